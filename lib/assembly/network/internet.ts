/**
 * From the internet and to it, by IPv4 and TCP over the gateways of a VPC. A route for IPv6 is not judged, and ways round by a VPN or a
 * peered network are not asked for.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
import type { TemplateResource } from '../assembly';
import { nameOf } from '../policies/role-policies';
import { some, type Truth } from '../policies/truth';
import { held, type Lookup } from './lookup';
import { placeOf, type Place } from './places';
import { isPrivate } from './ranges';
import { all, any, both, step, type Reach } from './reach';
import { isOf } from './routes';
import { isPublic } from './security-groups';

export function fromInternet(look: Lookup, thing: TemplateResource): Reach {
  if (isOutside(thing)) return step(false, `${nameOf(thing)} can be connected to`);
  return known(placeOf(look, thing), (place) => all([...openWay(look, place, thing), lets(look, place, 'in')]));
}

export function toInternet(look: Lookup, thing: TemplateResource): Reach {
  if (isOutside(thing)) return step(true, `${nameOf(thing)} is in no VPC`);
  return known(placeOf(look, thing), (place) => {
    const byNat = step(leads(look, place, intoNat), `a route of ${place.name} leads through a NAT gateway`);
    return all([any([all(openWay(look, place, thing)), byNat], ''), lets(look, place, 'out')]);
  });
}

const isOutside = ({ type, properties }: TemplateResource): boolean =>
  type === 'AWS::Lambda::Function' && properties['VpcConfig'] === undefined;

/** Where something is not known of a place, or does not fit together, nothing is known of its ways. */
const known = (place: Place, ways: (place: Place) => Reach): Reach =>
  place.certain.decision === 'reachable' ? ways(place) : step(undefined, place.certain.because);

const openWay = (look: Lookup, place: Place, thing: TemplateResource): Reach[] => [
  step(leads(look, place, intoInternetGateway), `a route of ${place.name} leads to an internet gateway`),
  step(hasPublicAddress(look, thing, place), `${place.name} has a public address`),
];

const lets = (look: Lookup, { name, securityGroups }: Place, direction: 'in' | 'out'): Reach =>
  step(
    securityGroups.length === 0 || isPublic(look, securityGroups, direction),
    `the security groups of ${name} let public addresses ${direction}`,
  );

type Target = (look: Lookup, route: TemplateResource, vpc: TemplateResource) => Truth;

const leads = (look: Lookup, { vpc, routeTables }: Place, isTarget: Target): Truth =>
  some(routeTables, (table) =>
    some(look.view.ofType('AWS::EC2::Route'), (route) => {
      const range = look.range(held(route, 'DestinationCidrBlock'));
      return vpc && both(isOf(look, route, table), range && !isPrivate(range), isTarget(look, route, vpc));
    }),
  );

const intoInternetGateway: Target = (look, route, vpc) => {
  if (route.properties['GatewayId'] === undefined) return leadsElsewhere(route);
  const gateway = look.find(held(route, 'GatewayId'), 'AWS::EC2::InternetGateway', 'AWS::EC2::VPNGateway');
  if (gateway?.type !== 'AWS::EC2::InternetGateway') return gateway && false;
  return some(look.view.ofType('AWS::EC2::VPCGatewayAttachment'), (one) =>
    both(look.names(held(one, 'InternetGatewayId'), gateway), look.names(held(one, 'VpcId'), vpc)),
  );
};

const intoNat: Target = (look, route) => {
  if (route.properties['NatGatewayId'] === undefined) return leadsElsewhere(route);
  const nat = look.find(held(route, 'NatGatewayId'), 'AWS::EC2::NatGateway');
  const subnet = nat && look.find(held(nat, 'SubnetId'), 'AWS::EC2::Subnet');
  if (!subnet) return undefined;
  if (look.is(held(nat, 'ConnectivityType'), 'private')) return false;
  const place = placeOf(look, subnet);
  return place.certain.decision === 'reachable' ? leads(look, place, intoInternetGateway) : undefined;
};

/** A peering leads to its own network only; instances, interfaces, transit gateways and the like may lead anywhere. */
const leadsElsewhere = ({ properties }: TemplateResource): Truth =>
  ['GatewayId', 'NatGatewayId', 'VpcPeeringConnectionId'].some((name) => properties[name] !== undefined)
    ? false
    : undefined;

/** Functions and endpoints never have one. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html */
function hasPublicAddress(look: Lookup, thing: TemplateResource, { subnets }: Place): Truth {
  if (thing.type === 'AWS::RedshiftServerless::Workgroup') return look.flag(held(thing, 'PubliclyAccessible'));
  if (thing.type !== 'AWS::EC2::VPC' && thing.type !== 'AWS::EC2::Subnet') return false;
  // Who is not given one at launch may be given one later.
  return some(subnets, (subnet) => look.flag(held(subnet, 'MapPublicIpOnLaunch'))) || undefined;
}
