import type { TemplateResource } from '../../assembly/assembly';
import type { Mutation } from '../evidence';
import { both, change, inStack, ofKind, ofType, only, present, remove, removeOne, set } from './dsl';
import { attach, changeOne, distrust } from './mutations';
import { acceptance } from './peering-acceptance';
import { lambda } from './triggers';

const container = ofType('MongoDB::Atlas::NetworkContainer');
const peering = ofType('MongoDB::Atlas::NetworkPeering');
const accessList = ofType('MongoDB::Atlas::ProjectIpAccessList');
const route = ({ type, properties }: TemplateResource): boolean =>
  type === 'AWS::EC2::Route' && present(properties['VpcPeeringConnectionId']);
const roleInAtlas = both(ofType('AWS::IAM::Role'), inStack('Atlas'));
const acceptancePolicy = both(ofType('AWS::IAM::Policy'), ({ properties }) =>
  JSON.stringify(properties['PolicyDocument']).includes('ec2:AcceptVpcPeeringConnection'),
);
const OTHER_VPC = 'vpc-0123456789';

export const sec02Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the peering', peering),
    remove('remove the container', container),
    remove('leave the peering unaccepted', acceptance),
    remove('remove the access list', accessList),
    set('leave the range to Atlas', container, 'AtlasCidrBlock', undefined),
    set('ask for a peering into no VPC', peering, 'VpcId', undefined),
  ),
  ...ofKind(
    'wrong-thing',
    set('ask for a peering into another VPC', peering, 'VpcId', OTHER_VPC),
    set('ask for a peering into another account', peering, 'AwsAccountId', '999999999999'),
    set('ask for a peering into another region', peering, 'AccepterRegionName', 'us-east-1'),
    set('give Atlas the range of the VPC', container, 'AtlasCidrBlock', '10.0.0.0/21'),
    set('route another range', route, 'DestinationCidrBlock', '192.168.0.0/21'),
    set('route through another peering', route, 'VpcPeeringConnectionId', 'pcx-0123456789'),
    set('accept another peering', acceptance, 'ConnectionId', 'pcx-0123456789'),
    set('list another project’s addresses', accessList, 'ProjectId', '0'.repeat(24)),
    set('put the network into another region', container, 'RegionName', 'US_EAST_1'),
  ),
  ...ofKind(
    'switched-off',
    set('list nothing', accessList, 'AccessList', []),
    set('let the list end', accessList, 'AccessList[].DeleteAfterDate', '2026-12-01T00:00:00Z'),
    set('lead no answer back', peering, 'RouteTableCIDRBlock', '172.31.0.0/16'),
    set('give the functions no run', lambda, 'ReservedConcurrentExecutions', 0),
    set('switch the VPC’s names off', ofType('AWS::EC2::VPC'), 'EnableDnsSupport', false),
  ),
  ...ofKind(
    'unable',
    remove('let nobody accept the peering', acceptancePolicy),
    attach('deny it to who accepts', roleInAtlas, { Effect: 'Deny', Action: 'ec2:Accept*', Resource: '*' }),
    distrust('let no function take the role on', roleInAtlas),
    set('let no traffic out of the functions', ofType('AWS::EC2::SecurityGroup'), 'SecurityGroupEgress', [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
    ]),
  ),
  ...ofKind(
    'granted-beside',
    change('open the access list', accessList, ({ AccessList: entries }) => entries.push({ CIDRBlock: '0.0.0.0/0' })),
    change('list an address beside', accessList, ({ AccessList: entries }) =>
      entries.push({ IPAddress: '203.0.113.7' }),
    ),
    change('list half the internet', accessList, (properties) => {
      properties['AccessList'] = [{ CIDRBlock: '10.0.0.0/16' }, { CIDRBlock: '128.0.0.0/1' }];
    }),
  ),
  ...ofKind(
    'one-of-several',
    removeOne('forget one route', route),
    changeOne('route one subnet to another peering', route, (properties) => {
      properties['VpcPeeringConnectionId'] = 'pcx-0123456789';
    }),
    change('route from a table that is nobody’s', route, (properties) => {
      properties['RouteTableId'] = 'rtb-0123456789';
    }),
    changeOne('accept one peering only', acceptance, (properties) => (properties['ConnectionId'] = 'pcx-0123456789')),
    only(['production', 'showcase'], removeOne('remove one of several networks', container)),
  ),
];
