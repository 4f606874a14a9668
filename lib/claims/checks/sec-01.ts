import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, both, change, expectation, inStackOf, named, ofType, only, remove, routeTable, set } from './dsl';
import { documentStatements } from '../../assembly/policy-statements';

const endpoint = ofType('AWS::EC2::VPCEndpoint');
const gateway = both(endpoint, named('VpcEndpointType', 'Gateway'));
const interfaceEndpoint = both(endpoint, named('VpcEndpointType', 'Interface'), ({ properties }) =>
  JSON.stringify(properties['ServiceName'] ?? '').includes('dynamodb'),
);

const narrow = (found: Json | undefined): boolean => {
  const statements = documentStatements(found);
  return (
    statements.length > 0 &&
    statements.every(
      ({ actions, resources, condition }) =>
        actions.every((action) => /^dynamodb:[A-Z]\w+$/.test(action)) &&
        resources.length > 0 &&
        resources.every((resource) => JSON.stringify(resource).includes('table/orders')) &&
        JSON.stringify(condition).includes('aws:PrincipalAccount'),
    )
  );
};

export const sec01: Evidence = {
  expectations: [
    expectation(
      'the gateway endpoint of the VPC',
      'lets through only this account’s requests to the orders table',
      gateway,
      at('PolicyDocument'),
      narrow,
    ),
    expectation(
      'the gateway endpoint of the VPC',
      'is in every isolated route table',
      gateway,
      at('RouteTableIds'),
      (found, endpoint, view) => {
        const tables = inStackOf(endpoint, routeTable, view);
        return tables.length > 0 && Array.isArray(found) && found.length === tables.length;
      },
    ),
    expectation(
      'every interface endpoint',
      'lets through only this account’s requests to the orders table',
      interfaceEndpoint,
      at('PolicyDocument'),
      narrow,
      {
        atLeast: 2,
        onlyIn: ['showcase'],
      },
    ),
  ],
  mutations: [
    change('open the endpoint’s policy', gateway, (properties) => delete properties['PolicyDocument']),
    remove('remove the endpoint', gateway),
    change('forget a route table', gateway, (properties) => properties['RouteTableIds'].pop()),
    only(['showcase'], set('open the interface endpoints’ policies', interfaceEndpoint, 'PolicyDocument', undefined)),
    only(['showcase'], remove('remove the interface endpoints', interfaceEndpoint)),
  ],
};
