import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import type { Select, View } from '../view';
import { allAre, decisions } from './access';
import { capacityOf, isOpen, namesIn } from './capacity';
import { at, both, change, expectation, inStack, inStackOf, is, ofKind, ordersTable, remove, set } from './dsl';
import { place } from './mutations';
import { replicasOf } from './table-places';

const network: Select = ({ type }) => /^AWS::(EC2|RDS|ElastiCache|DAX)::/.test(type);
const key: Select = ({ type }) => type === 'AWS::KMS::Key';

/** What a beginner would have to decide or deploy first: a network, another stack, a key, a parameter. */
const neededFirst = (orders: TemplateResource, view: View): Json => {
  const own = (select: Select): string[] => inStackOf(orders, select, view).map(({ path }) => path);
  const targets = view.resources
    .filter(({ stack }) => stack === orders.stack)
    .flatMap(({ properties }) => view.targetsIn(orders.stack, properties));
  return {
    networks: own(network),
    keys: own(key),
    otherStacks: targets.some(({ kind, stack }) => kind === 'unresolved' || stack !== orders.stack),
    parameters: targets.some(({ kind }) => kind === 'parameter'),
  };
};

export const svc01: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'needs no capacity to be chosen, for itself or an index',
      ordersTable,
      (table) => ({
        ...capacityOf(table),
        provisioned: namesIn(table.properties).filter((name) => /Provisioned/.test(name)),
      }),
      (found) =>
        isObject(found) &&
        found['mode'] === 'PAY_PER_REQUEST' &&
        is([])(found['provisioned']) &&
        isObject(found['limits']) &&
        Object.values(found['limits']).every(isOpen),
    ),
    expectation(
      'the orders table',
      'needs no network, key, parameter or other stack',
      ordersTable,
      neededFirst,
      is({ networks: [], keys: [], otherStacks: false, parameters: false }),
    ),
    expectation(
      'the orders table',
      'needs no key to be made',
      ordersTable,
      at('SSESpecification.SSEEnabled'),
      is(false),
    ),
    expectation('the orders table', 'is in one region', ordersTable, (table) => replicasOf(table).length, is(1)),
    expectation(
      'the orders table',
      'takes requests of whoever has the rights',
      ordersTable,
      (resource, view) =>
        decisions(
          view,
          ['dynamodb:PutItem', 'dynamodb:Query'].map((action) => ({ who: {}, action, resource })),
        ),
      allAre('allowed'),
    ),
  ],
  mutations: [
    ...ofKind('gone', remove('remove the table', ordersTable)),
    ...ofKind(
      'wrong-thing',
      set('demand a parameter', ordersTable, 'TimeToLiveSpecification.AttributeName', { Ref: 'Profile' }),
      set('refer to another stack', ordersTable, 'ImportSourceSpecification', { 'Fn::ImportValue': 'source' }),
      set('demand a key to be made', ordersTable, 'SSESpecification.SSEEnabled', true),
      place('demand a network', DYNAMODB_STACK, { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } }),
    ),
    ...ofKind(
      'switched-off',
      set('take no writes', ordersTable, 'WriteOnDemandThroughputSettings.MaxWriteRequestUnits', 0),
      set('take no reads', ordersTable, 'Replicas[].ReadOnDemandThroughputSettings.MaxReadRequestUnits', 0),
    ),
    ...ofKind(
      'unable',
      change('deny all of it', both(ordersTable, inStack(DYNAMODB_STACK)), ({ Replicas: replicas }) => {
        for (const { ResourcePolicy: policy } of replicas) delete policy.PolicyDocument.Statement[0].Condition;
      }),
    ),
    ...ofKind(
      'one-of-several',
      set('demand provisioned capacity', ordersTable, 'BillingMode', 'PROVISIONED'),
      set('demand it for an index', ordersTable, 'GlobalSecondaryIndexes[].WriteProvisionedThroughputSettings', {
        WriteCapacityAutoScalingSettings: {},
      }),
      change('have a second region', ordersTable, ({ Replicas: replicas }) => replicas.push({ Region: 'us-east-1' })),
    ),
  ],
  notTried: { 'granted-beside': 'it says what is needed, not who is let in' },
};
