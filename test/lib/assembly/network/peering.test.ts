import { decided, get, ON_PREMISES, ref, set, smallApp, without, type Case, type Change } from './small-app';

const region = (RegionName: unknown, ProviderName: unknown = 'AWS') => ({ ProviderName, RegionName });
const regions = (...configs: unknown[]) => set('Cluster', 'ReplicationSpecs', [{ AdvancedRegionConfigs: configs }]);

describe('a peering', () => {
  it.each<Case>([
    ['with another VPC', set('Peering', 'VpcId', get('OtherNetworkPeering', 'ConnectionId')), 'unreachable'],
    ['with a VPC that is not known', set('Peering', 'VpcId', ref('Given')), 'cannot say'],
    ['with another account', set('Peering', 'AwsAccountId', '111122223333'), 'cannot say'],
    ['with no account', without('Peering', 'AwsAccountId'), 'unreachable'],
    ['with another region', set('Peering', 'AccepterRegionName', 'eu-central-1'), 'unreachable'],
    ['with a region in Atlas’s spelling', set('Peering', 'AccepterRegionName', 'EU_WEST_1'), 'unreachable'],
    ['without a region', without('Peering', 'AccepterRegionName'), 'unreachable'],
    ['of another container', set('Peering', 'ContainerId', get('OtherNetworkContainer', 'Id')), 'unreachable'],
    ['of a container on a condition', (parts) => (parts.Container.Condition = 'Open'), 'cannot say'],
    ['of no container', without('Peering', 'ContainerId'), 'unreachable'],
    ['of a container of another project', set('Container', 'ProjectId', get('OtherProject', 'Id')), 'unreachable'],
    ['of another project', set('Peering', 'ProjectId', get('OtherProject', 'Id')), 'unreachable'],
    ['that leads a part of the VPC back', set('Peering', 'RouteTableCIDRBlock', '10.0.0.0/24'), 'unreachable'],
    ['that leads nothing back', without('Peering', 'RouteTableCIDRBlock'), 'unreachable'],
    ['that nobody accepts', (parts) => delete parts.Acceptance, 'unreachable'],
    [
      'in whose place another is accepted',
      set('Acceptance', 'ConnectionId', get('OtherNetworkPeering', 'ConnectionId')),
      'unreachable',
    ],
    ['whose acceptance nothing does', without('Acceptance', 'ServiceToken'), 'unreachable'],
    ['without host names in the VPC', without('Vpc', 'EnableDnsHostnames'), 'unreachable'],
    ['without DNS in the VPC', set('Vpc', 'EnableDnsSupport', false), 'unreachable'],
    ['of a container without a range', without('Container', 'AtlasCidrBlock'), 'cannot say'],
    ['of a container whose range is not known', set('Container', 'AtlasCidrBlock', ref('Given')), 'cannot say'],
    ['of a container in the range of the VPC', set('Container', 'AtlasCidrBlock', '10.0.4.0/24'), 'unreachable'],
  ])('%s does not lead to Atlas', (_what, change, decision) => expect(decided('peering', change)).toBe(decision));

  it.each<Case>([
    ['in one table of two', (parts) => delete parts.PeeringRoute1, 'unreachable'],
    [
      'in one table twice',
      set('PeeringRoute1', 'RouteTableId', { 'Fn::GetStackOutput': { StackName: 'Net', OutputName: 'Table0' } }),
      'unreachable',
    ],
    ['for a part of the range', set('PeeringRoute1', 'DestinationCidrBlock', '192.168.248.0/22'), 'unreachable'],
    ['for more than the range', set('PeeringRoute1', 'DestinationCidrBlock', '192.168.0.0/16'), 'reachable'],
    ['for another range', set('PeeringRoute1', 'DestinationCidrBlock', '192.168.240.0/21'), 'unreachable'],
    [
      'into another peering',
      set('PeeringRoute1', 'VpcPeeringConnectionId', get('OtherNetworkPeering', 'ConnectionId')),
      'unreachable',
    ],
    ['into what is no peering', set('PeeringRoute1', 'VpcPeeringConnectionId', get('Peering', 'Id')), 'unreachable'],
    ['into a peering that is not known', set('PeeringRoute1', 'VpcPeeringConnectionId', ref('Given')), 'cannot say'],
    ['on a condition that is not known', (parts) => (parts.PeeringRoute1.Condition = 'Open'), 'cannot say'],
  ])('has a route %s', (_what, change, decision) => expect(decided('peering', change)).toBe(decision));

  it('carries nothing that comes over a VPN', () => {
    const { network, find } = smallApp();
    expect(network.throughPeering(ON_PREMISES, find('Peering')).decision).toBe('unreachable');
  });
});

describe('a cluster', () => {
  it.each<Case>([
    ['in two regions, of which one is peered', regions(region('EU_WEST_1'), region('EU_CENTRAL_1')), 'unreachable'],
    ['in a region that is not peered', regions(region('EU_CENTRAL_1')), 'unreachable'],
    ['at two clouds, of which one is AWS', regions(region('EU_WEST_1'), region('WESTERN_EUROPE', 'GCP')), 'reachable'],
    ['at another cloud', regions(region('WESTERN_EUROPE', 'GCP')), 'unreachable'],
    ['that shares its network', regions(region('EU_WEST_1', 'TENANT')), 'unreachable'],
    ['in a region that is not known', regions(region(ref('Given'))), 'cannot say'],
    ['at a cloud that is not known', regions(region('EU_WEST_1', ref('Given'))), 'cannot say'],
    ['in regions that are not known', set('Cluster', 'ReplicationSpecs', ref('Given')), 'cannot say'],
    ['in no region', without('Cluster', 'ReplicationSpecs'), 'unreachable'],
    ['of another project', set('Cluster', 'ProjectId', get('OtherProject', 'Id')), 'unreachable'],
  ])('%s', (_what, change, decision) => expect(decided('peering', change)).toBe(decision));
});

describe('an access list', () => {
  const list = (...entries: unknown[]) => set('AccessList', 'AccessList', entries);
  const group = { AwsSecurityGroup: get('FunctionGroup', 'GroupId') };
  const elsewhere: Change = (parts) => {
    list(group)(parts);
    parts.Container.Properties.RegionName = 'EU_CENTRAL_1';
    regions(region('EU_CENTRAL_1'))(parts);
  };

  const ofAnother: Change = (parts) => {
    list({ AwsSecurityGroup: { 'Fn::GetStackOutput': { StackName: 'Net', OutputName: 'OtherSecurityGroup' } } })(parts);
  };
  const wider: Change = (parts) => {
    list({ CIDRBlock: '10.0.0.0/15' })(parts);
    parts.Second = { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), CidrBlock: '10.1.0.0/16' } };
  };

  it.each<Case>([
    ['the group of who asks', list(group), 'reachable'],
    ['a group to which Atlas is in another region', elsewhere, 'unreachable'],
    ['another group', list({ AwsSecurityGroup: get('PrivateGroup', 'GroupId') }), 'unreachable'],
    ['a group that is not known', list({ AwsSecurityGroup: ref('Given') }), 'cannot say'],
    ['each subnet by itself', list({ CIDRBlock: '10.0.0.0/24' }, { CIDRBlock: '10.0.1.0/24' }), 'reachable'],
    ['one subnet of two', list({ CIDRBlock: '10.0.0.0/24' }), 'unreachable'],
    ['one address', list({ IPAddress: '10.0.0.7' }), 'unreachable'],
    ['another network', list({ CIDRBlock: '10.1.0.0/16' }), 'unreachable'],
    ['a range that is not known', list({ CIDRBlock: ref('Given') }), 'cannot say'],
    ['a range for a time', list({ CIDRBlock: '10.0.0.0/16', DeleteAfterDate: '2027-01-01T00:00:00Z' }), 'cannot say'],
    ['the group of who asks, for a time', list({ ...group, DeleteAfterDate: '2027-01-01T00:00:00Z' }), 'cannot say'],
    ['the VPC, on a condition', (parts) => (parts.AccessList.Condition = 'Open'), 'cannot say'],
    ['nobody', list(), 'unreachable'],
    ['entries that are not known', set('AccessList', 'AccessList', ref('Given')), 'cannot say'],
    ['the VPC, in another project', set('AccessList', 'ProjectId', get('OtherProject', 'Id')), 'unreachable'],
  ])('lets in %s', (_what, change, decision) => expect(decided('peering', change)).toBe(decision));

  it.each<Case>([
    ['the VPC', () => undefined, 'unreachable'],
    ['a part of the VPC', list({ CIDRBlock: '10.0.128.0/17' }), 'unreachable'],
    ['an address of the VPC', list({ IPAddress: '10.0.0.7' }), 'unreachable'],
    ['a group of the VPC', list(group), 'unreachable'],
    ['a group of another VPC', ofAnother, 'reachable'],
    ['more than the VPC', list({ CIDRBlock: '10.0.0.0/15' }), 'reachable'],
    ['everybody', list({ CIDRBlock: '10.0.0.0/16' }, { CIDRBlock: '0.0.0.0/0' }), 'reachable'],
    ['half of everybody', list({ CIDRBlock: '0.0.0.0/1' }), 'reachable'],
    ['an address elsewhere', list({ IPAddress: '198.51.100.7' }), 'reachable'],
    ['who is not known', list({ CIDRBlock: '10.0.0.0/16' }, { CIDRBlock: ref('Given') }), 'cannot say'],
    ['nobody', list(), 'unreachable'],
    [
      'everybody, by a second list',
      (parts) => {
        parts.Second = structuredClone(parts.AccessList);
        parts.Second.Properties.ProjectId = ref('Given');
        parts.Second.Properties.AccessList = [{ CIDRBlock: '0.0.0.0/0' }];
      },
      'cannot say',
    ],
    ['the VPC, which has a second range', wider, 'unreachable'],
  ])('lets in %s: is that anybody else?', (_what, change, decision) => {
    const { network, find } = smallApp(change);
    expect(network.othersReachAtlas(find('Cluster'), find('Vpc')).decision).toBe(decision);
  });
});
