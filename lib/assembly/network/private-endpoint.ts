/** https://www.mongodb.com/docs/atlas/security-private-endpoint/ */
import type { TemplateResource } from '../assembly';
import { nameOf } from '../policies/role-policies';
import { typeOf } from './endpoints';
import { held, type Lookup } from './lookup';
import { regionOf } from './peering';
import { all, alike, step, type Reach } from './reach';
import { within, type Asker } from './within';

/** One for each node, counted up from the first. */
const NODES = { from: 1024, to: 65_535 };

/** To the clusters of a project in one region, by what Atlas, AWS and the template each have a part of. */
export function throughPrivateEndpoint(look: Lookup, from: Asker, connection: TemplateResource): Reach {
  const service = serviceOf(look, connection);
  const endpoint = look.find(held(connection, 'Id'), 'AWS::EC2::VPCEndpoint');
  const name = nameOf(connection);
  if (!service || !endpoint) {
    const isSaid =
      connection.properties['EndpointServiceId'] !== undefined && connection.properties['Id'] !== undefined;
    return step(isSaid && undefined, `${name} is of an endpoint and a service of the app`);
  }
  return all([
    step(look.names(held(connection, 'EndpointServiceId'), service), `${name} is of ${nameOf(service)}`),
    step(look.names(held(connection, 'Id'), endpoint), `${name} is of ${nameOf(endpoint)}`),
    step(
      look.same(held(connection, 'ProjectId'), held(service, 'ProjectId')),
      `${name} and ${nameOf(service)} are of one project`,
    ),
    step(look.is(held(service, 'CloudProvider'), 'AWS'), `${nameOf(service)} is at AWS`),
    step(
      alike(regionOf(look, service, 'Region'), endpoint.region),
      `${nameOf(service)} is in the region of ${nameOf(endpoint)}`,
    ),
    step(
      look.names(held(endpoint, 'ServiceName'), service, ['EndpointServiceName']),
      `${nameOf(endpoint)} leads to ${nameOf(service)}`,
    ),
    step(alike(typeOf(look, endpoint), 'Interface'), `${nameOf(endpoint)} is an interface endpoint`),
    within(look, from, endpoint, NODES),
  ]);
}

export const serviceOf = (look: Lookup, connection: TemplateResource): TemplateResource | undefined =>
  look.find(held(connection, 'EndpointServiceId'), 'MongoDB::Atlas::PrivateEndpointService');
