import { decided, get, ON_PREMISES, ref, set, smallApp, without, type Case } from './small-app';

const route = (RouteTableId: unknown, more: object, DestinationCidrBlock = '172.16.0.0/16') => ({
  Type: 'AWS::EC2::Route',
  Properties: { RouteTableId, DestinationCidrBlock, ...more },
});
const staticRoute = (DestinationCidrBlock: unknown, VpnConnectionId: unknown = ref('VpnConnection')) => ({
  Type: 'AWS::EC2::VPNConnectionRoute',
  Properties: { DestinationCidrBlock, VpnConnectionId },
});
const withStatic =
  (...routes: unknown[]) =>
  (parts: any) => {
    parts.VpnConnection.Properties.StaticRoutesOnly = true;
    routes.forEach((one, index) => (parts[`Static${index}`] = one));
  };

describe('over a VPN', () => {
  it.each<Case>([
    [
      'a gateway that is attached to another VPC',
      (parts) => (parts.Attachment.Properties.VpcId = ref('OtherVpc')),
      'unreachable',
    ],
    ['a gateway that is not attached', (parts) => delete parts.Attachment, 'unreachable'],
    [
      'another gateway attached',
      (parts) => (parts.Attachment.Properties.VpnGatewayId = ref('OtherVPNGateway')),
      'unreachable',
    ],
    ['an attachment that is not known', (parts) => (parts.Attachment.Properties.VpcId = ref('Given')), 'cannot say'],
    ['a gateway that is not known', (parts) => (parts.Attachment.Properties.VpnGatewayId = ref('Given')), 'cannot say'],
    [
      'a connection to another gateway',
      (parts) => (parts.VpnConnection.Properties.VpnGatewayId = ref('OtherVPNGateway')),
      'unreachable',
    ],
    ['a connection to a transit gateway', (parts) => delete parts.VpnConnection.Properties.VpnGatewayId, 'unreachable'],
    ['a gateway of no type', without('VpnGateway', 'Type'), 'unreachable'],
    ['a connection of another type', set('VpnConnection', 'Type', 'other'), 'unreachable'],
    ['a customer gateway of no type', without('CustomerGateway', 'Type'), 'unreachable'],
    ['no customer gateway', (parts) => delete parts.VpnConnection.Properties.CustomerGatewayId, 'unreachable'],
    [
      'a customer gateway that is not known',
      (parts) => (parts.VpnConnection.Properties.CustomerGatewayId = ref('Given')),
      'cannot say',
    ],
    [
      'a customer gateway without an address',
      (parts) => delete parts.CustomerGateway.Properties.IpAddress,
      'unreachable',
    ],
    [
      'a connection for another network',
      (parts) => (parts.VpnConnection.Properties.LocalIpv4NetworkCidr = '172.17.0.0/16'),
      'unreachable',
    ],
    [
      'propagation of another gateway',
      (parts) => (parts.Propagation.Properties.VpnGatewayId = ref('OtherVPNGateway')),
      'unreachable',
    ],
    ['propagation that may come before the attachment', (parts) => delete parts.Propagation.DependsOn, 'unreachable'],
    ['propagation to one table of two', (parts) => parts.Propagation.Properties.RouteTableIds.pop(), 'unreachable'],
    [
      'propagation to tables that are not known',
      (parts) => (parts.Propagation.Properties.RouteTableIds = ref('Given')),
      'cannot say',
    ],
    ['no propagation', (parts) => delete parts.Propagation, 'unreachable'],
    ['a range that is the VPC’s', (parts) => (parts.Vpc.Properties.CidrBlock = '172.16.0.0/12'), 'unreachable'],
  ])('%s', (_what, change, decision) => expect(decided('vpn', change)).toBe(decision));

  it.each<Case>(
    [
      ['a static route into the gateway, in place of propagation', { GatewayId: ref('VpnGateway') }, 'reachable'],
      ['a static route into another gateway', { GatewayId: ref('OtherVPNGateway') }, 'unreachable'],
    ].map(
      ([what, more, decision]) =>
        [
          what,
          (parts: any) => {
            delete parts.Propagation;
            [0, 1].forEach((zone) => (parts[`Route${zone}`] = route(ref(`Table${zone}`), more as object)));
          },
          decision,
        ] as Case,
    ),
  )('%s', (_what, change, decision) => expect(decided('vpn', change)).toBe(decision));

  it.each<Case>([
    [
      'to the same network decides',
      (parts) => (parts.Route = route(ref('Table1'), { NatGatewayId: 'nat-1' })),
      'unreachable',
    ],
    [
      'to a part of it decides',
      (parts) => (parts.Route = route(ref('Table1'), { NatGatewayId: 'nat-1' }, '172.16.7.0/24')),
      'unreachable',
    ],
    [
      'to a wider network does not',
      (parts) => (parts.Route = route(ref('Table1'), { NatGatewayId: 'nat-1' }, '0.0.0.0/0')),
      'reachable',
    ],
    [
      'of another table does not',
      (parts) => (parts.Route = route(ref('OtherRouteTable'), { NatGatewayId: 'nat-1' })),
      'reachable',
    ],
    [
      'of a table that is not known may',
      (parts) => (parts.Route = route(ref('Given'), { NatGatewayId: 'nat-1' })),
      'cannot say',
    ],
    [
      'to a network that is not known may',
      (parts) =>
        (parts.Route = {
          Type: 'AWS::EC2::Route',
          Properties: { RouteTableId: ref('Table1'), DestinationPrefixListId: 'pl-1', NatGatewayId: 'nat-1' },
        }),
      'cannot say',
    ],
    [
      'for IPv6 does not',
      (parts) =>
        (parts.Route = {
          Type: 'AWS::EC2::Route',
          Properties: { RouteTableId: ref('Table1'), DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1' },
        }),
      'reachable',
    ],
  ])('a static route elsewhere %s', (_what, change, decision) => expect(decided('vpn', change)).toBe(decision));

  it.each<Case>([
    ['for the network', withStatic(staticRoute('172.16.0.0/16')), 'reachable'],
    ['for its halves', withStatic(staticRoute('172.16.0.0/17'), staticRoute('172.16.128.0/17')), 'reachable'],
    ['for a part of it', withStatic(staticRoute('172.16.0.0/17')), 'unreachable'],
    ['for another', withStatic(staticRoute('172.17.0.0/16')), 'unreachable'],
    [
      'of another connection',
      withStatic(staticRoute('172.16.0.0/16', get('OtherVPNGateway', 'VPNGatewayId'))),
      'unreachable',
    ],
    ['that is not known', withStatic(staticRoute(ref('Given'))), 'cannot say'],
    [
      'of a connection that may be static',
      (parts) => (parts.VpnConnection.Properties.StaticRoutesOnly = ref('Given')),
      'cannot say',
    ],
  ])('a connection without BGP needs a route: %s', (_what, change, decision) => {
    expect(decided('vpn', change)).toBe(decision);
  });

  it.each<[unknown, string | undefined]>([
    [undefined, 'BGP'],
    [false, 'BGP'],
    [true, 'static'],
    [ref('Given'), undefined],
  ])('the routing is told: StaticRoutesOnly %j', (StaticRoutesOnly, routing) => {
    const { network, find } = smallApp((parts) => Object.assign(parts.VpnConnection.Properties, { StaticRoutesOnly }));
    expect(network.routingOf(find('VpnConnection'))).toBe(routing);
  });

  it('the networks on-premises are those that a group lets in from outside of the VPC', () => {
    const { network, find } = smallApp((parts) => {
      const [rule] = parts.InterfaceGroup.Properties.SecurityGroupIngress;
      const more = ['172.16.0.0/16', '10.0.1.0/24', '198.51.100.0/24', ref('Given')].map((CidrIp) => ({
        ...rule,
        CidrIp,
      }));
      parts.InterfaceGroup.Properties.SecurityGroupIngress.push(...more);
    });
    expect(network.onPremisesOf(find('InterfaceEndpoint'))).toStrictEqual([ON_PREMISES]);
  });

  it('a whole VPC is reached where all of its tables lead back', () => {
    const { network, find } = smallApp();
    const https = { from: 443, to: 443 };
    expect(network.reaches(ON_PREMISES, find('Vpc'), https).decision).toBe('reachable');
    expect(network.reaches({ onPremises: '172.16.0.0' }, find('Vpc'), https).decision).toBe('cannot say');
    expect(network.reaches(ON_PREMISES, find('OtherVpc'), https).decision).toBe('unreachable');
  });
});
