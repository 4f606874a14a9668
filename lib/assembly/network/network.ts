import type { TemplateResource } from '../assembly';
import { oncePer } from '../once-per';
import type { ResolvedAssembly } from '../resolve';
import { othersMay } from './access-list';
import { reachesCluster, type Way } from './cluster';
import { byAny, throughEndpoint, type EndpointType } from './endpoints';
import { fromInternet, toInternet } from './internet';
import { held, Lookup } from './lookup';
import { throughPeering } from './peering';
import { placeOf, type Place } from './places';
import { throughPrivateEndpoint } from './private-endpoint';
import type { Reach } from './reach';
import { routingOf } from './vpn';
import { onPremisesOf, within, type Asker, type OnPremises, type Ports } from './within';
import { zonesOf } from './zones';

/**
 * Who reaches what by the templates of an app: VPCs, route tables, endpoints, peerings, VPNs and security groups, by their references and
 * properties only. Nothing is guessed: see {@link Reach}. Only the network is judged: whether a policy lets somebody through is asked of
 * `Access`. A check asks it so:
 *
 * ```ts
 * const network = new Network(view);
 * network.throughEndpoint(vpc, endpoint, 'dynamodb').decision === 'reachable';            // from every subnet of the VPC
 * network.onPremisesOf(endpoint).map((from) => network.throughEndpoint(from, endpoint, 'dynamodb')); // over the VPN
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
  private readonly look: Lookup;
  /** A check asks it for each peering, and it looks at all of them. */
  private readonly toCluster: Readonly<Record<Way, (from: Asker) => (cluster: TemplateResource) => Reach>> = {
    peering: this.oncePerPair('peering'),
    'private endpoint': this.oncePerPair('private endpoint'),
  };

  constructor(view: ResolvedAssembly) {
    this.look = new Lookup(view);
  }

  /** VPC, subnets, route tables and security groups of what {@link Asker} names. */
  placeOf(thing: TemplateResource): Place {
    return placeOf(this.look, thing);
  }

  /** How many availability zones subnets span; `undefined` where their properties do not say. */
  zonesOf(subnets: readonly TemplateResource[]): number | undefined {
    return zonesOf(this.look, subnets);
  }

  /** Within a VPC, or into it over its VPN and back. A VPC or a subnet is reached where its routes lead; what is in it has its own groups. */
  reaches(from: Asker, thing: TemplateResource, ports: Ports): Reach {
    return within(this.look, from, thing, ports);
  }

  /** The private networks outside of its VPC that the security groups of something let in: those to ask whether they get there. */
  onPremisesOf(thing: TemplateResource): OnPremises[] {
    return onPremisesOf(this.look, thing);
  }

  /** To an AWS service by one VPC endpoint. @param service as in the endpoint's service name: `dynamodb` */
  throughEndpoint(from: Asker, endpoint: TemplateResource, service: string): Reach {
    return throughEndpoint(this.look, from, endpoint, service);
  }

  /** To an AWS service by any endpoint of a type. */
  reachesService(from: Asker, service: string, type: EndpointType): Reach {
    return byAny(this.look, from, service, type);
  }

  /** Whether an endpoint takes over the service's public name in its VPC; `undefined` where the templates do not say. */
  hasPrivateDns(endpoint: TemplateResource): boolean | undefined {
    return this.look.flag(held(endpoint, 'PrivateDnsEnabled'));
  }

  /** To Atlas's network of one region by a `MongoDB::Atlas::NetworkPeering`. */
  throughPeering(from: Asker, peering: TemplateResource): Reach {
    return throughPeering(this.look, from, peering);
  }

  /** To the clusters of a project in one region by a `MongoDB::Atlas::PrivateEndpointAWS`. */
  throughPrivateEndpoint(from: Asker, connection: TemplateResource): Reach {
    return throughPrivateEndpoint(this.look, from, connection);
  }

  /** To a cluster's nodes at AWS: by peering in each of their regions, by private endpoint in one. Nodes at other clouds are not asked for. */
  reachesCluster(from: Asker, cluster: TemplateResource, way: Way): Reach {
    return this.toCluster[way](from)(cluster);
  }

  private oncePerPair(way: Way): (from: Asker) => (cluster: TemplateResource) => Reach {
    return oncePer((from: Asker) =>
      oncePer((cluster: TemplateResource) => reachesCluster(this.look, from, cluster, way)),
    );
  }

  /** Whether the access lists of a project let in anybody outside of a VPC. @param of what has the project's `ProjectId` */
  othersReachAtlas(of: TemplateResource, vpc: TemplateResource): Reach {
    return othersMay(this.look, of, vpc);
  }

  /** Where the routes of a VPN connection come from; `undefined` where its properties do not say. */
  routingOf(connection: TemplateResource): 'BGP' | 'static' | undefined {
    return routingOf(this.look, connection);
  }

  /** Whether somebody on the internet can open a connection to it. */
  fromInternet(thing: TemplateResource): Reach {
    return fromInternet(this.look, thing);
  }

  /** Whether it can open a connection to somewhere on the internet. */
  toInternet(from: TemplateResource): Reach {
    return toInternet(this.look, from);
  }
}
