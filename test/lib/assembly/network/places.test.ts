import { decided, get, ref, smallApp, type Case, type Change } from './small-app';

describe('where something is', () => {
  const { network, find } = smallApp();
  const ids = (parts: readonly ({ logicalId: string } | undefined)[]) => parts.map((one) => one?.logicalId);

  it.each([
    ['Function', ['FunctionGroup']],
    ['InterfaceEndpoint', ['InterfaceGroup']],
    ['Vpc', []],
  ])('is told of %s, across stacks', (id, groups) => {
    const place = network.placeOf(find(id));
    expect(place.certain).toStrictEqual({
      decision: 'reachable',
      because: expect.stringContaining('in the VPC Net/Vpc'),
    });
    expect(place.vpc?.logicalId).toBe('Vpc');
    expect(ids(place.subnets)).toStrictEqual(['Subnet0', 'Subnet1']);
    expect(ids(place.routeTables.map(({ resource }) => resource))).toStrictEqual(['Table0', 'Table1']);
    expect(ids(place.securityGroups)).toStrictEqual(groups);
  });
});

describe('a place', () => {
  // The gateway endpoint needs all of a place: its subnets, tables and groups.
  it.each<Case>([
    ['in no subnet', (parts) => (parts.Function.Properties.VpcConfig.SubnetIds = []), 'unreachable'],
    ['of a function in no VPC', (parts) => delete parts.Function.Properties.VpcConfig, 'unreachable'],
    ['that a parameter names', (parts) => (parts.Function.Properties.VpcConfig.SubnetIds = ref('Given')), 'cannot say'],
    ['on a condition that is not known', (parts) => (parts.Function.Condition = 'Open'), 'cannot say'],
    [
      'that a condition decides which is not known',
      (parts) => (parts.Function.Properties.VpcConfig = { 'Fn::If': ['Open', {}, {}] }),
      'cannot say',
    ],
    ['in an imported VPC', (parts) => (parts.Subnet1.Properties.VpcId = 'vpc-0123456789abcdef0'), 'cannot say'],
    ['in two VPCs', (parts) => (parts.Subnet1.Properties.VpcId = ref('OtherVpc')), 'unreachable'],
    [
      'with the default security group',
      (parts) => delete parts.Function.Properties.VpcConfig.SecurityGroupIds,
      'cannot say',
    ],
    ['with a group of another VPC', (parts) => (parts.FunctionGroup.Properties.VpcId = ref('OtherVpc')), 'cannot say'],
    [
      'with the route table of another VPC',
      (parts) => (parts.Table1.Properties.VpcId = ref('OtherVpc')),
      'unreachable',
    ],
    [
      'with a route table that is not known',
      (parts) => (parts.Association1.Properties.RouteTableId = ref('Given')),
      'cannot say',
    ],
    ['with a route table on a condition', (parts) => (parts.Association1.Condition = 'Open'), 'cannot say'],
    ['with a table that is there on a condition', (parts) => (parts.Table1.Condition = 'Open'), 'cannot say'],
    [
      'with two route tables',
      (parts) => (parts.Second = { ...parts.Association1, Properties: { ...parts.Association1.Properties } }),
      'cannot say',
    ],
    [
      'with a network ACL of its own',
      (parts) =>
        (parts.Acl = {
          Type: 'AWS::EC2::SubnetNetworkAclAssociation',
          Properties: { SubnetId: ref('Subnet1'), NetworkAclId: 'acl-1' },
        }),
      'cannot say',
    ],
    [
      'that names another attribute',
      (parts) => (parts.Association1.Properties.SubnetId = get('Subnet1', 'VpcId')),
      'unreachable',
    ],
  ])('%s is not taken for another', (_what, change, decision) => {
    expect(decided('gateway', change)).toBe(decision);
  });
});

describe('a subnet without a route table of its own has the main one, which', () => {
  const without: Change = (parts) => delete parts.Association1;

  it('leads within the VPC', () => expect(decided('interface', without)).toBe('reachable'));

  it.each(['gateway', 'peering', 'vpn'])('no template fills: %s', (way) => {
    expect(decided(way, without)).toBe('unreachable');
  });

  it('may be what a parameter names', () => {
    const change: Change = (parts) => {
      without(parts);
      parts.GatewayEndpoint.Properties.RouteTableIds.push(ref('Given'));
    };
    expect(decided('gateway', change)).toBe('cannot say');
  });
});

describe('the availability zones of subnets', () => {
  const zonesOf = (...zones: any[]): number | undefined => {
    const { network, find } = smallApp(
      (parts) =>
        zones.forEach((zone, index) => Object.assign(parts[`Subnet${index}`].Properties, { AvailabilityZone: zone })),
      zones.length,
    );
    return network.zonesOf(network.placeOf(find('Vpc')).subnets);
  };
  const at = (index: number | string) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': ref('AWS::Region') }] });

  it.each<[string, any[], number | undefined]>([
    ['by position', [at(0), at(1), at(2)], 3],
    ['one twice', [at(0), at('0'), at(1)], 2],
    ['by name', ['eu-west-1a', 'eu-west-1b'], 2],
    ['by name and by position', ['eu-west-1a', at(1)], undefined],
    ['that AWS chooses', [at(0), undefined], undefined],
    ['that are not known', [at(0), ref('Given')], undefined],
  ])('are counted: %s', (_what, zones, count) => expect(zonesOf(...zones)).toBe(count));
});
