import type { TemplateResource } from '../assembly';
import { nameOf } from '../policies/role-policies';
import type { Truth } from '../policies/truth';
import { held, type Lookup } from './lookup';
import { placeOf } from './places';
import { all, any, both, first, step, type Reach } from './reach';
import { isOf } from './routes';
import { isBeyond, left, within, type Asker } from './within';

export type EndpointType = 'Gateway' | 'Interface';

const HTTPS = { from: 443, to: 443 };

const endpointsOf = (look: Lookup, type: EndpointType): TemplateResource[] =>
  look.view.ofType('AWS::EC2::VPCEndpoint').filter((one) => (typeOf(look, one) ?? type) === type);

/** To an AWS service by one VPC endpoint. */
export function throughEndpoint(look: Lookup, from: Asker, endpoint: TemplateResource, service: string): Reach {
  const type = typeOf(look, endpoint);
  const leads = step(isFor(look, endpoint, service), `${nameOf(endpoint)} leads to ${service} in its own region`);
  if (type === 'Gateway') return first([leads], () => throughGateway(look, from, endpoint));
  if (type === 'Interface') return first([leads], () => within(look, from, endpoint, HTTPS));
  return step(type === undefined ? undefined : false, `${nameOf(endpoint)} is a gateway or an interface endpoint`);
}

export const byAny = (look: Lookup, from: Asker, service: string, type: EndpointType): Reach =>
  any(
    endpointsOf(look, type).map((endpoint) => throughEndpoint(look, from, endpoint, service)),
    `the app has an endpoint of type ${type}`,
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpcendpoint.html (read 2026-11-26) */
export const typeOf = (look: Lookup, endpoint: TemplateResource): string | undefined =>
  endpoint.properties['VpcEndpointType'] === undefined ? 'Gateway' : look.text(held(endpoint, 'VpcEndpointType'));

const isFor = (look: Lookup, endpoint: TemplateResource, service: string): Truth => {
  const { region, properties } = endpoint;
  const isHere = properties['ServiceRegion'] === undefined || look.is(held(endpoint, 'ServiceRegion'), region);
  return both(isHere, look.is(held(endpoint, 'ServiceName'), region && `com.amazonaws.${region}.${service}`));
};

/**
 * Its routes stand in the tables that it names, for those who are in the VPC itself.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/vpc-endpoints-dynamodb.html
 */
function throughGateway(look: Lookup, from: Asker, endpoint: TemplateResource): Reach {
  if (isBeyond(from))
    return step(false, `the gateway endpoint ${nameOf(endpoint)} takes what comes from outside of its VPC`);
  const place = placeOf(look, from);
  const { vpc, routeTables, subnets } = place;
  const inTables = routeTables.map((table, index) =>
    step(
      isOf(look, endpoint, table, 'RouteTableIds'),
      `${nameOf(endpoint)} is in the route table of ${subnets[index] ? nameOf(subnets[index]) : ''}`,
    ),
  );
  return all([
    place.certain,
    step(vpc && look.names(held(endpoint, 'VpcId'), vpc), `${nameOf(endpoint)} is in the VPC of ${place.name}`),
    ...inTables,
    ...left(look, place, { name: 'the service', ranges: ['public'], securityGroups: [] }, HTTPS),
  ]);
}
