/** An app with one of each way through a network, in two stacks, and beside them another VPC and another project that are of no way. */
import { Network } from '../../../../lib/assembly/network/network';
import type { Reach } from '../../../../lib/assembly/network/reach';
import { resolveAssembly } from '../../../../lib/assembly/resolve';
import type { Json, TemplateJson, TemplateResource } from '../../../../lib/assembly/assembly';

export interface Part {
  Type: string;
  Properties: Record<string, any>;
  DependsOn?: string;
  Condition?: string;
}
/** By logical id, of both stacks. */
export type Parts = Record<string, Part>;

export const ref = (id: string): Json => ({ Ref: id });
export const get = (id: string, attribute: string): Json => ({ 'Fn::GetAtt': [id, attribute] });
const there = (id: string): Json => ({ 'Fn::GetStackOutput': { StackName: 'Net', OutputName: id } });
export const ON_PREMISES = { onPremises: '172.16.0.0/16' };
export const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

const each = (zones: number, part: (zone: number) => Parts): Parts =>
  Object.assign({}, ...Array.from({ length: zones }, (_, zone) => part(zone))) as Parts;
const every = (zones: number, value: (zone: number) => Json): Json[] =>
  Array.from({ length: zones }, (_, zone) => value(zone));

const net = (zones: number): Parts => ({
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true } },
  ...each(zones, (zone) => ({
    [`Subnet${zone}`]: {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: ref('Vpc'),
        CidrBlock: `10.0.${zone}.0/24`,
        AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
      },
    },
    [`Table${zone}`]: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
    [`Association${zone}`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: ref(`Subnet${zone}`), RouteTableId: ref(`Table${zone}`) },
    },
  })),
  GatewayEndpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcId: ref('Vpc'),
      ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', ref('AWS::Region'), '.dynamodb']] },
      RouteTableIds: every(zones, (zone) => ref(`Table${zone}`)),
    },
  },
  InterfaceGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      VpcId: ref('Vpc'),
      SecurityGroupIngress: ['10.0.0.0/16', '172.16.0.0/16'].map((CidrIp) => ({ CidrIp, ...HTTPS })),
    },
  },
  InterfaceEndpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcId: ref('Vpc'),
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-west-1.dynamodb',
      SubnetIds: every(zones, (zone) => ref(`Subnet${zone}`)),
      SecurityGroupIds: [get('InterfaceGroup', 'GroupId')],
    },
  },
  VpnGateway: { Type: 'AWS::EC2::VPNGateway', Properties: { Type: 'ipsec.1' } },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: ref('Vpc'), VpnGatewayId: ref('VpnGateway') },
  },
  Propagation: {
    Type: 'AWS::EC2::VPNGatewayRoutePropagation',
    Properties: { RouteTableIds: every(zones, (zone) => ref(`Table${zone}`)), VpnGatewayId: ref('VpnGateway') },
    DependsOn: 'Attachment',
  },
  CustomerGateway: {
    Type: 'AWS::EC2::CustomerGateway',
    Properties: { BgpAsn: 65010, IpAddress: ref('Given'), Type: 'ipsec.1' },
  },
  VpnConnection: {
    Type: 'AWS::EC2::VPNConnection',
    Properties: { CustomerGatewayId: ref('CustomerGateway'), VpnGatewayId: ref('VpnGateway'), Type: 'ipsec.1' },
  },
  OtherVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16', EnableDnsHostnames: true } },
  OtherSubnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('OtherVpc'), CidrBlock: '10.1.0.0/24' } },
  OtherRouteTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('OtherVpc') } },
  OtherSecurityGroup: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: ref('OtherVpc') } },
  OtherVPNGateway: { Type: 'AWS::EC2::VPNGateway', Properties: { Type: 'ipsec.1' } },
});

const PROJECT = { ProjectId: get('Project', 'Id') };
const OTHER_PROJECT = { ProjectId: get('OtherProject', 'Id') };

const app = (zones: number): Parts => ({
  FunctionGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      VpcId: there('Vpc'),
      SecurityGroupEgress: [
        { CidrIp: '0.0.0.0/0', ...HTTPS },
        { CidrIp: '192.168.248.0/21', IpProtocol: 'tcp', FromPort: 27015, ToPort: 27017 },
        { CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 1024, ToPort: 65535 },
      ],
    },
  },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      VpcConfig: {
        SubnetIds: every(zones, (zone) => there(`Subnet${zone}`)),
        SecurityGroupIds: [get('FunctionGroup', 'GroupId')],
      },
    },
  },
  Project: { Type: 'MongoDB::Atlas::Project', Properties: {} },
  Cluster: {
    Type: 'MongoDB::Atlas::Cluster',
    Properties: {
      ...PROJECT,
      ReplicationSpecs: [{ AdvancedRegionConfigs: [{ ProviderName: 'AWS', RegionName: 'EU_WEST_1' }] }],
    },
  },
  Container: {
    Type: 'MongoDB::Atlas::NetworkContainer',
    Properties: { ...PROJECT, RegionName: 'EU_WEST_1', AtlasCidrBlock: '192.168.248.0/21' },
  },
  Peering: {
    Type: 'MongoDB::Atlas::NetworkPeering',
    Properties: {
      ...PROJECT,
      ContainerId: get('Container', 'Id'),
      VpcId: there('Vpc'),
      AwsAccountId: ref('AWS::AccountId'),
      AccepterRegionName: 'eu-west-1',
      RouteTableCIDRBlock: '10.0.0.0/16',
    },
  },
  Acceptance: {
    Type: 'Custom::PeeringAcceptance',
    Properties: { ServiceToken: get('Function', 'Arn'), ConnectionId: get('Peering', 'ConnectionId') },
  },
  ...each(zones, (zone) => ({
    [`PeeringRoute${zone}`]: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: there(`Table${zone}`),
        DestinationCidrBlock: '192.168.248.0/21',
        VpcPeeringConnectionId: get('Peering', 'ConnectionId'),
      },
    },
  })),
  AccessList: {
    Type: 'MongoDB::Atlas::ProjectIpAccessList',
    Properties: { ...PROJECT, AccessList: [{ CIDRBlock: '10.0.0.0/16' }] },
  },
  Service: {
    Type: 'MongoDB::Atlas::PrivateEndpointService',
    Properties: { ...PROJECT, Region: 'EU_WEST_1', CloudProvider: 'AWS' },
  },
  PrivateGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      VpcId: there('Vpc'),
      SecurityGroupIngress: [{ CidrIp: '10.0.0.0/16', IpProtocol: 'tcp', FromPort: 1024, ToPort: 65535 }],
    },
  },
  PrivateEndpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcId: there('Vpc'),
      VpcEndpointType: 'Interface',
      ServiceName: get('Service', 'EndpointServiceName'),
      SubnetIds: every(zones, (zone) => there(`Subnet${zone}`)),
      SecurityGroupIds: [get('PrivateGroup', 'GroupId')],
    },
  },
  Connection: {
    Type: 'MongoDB::Atlas::PrivateEndpointAWS',
    Properties: { ...PROJECT, EndpointServiceId: get('Service', 'Id'), Id: ref('PrivateEndpoint') },
  },
  OtherProject: { Type: 'MongoDB::Atlas::Project', Properties: {} },
  OtherNetworkContainer: {
    Type: 'MongoDB::Atlas::NetworkContainer',
    Properties: { ...OTHER_PROJECT, RegionName: 'EU_WEST_1', AtlasCidrBlock: '192.168.248.0/21' },
  },
  OtherNetworkPeering: {
    Type: 'MongoDB::Atlas::NetworkPeering',
    Properties: { ...OTHER_PROJECT, ContainerId: get('OtherNetworkContainer', 'Id') },
  },
  OtherPrivateEndpointService: {
    Type: 'MongoDB::Atlas::PrivateEndpointService',
    Properties: { ...OTHER_PROJECT, Region: 'EU_WEST_1', CloudProvider: 'AWS' },
  },
});

/** Parts of `Net`, and whatever is added, stand in it; those of `App` in another stack, which reads its outputs. */
export function smallApp(change: Change = () => undefined, zones = 2) {
  const [own, others] = [net(zones), app(zones)];
  const parts = { ...own, ...others };
  change(parts);
  const those = (isApp: boolean): Parts =>
    Object.fromEntries(Object.entries(parts).filter(([id]) => id in others === isApp));
  const sections = {
    Parameters: { Given: { Type: 'String' }, Known: { Type: 'String', Default: '10.0.0.0/16' } },
    Conditions: { Open: { 'Fn::Equals': [ref('Given'), 'yes'] } },
  };
  const Outputs = Object.fromEntries(Object.keys(own).map((id) => [id, { Value: ref(id) }]));
  const templates = {
    Net: { ...sections, Resources: those(false), Outputs },
    App: { ...sections, Resources: those(true) },
  };
  const view = resolveAssembly({
    templates: new Map(Object.entries(templates as unknown as Record<string, TemplateJson>)),
    regions: new Map(Object.keys(templates).map((stack) => [stack, 'eu-west-1'])),
  });
  const find = (id: string): TemplateResource => view.resources.find((one) => one.logicalId === id) as TemplateResource;
  return { network: new Network(view), find };
}
export type SmallApp = ReturnType<typeof smallApp>;

/** What each of the ways is asked by. */
export const WAYS: Readonly<Record<string, (app: SmallApp) => Reach>> = {
  gateway: ({ network, find }) => network.reachesService(find('Function'), 'dynamodb', 'Gateway'),
  interface: ({ network, find }) => network.reachesService(find('Function'), 'dynamodb', 'Interface'),
  vpn: ({ network }) => network.reachesService(ON_PREMISES, 'dynamodb', 'Interface'),
  peering: ({ network, find }) => network.reachesCluster(find('Function'), find('Cluster'), 'peering'),
  privateEndpoint: ({ network, find }) => network.reachesCluster(find('Function'), find('Cluster'), 'private endpoint'),
};

/** Of the parts, in place; they have properties of whatever type. */
export type Change = (parts: any) => unknown;
export const set =
  (id: string, property: string, value: unknown): Change =>
  (parts) =>
    (parts[id].Properties[property] = value);
export const without =
  (id: string, property: string): Change =>
  (parts) =>
    delete parts[id].Properties[property];

/** A change, what it is and what it makes of the answer. */
export type Case = [what: string, change: Change, decision: Reach['decision']];

export const decided = (way: string, change?: Change, zones?: number): string =>
  (WAYS[way] as (app: SmallApp) => Reach)(smallApp(change, zones)).decision;
