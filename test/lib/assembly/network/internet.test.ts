import { ref, smallApp, without, type Case, type Change } from './small-app';

const part = (Type: string, Properties: object) => ({ Type: `AWS::EC2::${Type}`, Properties });
const route = (RouteTableId: unknown, more: object) =>
  part('Route', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', ...more });

/** An internet gateway with a route from the first subnet. */
const opened: Change = (parts) => {
  parts.Internet = part('InternetGateway', {});
  parts.InternetAttachment = part('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Internet') });
  parts.Out = route(ref('Table0'), { GatewayId: ref('Internet') });
  parts.Subnet0.Properties.MapPublicIpOnLaunch = true;
};
/** And a NAT gateway there, with a route from the second. */
const natted: Change = (parts) => {
  opened(parts);
  parts.Nat = part('NatGateway', { SubnetId: ref('Subnet0'), AllocationId: 'eipalloc-1' });
  parts.Through = route(ref('Table1'), { NatGatewayId: ref('Nat') });
};
const after = (first: Change, then: Change) => (parts: any) => {
  first(parts);
  then(parts);
};
const asked = (change: Change, id: string, way: 'fromInternet' | 'toInternet'): string => {
  const { network, find } = smallApp(change);
  return network[way](find(id)).decision;
};

it.each(['Vpc', 'Subnet0', 'Function', 'InterfaceEndpoint'])('%s has no way from the internet and to it', (id) => {
  expect(asked(() => undefined, id, 'fromInternet')).toBe('unreachable');
  expect(asked(() => undefined, id, 'toInternet')).toBe('unreachable');
});

describe('from the internet', () => {
  it.each<Case>([
    ['a route to an internet gateway', opened, 'reachable'],
    ['no route to it', after(opened, (parts) => delete parts.Out), 'unreachable'],
    [
      'a gateway that is attached to another VPC',
      after(opened, (parts) => (parts.InternetAttachment.Properties.VpcId = ref('OtherVpc'))),
      'unreachable',
    ],
    [
      'an attachment that is not known',
      after(opened, (parts) => (parts.InternetAttachment.Properties.VpcId = ref('Given'))),
      'cannot say',
    ],
    [
      'a gateway that is not known',
      after(opened, (parts) => (parts.Out.Properties.GatewayId = ref('Given'))),
      'cannot say',
    ],
    [
      'a route of a table that is not known',
      after(opened, (parts) => (parts.Out.Properties.RouteTableId = ref('Given'))),
      'cannot say',
    ],
    [
      'a route to private addresses',
      after(opened, (parts) => (parts.Out.Properties.DestinationCidrBlock = '10.8.0.0/16')),
      'unreachable',
    ],
    [
      'addresses that may be given later',
      after(opened, (parts) => delete parts.Subnet0.Properties.MapPublicIpOnLaunch),
      'cannot say',
    ],
    [
      'a route into the VPN gateway',
      after(opened, (parts) => (parts.Out.Properties.GatewayId = ref('VpnGateway'))),
      'unreachable',
    ],
    ['a route into a NAT gateway', after(natted, (parts) => delete parts.Out), 'unreachable'],
    [
      'a route into a transit gateway',
      (parts) => (parts.Out = route(ref('Table0'), { TransitGatewayId: 'tgw-1' })),
      'cannot say',
    ],
    [
      'a route for IPv6',
      after(
        opened,
        (parts) =>
          (parts.Out = part('Route', {
            RouteTableId: ref('Table0'),
            DestinationIpv6CidrBlock: '::/0',
            GatewayId: ref('Internet'),
          })),
      ),
      'cannot say',
    ],
    [
      'a subnet whose table is not known',
      (parts) => (parts.Association0.Properties.RouteTableId = ref('Given')),
      'cannot say',
    ],
  ])('a VPC is reached by %s', (_what, change, decision) =>
    expect(asked(change, 'Vpc', 'fromInternet')).toBe(decision),
  );

  it('is no function reached that is in no VPC', () => {
    expect(asked(without('Function', 'VpcConfig'), 'Function', 'fromInternet')).toBe('unreachable');
  });

  it('is one subnet reached and the other not', () => {
    expect(asked(opened, 'Subnet0', 'fromInternet')).toBe('reachable');
    expect(asked(opened, 'Subnet1', 'fromInternet')).toBe('unreachable');
  });

  it.each(['Function', 'InterfaceEndpoint'])('is %s never reached: it has no public address', (id) => {
    expect(asked(opened, id, 'fromInternet')).toBe('unreachable');
  });

  const workgroup = (PubliclyAccessible: unknown, CidrIp = '0.0.0.0/0', IpProtocol: unknown = 'tcp') =>
    after(opened, (parts) => {
      const open = { CidrIp, IpProtocol, FromPort: 5439, ToPort: 5439 };
      parts.Group = part('SecurityGroup', { VpcId: ref('Vpc'), SecurityGroupIngress: [open] });
      parts.Workgroup = {
        Type: 'AWS::RedshiftServerless::Workgroup',
        Properties: { PubliclyAccessible, SubnetIds: [ref('Subnet0')], SecurityGroupIds: [ref('Group')] },
      };
    });

  const addition: Change = (parts) => {
    const open = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };
    parts.Rule = { ...part('SecurityGroupIngress', { GroupId: ref('Group'), ...open }), Condition: 'Open' };
  };

  it.each<Case>([
    ['that is public and open', workgroup(true), 'reachable'],
    ['that is public, and open to the VPC', workgroup(true, '10.0.0.0/16'), 'unreachable'],
    ['that is public, and open to pings', workgroup(true, '0.0.0.0/0', 'icmp'), 'unreachable'],
    ['that is public, in a protocol that is not known', workgroup(true, '0.0.0.0/0', ref('Given')), 'cannot say'],
    ['that is public, on a condition', after(workgroup(true, '10.0.0.0/16'), addition), 'cannot say'],
    ['that is not public', workgroup(false), 'unreachable'],
    ['of which nothing is said', workgroup(undefined), 'unreachable'],
    ['of which it is not known', workgroup(ref('Given')), 'cannot say'],
  ])('is a workgroup reached %s', (_what, change, decision) => {
    expect(asked(change, 'Workgroup', 'fromInternet')).toBe(decision);
  });
});

describe('to the internet', () => {
  it.each<Case>([
    ['by a NAT gateway', natted, 'reachable'],
    ['by an internet gateway, without a public address', opened, 'unreachable'],
    [
      'by a private NAT gateway',
      after(natted, (parts) => (parts.Nat.Properties.ConnectivityType = 'private')),
      'unreachable',
    ],
    ['by a NAT gateway that has no way out', after(natted, (parts) => delete parts.Out), 'unreachable'],
    [
      'by a NAT gateway that is not known',
      after(natted, (parts) => (parts.Through.Properties.NatGatewayId = ref('Given'))),
      'cannot say',
    ],
    [
      'past a group that lets nothing out',
      after(natted, (parts) => parts.FunctionGroup.Properties.SecurityGroupEgress.shift()),
      'unreachable',
    ],
    ['without a VPC', (parts) => delete parts.Function.Properties.VpcConfig, 'reachable'],
  ])('a function gets %s', (_what, change, decision) => expect(asked(change, 'Function', 'toInternet')).toBe(decision));

  it('who is in a subnet gets by an internet gateway', () => {
    expect(asked(opened, 'Subnet0', 'toInternet')).toBe('reachable');
    expect(asked(opened, 'Subnet1', 'toInternet')).toBe('unreachable');
  });
});
