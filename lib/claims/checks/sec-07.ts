import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import type { Select } from '../view';
import { all, at, change, expectation, inStackOf, ofType, parts, present, every, remove, routeTable, set } from './dsl';

const connection = ofType('AWS::EC2::VPNConnection');
const customerGateway = ofType('AWS::EC2::CustomerGateway');
const propagation = ofType('AWS::EC2::VPNGatewayRoutePropagation');
const atlasEndpoint = ofType('MongoDB::Atlas::PrivateEndpointAWS');
const dynamoDbEndpoint: Select = ({ type, properties }) =>
  type === 'AWS::EC2::VPCEndpoint' &&
  properties['VpcEndpointType'] === 'Interface' &&
  /dynamodb/.test(JSON.stringify(properties['ServiceName'] ?? ''));

const noKey = (found: Json | undefined): boolean => !JSON.stringify(found ?? '').includes('PreSharedKey');

export const sec07: Evidence = {
  expectations: [
    expectation(
      'a customer gateway',
      'stands for the on-premises side',
      customerGateway,
      parts('IpAddress', 'BgpAsn'),
      every('IpAddress', 'BgpAsn'),
    ),
    expectation(
      'the VPN connection',
      'speaks IKEv2 in both tunnels',
      connection,
      at('VpnTunnelOptionsSpecifications[].IKEVersions[].Value'),
      (found) => all((version) => version === 'ikev2')(found) && (found as Json[]).length === 2,
    ),
    expectation(
      'the VPN connection',
      'has no pre-shared key in the template',
      connection,
      at('VpnTunnelOptionsSpecifications'),
      noKey,
    ),
    expectation(
      'the routes of the VPN',
      'are passed on to every isolated subnet',
      propagation,
      at('RouteTableIds'),
      (found, routes, view) =>
        Array.isArray(found) && found.length > 0 && found.length === inStackOf(routes, routeTable, view).length,
    ),
    expectation('DynamoDB', 'is reached through interface endpoints', dynamoDbEndpoint, at('SubnetIds'), present, {
      atLeast: 2,
    }),
    expectation('Atlas', 'is reached through its private endpoint', atlasEndpoint, at('Id'), present),
  ],
  mutations: [
    change('speak IKEv1', connection, (properties) =>
      properties['VpnTunnelOptionsSpecifications'].forEach(
        (tunnel: Record<string, unknown>) => (tunnel['IKEVersions'] = [{ Value: 'ikev1' }]),
      ),
    ),
    change(
      'write a pre-shared key',
      connection,
      (properties) => (properties['VpnTunnelOptionsSpecifications'][0].PreSharedKey = 'secret'),
    ),
    set('leave the on-premises address out', customerGateway, 'IpAddress', undefined),
    change('forget a route table', propagation, (properties) => properties['RouteTableIds'].pop()),
    remove('pass no routes on', propagation),
    set('put DynamoDB’s interface endpoints into no subnet', dynamoDbEndpoint, 'SubnetIds', undefined),
    remove('remove DynamoDB’s interface endpoints', dynamoDbEndpoint),
    set('connect Atlas’s private endpoint to nothing', atlasEndpoint, 'Id', undefined),
    remove('remove Atlas’s private endpoint', atlasEndpoint),
  ],
};
