import type { TemplateResource } from '../assembly';
import type { ResolvedAssembly } from '../resolve';
import type { Place } from './places';
import type { Reach } from './reach';

/**
 * A network beyond the VPN of a VPC, as `172.16.0.0/16`. It is taken to be announced, and to let its own traffic out and back: what the
 * other side does is in no template.
 */
export interface OnPremises {
  readonly onPremises: string;
}

/** A VPC (each of its subnets), a subnet (whoever is in it), a function, a Redshift workgroup or an interface endpoint; or who is beyond the VPN. */
export type Asker = TemplateResource | OnPremises;

/** TCP, both ends included. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/**
 * Who reaches what by the templates of an app: VPCs, route tables, endpoints, peerings, VPNs and security groups, by their references and
 * properties only. Nothing is guessed: see {@link Reach}. Only the network is judged: whether a policy lets somebody through is asked of
 * `Access`. A check asks it so:
 *
 * ```ts
 * const network = new Network(view);
 * network.throughEndpoint(vpc, endpoint, 'dynamodb').decision === 'reachable';            // from every subnet of the VPC
 * network.throughEndpoint({ onPremises: '172.16.0.0/16' }, endpoint, 'dynamodb');         // over the VPN
 * network.reachesCluster(ordersFunction, cluster, 'peering');                             // its nodes at AWS, in all their regions
 * network.othersReachAtlas(cluster, vpc).decision === 'unreachable';                      // a closed access list
 * network.fromInternet(workgroup).decision === 'unreachable';
 * network.zonesOf(network.placeOf(endpoint).subnets) === 3;
 * ```
 *
 * The resources are those of the same view. What is false of a damaged template is `unreachable`, or `cannot say` where its other end is not
 * in the app; so a check asks for the one decision that its claim needs, and prints `because`.
 */
export class Network {
  constructor(private readonly view: ResolvedAssembly) {}

  /** VPC, subnets, route tables and security groups of what {@link Asker} names. */
  placeOf(thing: TemplateResource): Place {
    return notYet(this.view, thing);
  }

  /** How many availability zones subnets span; `undefined` where their properties do not say. */
  zonesOf(subnets: readonly TemplateResource[]): number | undefined {
    return notYet(this.view, subnets);
  }

  /** Within a VPC, or into it over its VPN and back. A VPC or a subnet is reached where its routes lead; what is in it has its own groups. */
  reaches(from: Asker, thing: TemplateResource, ports: Ports): Reach {
    return notYet(this.view, from, thing, ports);
  }

  /** To an AWS service by one VPC endpoint. @param service as in the endpoint's service name: `dynamodb` */
  throughEndpoint(from: Asker, endpoint: TemplateResource, service: string): Reach {
    return notYet(this.view, from, endpoint, service);
  }

  /** To an AWS service by any endpoint of a type. */
  reachesService(from: Asker, service: string, type: 'Gateway' | 'Interface'): Reach {
    return notYet(this.view, from, service, type);
  }

  /** Whether an endpoint takes over the service's public name in its VPC; `undefined` where the templates do not say. */
  hasPrivateDns(endpoint: TemplateResource): boolean | undefined {
    return notYet(this.view, endpoint);
  }

  /** To Atlas's network of one region by a `MongoDB::Atlas::NetworkPeering`. */
  throughPeering(from: Asker, peering: TemplateResource): Reach {
    return notYet(this.view, from, peering);
  }

  /** To the clusters of a project in one region by a `MongoDB::Atlas::PrivateEndpointAWS`. */
  throughPrivateEndpoint(from: Asker, connection: TemplateResource): Reach {
    return notYet(this.view, from, connection);
  }

  /** To a cluster's nodes at AWS: by peering in each of their regions, by private endpoint in one. Nodes at other clouds are not asked for. */
  reachesCluster(from: Asker, cluster: TemplateResource, way: 'peering' | 'private endpoint'): Reach {
    return notYet(this.view, from, cluster, way);
  }

  /** Whether the access lists of a project let in anybody outside of a VPC. @param of what has the project's `ProjectId` */
  othersReachAtlas(of: TemplateResource, vpc: TemplateResource): Reach {
    return notYet(this.view, of, vpc);
  }

  /** Where the routes of a VPN connection come from; `undefined` where its properties do not say. */
  routingOf(connection: TemplateResource): 'BGP' | 'static' | undefined {
    return notYet(this.view, connection);
  }

  /** Whether somebody on the internet can open a connection to it. */
  fromInternet(thing: TemplateResource): Reach {
    return notYet(this.view, thing);
  }

  /** Whether it can open a connection to somewhere on the internet. */
  toInternet(from: TemplateResource): Reach {
    return notYet(this.view, from);
  }
}

function notYet(...asked: readonly unknown[]): never {
  throw new Error(`not built yet: ${asked.length}`);
}
