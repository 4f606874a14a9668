import { decided, get, HTTPS, ref, smallApp, type Case, type Change } from './small-app';

const ALL = { IpProtocol: '-1' };
const tcp = (FromPort: number, ToPort: number, more: object) => ({ IpProtocol: 'tcp', FromPort, ToPort, ...more });
const VPC = { CidrIp: '10.0.0.0/16' };
const ATLAS = { CidrIp: '192.168.248.0/21' };
const nodes = (more: object) => tcp(1024, 65535, more);
const from = (id: string) => ({ SourceSecurityGroupId: get(id, 'GroupId') });
const to = (id: string) => ({ DestinationSecurityGroupId: get(id, 'GroupId') });
const rule = (Type: string, Properties: object, more = {}) => ({ Type: `AWS::EC2::${Type}`, Properties, ...more });

describe('what comes in', () => {
  const rules =
    (...Ingress: unknown[]) =>
    (parts: any) =>
      (parts.InterfaceGroup.Properties.SecurityGroupIngress = Ingress);
  const list = (...cidrs: unknown[]) =>
    rule('PrefixList', { Entries: cidrs.map((Cidr) => ({ Cidr })), AddressFamily: 'IPv4' });

  it.each<Case>([
    ['from the VPC', rules({ ...HTTPS, ...VPC }), 'reachable'],
    ['from everywhere, in every protocol', rules({ ...ALL, CidrIp: '0.0.0.0/0' }), 'reachable'],
    ['from a range by its parameter’s default', rules({ ...HTTPS, CidrIp: ref('Known') }), 'reachable'],
    ['from the range of the VPC', rules({ ...HTTPS, CidrIp: get('Vpc', 'CidrBlock') }), 'reachable'],
    [
      'from halves that make up the whole',
      rules({ ...HTTPS, CidrIp: '10.0.0.0/24' }, { ...HTTPS, CidrIp: '10.0.1.0/24' }),
      'reachable',
    ],
    ['from one subnet of two', rules({ ...HTTPS, CidrIp: '10.0.0.0/24' }), 'unreachable'],
    [
      'from a part of a subnet',
      rules({ ...HTTPS, CidrIp: '10.0.0.0/24' }, { ...HTTPS, CidrIp: '10.0.1.0/25' }),
      'unreachable',
    ],
    ['from nobody', rules(), 'unreachable'],
    ['on another port', rules(tcp(5439, 5439, VPC)), 'unreachable'],
    ['on a range of ports', rules(tcp(1, 1000, VPC)), 'reachable'],
    ['in another protocol', rules({ ...HTTPS, ...VPC, IpProtocol: 'udp' }), 'unreachable'],
    ['by IPv6', rules({ ...HTTPS, CidrIpv6: '::/0' }), 'unreachable'],
    ['from a range that is not known', rules({ ...HTTPS, CidrIp: ref('Given') }), 'cannot say'],
    ['from what is no range', rules({ ...HTTPS, CidrIp: '10.0.0.0' }), 'cannot say'],
    ['by a rule that is not known', rules({ 'Fn::If': ['Open', { ...HTTPS, ...VPC }, { ...HTTPS }] }), 'cannot say'],
    [
      'from a group of another VPC',
      rules({ ...HTTPS, SourceSecurityGroupId: get('OtherSecurityGroup', 'GroupId') }),
      'unreachable',
    ],
    ['from a group that is not known', rules({ ...HTTPS, SourceSecurityGroupId: ref('Given') }), 'cannot say'],
    [
      'from a prefix list that is not known',
      rules({ ...HTTPS, SourcePrefixListId: 'pl-0123456789abcdef0' }),
      'cannot say',
    ],
    [
      'from a prefix list of the app',
      (parts) => {
        rules({ ...HTTPS, SourcePrefixListId: ref('Prefixes') })(parts);
        parts.Prefixes = list('10.0.0.0/16');
      },
      'reachable',
    ],
    [
      'from a prefix list with an entry that is not known',
      (parts) => {
        rules({ ...HTTPS, SourcePrefixListId: ref('Prefixes') })(parts);
        parts.Prefixes = list('10.0.0.0/16', ref('Given'));
      },
      'cannot say',
    ],
    [
      'by a rule beside the group',
      (parts) => {
        rules()(parts);
        parts.Rule = rule('SecurityGroupIngress', { GroupId: get('InterfaceGroup', 'GroupId'), ...HTTPS, ...VPC });
      },
      'reachable',
    ],
    [
      'by a rule beside another group',
      (parts) => {
        rules()(parts);
        parts.Rule = rule('SecurityGroupIngress', { GroupId: get('OtherSecurityGroup', 'GroupId'), ...HTTPS, ...VPC });
      },
      'unreachable',
    ],
    [
      'by a rule on a condition that is not known',
      (parts) => {
        rules()(parts);
        parts.Rule = rule(
          'SecurityGroupIngress',
          { GroupId: ref('InterfaceGroup'), ...HTTPS, ...VPC },
          { Condition: 'Open' },
        );
      },
      'cannot say',
    ],
    [
      'by another group of the same endpoint',
      (parts) => {
        parts.Second = structuredClone(parts.InterfaceGroup);
        rules()(parts);
        parts.InterfaceEndpoint.Properties.SecurityGroupIds.push(ref('Second'));
      },
      'reachable',
    ],
  ])('is let in or not: %s', (_what, change, decision) => {
    const { network, find } = smallApp(change);
    const from = find('Function');
    expect(network.throughEndpoint(from, find('InterfaceEndpoint'), 'dynamodb').decision).toBe(decision);
  });

  it.each<Case>([
    [
      'that asks',
      (parts) => (parts.PrivateGroup.Properties.SecurityGroupIngress = [nodes(from('FunctionGroup'))]),
      'reachable',
    ],
    [
      'of another',
      (parts) => (parts.PrivateGroup.Properties.SecurityGroupIngress = [nodes(from('PrivateGroup'))]),
      'unreachable',
    ],
    [
      'that is asked',
      (parts) => (parts.FunctionGroup.Properties.SecurityGroupEgress = [nodes(to('PrivateGroup'))]),
      'reachable',
    ],
    [
      'of neither',
      (parts) => (parts.FunctionGroup.Properties.SecurityGroupEgress = [nodes(to('FunctionGroup'))]),
      'unreachable',
    ],
  ])('is let through by the group %s', (_what, change, decision) => {
    expect(decided('privateEndpoint', change)).toBe(decision);
  });

  it('comes from on-premises by its own range', () => {
    expect(decided('vpn', rules({ ...HTTPS, ...VPC }))).toBe('unreachable');
    expect(decided('vpn', rules({ ...HTTPS, CidrIp: '172.16.0.0/12' }))).toBe('reachable');
  });
});

describe('what goes out', () => {
  const rules =
    (...Egress: unknown[]) =>
    (parts: any) =>
      (parts.FunctionGroup.Properties.SecurityGroupEgress = Egress);
  const none: Change = (parts) => delete parts.FunctionGroup.Properties.SecurityGroupEgress;
  const beside: Change = (parts) => {
    none(parts);
    parts.Rule = rule('SecurityGroupEgress', { GroupId: ref('FunctionGroup'), ...HTTPS, CidrIp: '192.0.2.0/24' });
  };

  // To the addresses of an AWS service, which stand in a prefix list of AWS's.
  it.each<Case>([
    ['a rule for everywhere', rules({ ...ALL, CidrIp: '0.0.0.0/0' }), 'reachable'],
    ['no rule, which leaves all open', none, 'reachable'],
    ['an empty list of rules, which does too', rules(), 'reachable'],
    ['a rule beside the group, which may close that', beside, 'cannot say'],
    [
      'a prefix list whose content is not known',
      rules({ ...HTTPS, DestinationPrefixListId: ref('Given') }),
      'cannot say',
    ],
    ['a public range, which may be the service’s', rules({ ...HTTPS, CidrIp: '52.94.0.0/16' }), 'cannot say'],
    ['a private range', rules({ ...HTTPS, ...VPC }), 'unreachable'],
    [
      'the placeholder for nothing',
      rules({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 }),
      'unreachable',
    ],
    ['another port', rules(tcp(27015, 27017, { CidrIp: '0.0.0.0/0' })), 'unreachable'],
  ])('is let out or not: %s', (_what, change, decision) => expect(decided('gateway', change)).toBe(decision));

  it.each<Case>([
    ['its ports in several rules', rules(tcp(27015, 27015, ATLAS), tcp(27016, 27017, ATLAS)), 'reachable'],
    ['some of its ports', rules(tcp(27017, 27017, ATLAS)), 'unreachable'],
    ['another network', rules(tcp(27015, 27017, { CidrIp: '192.168.240.0/21' })), 'unreachable'],
    ['a part of the network', rules(tcp(27015, 27017, { CidrIp: '192.168.248.0/22' })), 'unreachable'],
  ])('to Atlas is let out or not: %s', (_what, change, decision) => expect(decided('peering', change)).toBe(decision));
});
