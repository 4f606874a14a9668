import type { Mutation } from '../evidence';
import { both, change, inStack, ofKind, ofType, remove, set } from './dsl';
import { dynamoDbEndpoint, gatewayEndpoint, interfaceEndpoint } from './endpoints';
import { changeOne } from './mutations';

const connection = ofType('AWS::EC2::VPNConnection');
const customerGateway = ofType('AWS::EC2::CustomerGateway');
const attachment = ofType('AWS::EC2::VPCGatewayAttachment');
const propagation = ofType('AWS::EC2::VPNGatewayRoutePropagation');
const atlasEndpoint = ofType('MongoDB::Atlas::PrivateEndpointAWS');
const atlasService = ofType('MongoDB::Atlas::PrivateEndpointService');
const group = ofType('AWS::EC2::SecurityGroup');
const atlasGroup = both(group, inStack('Atlas'));
const FROM_VPC = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' };
const TUNNELS = 'VpnTunnelOptionsSpecifications[]';

export const sec07Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('pass no routes on', propagation),
    remove('attach no gateway to the VPC', attachment),
    remove('remove the VPN connection', connection),
    remove('remove the on-premises side', customerGateway),
    remove('remove DynamoDB’s interface endpoints', interfaceEndpoint),
    remove('remove Atlas’s private endpoint', atlasEndpoint),
    set('leave the on-premises address out', customerGateway, 'IpAddress', undefined),
    set('put DynamoDB’s interface endpoints into no subnet', interfaceEndpoint, 'SubnetIds', undefined),
    set('connect Atlas’s private endpoint to nothing', atlasEndpoint, 'Id', undefined),
  ),
  ...ofKind(
    'wrong-thing',
    set('end at another gateway', connection, 'VpnGatewayId', 'vgw-0123456789'),
    set('attach the gateway to another VPC', attachment, 'VpcId', 'vpc-0123456789'),
    set('pass on the routes of another gateway', propagation, 'VpnGatewayId', 'vgw-0123456789'),
    set('lead to another service', interfaceEndpoint, 'ServiceName', 'com.amazonaws.eu-west-1.s3'),
    change(
      'make the endpoint a gateway',
      dynamoDbEndpoint,
      (properties) => (properties['VpcEndpointType'] = 'Gateway'),
    ),
    set('register the endpoint with another project', atlasEndpoint, 'ProjectId', '0'.repeat(24)),
    set('register the endpoint with another service', atlasEndpoint, 'EndpointServiceId', '0'.repeat(24)),
    set('make Atlas’s service in another region', atlasService, 'Region', 'US_EAST_1'),
  ),
  ...ofKind(
    'switched-off',
    set('learn no routes', connection, 'StaticRoutesOnly', true),
    set('speak IKEv1', connection, `${TUNNELS}.IKEVersions`, [{ Value: 'ikev1' }]),
    set('speak IKEv1 too', connection, `${TUNNELS}.IKEVersions`, [{ Value: 'ikev2' }, { Value: 'ikev1' }]),
    set('pass the routes on into no table', propagation, 'RouteTableIds', []),
  ),
  ...ofKind(
    'unable',
    set('let the VPC alone into the endpoints', both(group, inStack('Network')), 'SecurityGroupIngress', [FROM_VPC]),
    set('let the VPC alone into Atlas’s private endpoint', atlasGroup, 'SecurityGroupIngress', [FROM_VPC]),
    set('let the endpoints’ policies deny', interfaceEndpoint, 'PolicyDocument.Statement[].Effect', 'Deny'),
    change('let one port into Atlas’s private endpoint', atlasGroup, ({ SecurityGroupIngress: rules }) =>
      rules.forEach((rule: Record<string, unknown>) => (rule['ToPort'] = 1024)),
    ),
  ),
  ...ofKind(
    'granted-beside',
    set('write a pre-shared key', connection, `${TUNNELS}.PreSharedKey`, 'secret'),
    set('let everybody into the endpoints', group, 'SecurityGroupIngress[].CidrIp', '0.0.0.0/0'),
    set('open the endpoints’ policies', interfaceEndpoint, 'PolicyDocument', undefined),
    change('send what is meant for the VPN through a gateway endpoint', gatewayEndpoint, (properties) => {
      properties['VpcEndpointType'] = 'Interface';
    }),
  ),
  ...ofKind(
    'one-of-several',
    change('forget a route table', propagation, ({ RouteTableIds: tables }) => tables.pop()),
    change('name one route table three times', propagation, (properties) => {
      const [first] = properties['RouteTableIds'];
      properties['RouteTableIds'] = [first, first, first];
    }),
    change('write one tunnel’s key', connection, ({ VpnTunnelOptionsSpecifications: [first] }) => {
      first.PreSharedKey = 'secret';
    }),
    changeOne('lead one endpoint to another service', interfaceEndpoint, (properties) => {
      properties['ServiceName'] = 'com.amazonaws.eu-west-1.s3';
    }),
  ),
];
