/** https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html */
import type { TemplateResource } from '../assembly';
import { nameOf } from '../policies/role-policies';
import type { Truth } from '../policies/truth';
import { held, type Lookup } from './lookup';
import type { Place, RouteTable } from './places';
import { contains, type Range } from './ranges';
import { all, any, both, step, type Reach } from './reach';
import { isOf, lead, type Route } from './routes';

/** A network on the other side of a VPN. */
export interface Remote {
  readonly name: string;
  /** Absent where the name is no CIDR. */
  readonly range: Range | undefined;
}

/** Whether it gets to a place in a VPC, and the answers back. */
export function overVpn(look: Lookup, remote: Remote, place: Place): Reach {
  const ways = look.view.ofType('AWS::EC2::VPCGatewayAttachment').map((attachment) => {
    const { VpnGatewayId } = attachment.properties;
    const gateway = look.find(held(attachment, 'VpnGatewayId'), 'AWS::EC2::VPNGateway');
    const isIts = place.vpc && look.names(held(attachment, 'VpcId'), place.vpc);
    const isThere = gateway
      ? look.names(held(attachment, 'VpnGatewayId'), gateway)
      : VpnGatewayId !== undefined && undefined;
    const attached = step(
      both(isIts, isThere),
      `${nameOf(attachment)} attaches a VPN gateway to the VPC of ${place.name}`,
    );
    return gateway ? all([attached, overGateway(look, remote, place, attachment, gateway)]) : attached;
  });
  return any(ways, `a VPN gateway is attached to the VPC of ${place.name}`);
}

function overGateway(
  look: Lookup,
  remote: Remote,
  place: Place,
  attachment: TemplateResource,
  gateway: TemplateResource,
): Reach {
  const name = nameOf(gateway);
  const isTarget = ({ kind, by }: Route): Truth =>
    kind === 'static' ? look.names(held(by, 'GatewayId'), gateway) : kind === 'propagated';
  const ways = look.view.ofType('AWS::EC2::VPNConnection').map((connection) => {
    const propagated = (table: RouteTable): Route[] =>
      propagations(look, table, attachment, gateway).flatMap((one) =>
        announced(look, connection, remote).map((route): Route => ({
          kind: 'propagated',
          ...route,
          ...one,
          isThere: both(route.isThere, one.isThere),
        })),
      );
    return all([
      step(look.names(held(connection, 'VpnGatewayId'), gateway), `${nameOf(connection)} ends at ${name}`),
      step(isIpsec(look, gateway), `${name} is for IPsec`),
      ...connects(look, connection, remote),
      ...lead(look, place, [remote.range], isTarget, `${remote.name} back into ${name}`, propagated),
    ]);
  });
  return any(ways, `a VPN connection ends at ${name}`);
}

function connects(look: Lookup, connection: TemplateResource, { name, range }: Remote): Reach[] {
  const { CustomerGatewayId, LocalIpv4NetworkCidr } = connection.properties;
  const other = look.find(held(connection, 'CustomerGatewayId'), 'AWS::EC2::CustomerGateway');
  const isThere = other
    ? look.names(held(connection, 'CustomerGatewayId'), other)
    : CustomerGatewayId !== undefined && undefined;
  const { IpAddress, CertificateArn } = other?.properties ?? {};
  const selected = look.range(held(connection, 'LocalIpv4NetworkCidr'));
  return [
    step(both(isIpsec(look, connection), !other || isIpsec(look, other)), `${nameOf(connection)} is for IPsec`),
    step(isThere, `${nameOf(connection)} has a customer gateway at its other end`),
    step(
      !other || (IpAddress ?? CertificateArn) !== undefined,
      `the customer gateway of ${nameOf(connection)} has an address`,
    ),
    step(
      LocalIpv4NetworkCidr === undefined || (selected && range && contains(selected, range)),
      `${nameOf(connection)} carries ${name}`,
    ),
  ];
}

/** The only type that there is, and each has to name it. */
const isIpsec = (look: Lookup, one: TemplateResource): Truth => look.is(held(one, 'Type'), 'ipsec.1');

/**
 * What passes a gateway's routes on to a table. One that may be made before the gateway is attached fails.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpngatewayroutepropagation.html (read 2026-11-26)
 */
const propagations = (
  look: Lookup,
  table: RouteTable,
  attachment: TemplateResource,
  gateway: TemplateResource,
): Pick<Route, 'by' | 'isThere'>[] =>
  look.view.ofType('AWS::EC2::VPNGatewayRoutePropagation').map((by) => ({
    by,
    isThere: both(
      isOf(look, by, table, 'RouteTableIds'),
      look.names(held(by, 'VpnGatewayId'), gateway),
      look.view.mustComeBefore(attachment, by),
    ),
  }));

/** What a gateway learns of a connection: by BGP what the other side announces, else its static routes. */
function announced(look: Lookup, connection: TemplateResource, { range }: Remote): Pick<Route, 'range' | 'isThere'>[] {
  const routing = routingOf(look, connection);
  if (routing !== 'static') return [{ range, isThere: routing && true }];
  return look.view.ofType('AWS::EC2::VPNConnectionRoute').map((by) => ({
    range: look.range(held(by, 'DestinationCidrBlock')),
    isThere: look.names(held(by, 'VpnConnectionId'), connection),
  }));
}

/** Where the routes of a connection come from; `undefined` where its properties do not say. */
export function routingOf(look: Lookup, connection: TemplateResource): 'BGP' | 'static' | undefined {
  const isStatic = look.flag(held(connection, 'StaticRoutesOnly'));
  return isStatic === undefined ? undefined : isStatic ? 'static' : 'BGP';
}
