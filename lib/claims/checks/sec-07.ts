import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { all } from '../../assembly/network/reach';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Expectation } from '../evidence';
import type { Select, View } from '../view';
import { at, expectation, ofType, parts, present } from './dsl';
import { allReach, gatewayEndpoint, interfaceEndpoint, letsThroughOrders, through } from './endpoints';
import { fromOnPremises, isReached } from './on-premises';
import { sec07Mutations } from './sec-07-mutations';

const connection = ofType('AWS::EC2::VPNConnection');
const customerGateway = ofType('AWS::EC2::CustomerGateway');
const atlasEndpoint = ofType('MongoDB::Atlas::PrivateEndpointAWS');

const staysPrivate = (
  of: string,
  select: Select,
  endpointOf: (one: TemplateResource, view: View) => TemplateResource | undefined,
): Expectation =>
  expectation(
    of,
    'is out of reach from the internet',
    select,
    (one, view) => {
      const endpoint = endpointOf(one, view);
      return endpoint && (view.network.fromInternet(endpoint) as unknown as Json);
    },
    (found) => isObject(found) && found['decision'] === 'unreachable',
  );

export const sec07: Evidence = {
  expectations: [
    expectation(
      'a customer gateway',
      'stands for the on-premises side',
      customerGateway,
      parts('IpAddress', 'BgpAsn', 'Type'),
      (found) => {
        const { IpAddress, BgpAsn, Type } = found as Record<string, Json>;
        return present(IpAddress) && present(BgpAsn) && Type === 'ipsec.1';
      },
    ),
    expectation(
      'the VPN connection',
      'speaks IKEv2 alone in both tunnels, with no pre-shared key in the template',
      connection,
      (one) =>
        list(at('VpnTunnelOptionsSpecifications')(one)).map((tunnel) => ({
          versions: list(isObject(tunnel) ? tunnel['IKEVersions'] : undefined).map((version) =>
            isObject(version) ? (version['Value'] ?? null) : null,
          ),
          hasKey: isObject(tunnel) && tunnel['PreSharedKey'] !== undefined,
        })),
      (found) => JSON.stringify(found) === JSON.stringify([0, 1].map(() => ({ versions: ['ikev2'], hasKey: false }))),
    ),
    expectation(
      'the VPN connection',
      'learns the routes of the on-premises side',
      connection,
      (one, view) => view.network.routingOf(one),
      (found) => found === 'BGP',
    ),
    expectation(
      'DynamoDB',
      'is reached from on-premises through interface endpoints, and back, by every subnet',
      interfaceEndpoint,
      (one, view) => fromOnPremises(view, (asker) => Object.values(through(view, one, [['it', asker]]) as object)[0]),
      isReached,
      { atLeast: 2 },
    ),
    letsThroughOrders('every interface endpoint', interfaceEndpoint, { atLeast: 2 }),
    staysPrivate('every interface endpoint', interfaceEndpoint, (one) => one),
    expectation(
      'the VPN connection',
      'leads to no gateway endpoint',
      connection,
      (_one, view) =>
        fromOnPremises(view, (asker) =>
          all(view.matching(gatewayEndpoint).map((one) => view.network.throughEndpoint(asker, one, 'dynamodb'))),
        ),
      allReach('unreachable'),
    ),
    expectation(
      'Atlas',
      'is reached from on-premises through its private endpoint, and back',
      atlasEndpoint,
      (one, view) => fromOnPremises(view, (asker) => view.network.throughPrivateEndpoint(asker, one)),
      isReached,
    ),
    staysPrivate(
      'Atlas’s private endpoint',
      atlasEndpoint,
      (one, view) => view.target(one, one.properties['Id'])?.resource,
    ),
  ],
  mutations: sec07Mutations,
};
