import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import type { View } from '../view';
import type { Select } from '../view';
import { at, change, expectation, inStackOf, is, ordersTable, set } from './dsl';

const network: Select = ({ type }) => /^AWS::(EC2|RDS|ElastiCache)::/.test(type);
const reference: Select = ({ json }) => /Fn::(ImportValue|GetStackOutput)/.test(JSON.stringify(json));

/** What a beginner would have to decide or deploy first: another stack, a network. */
const neededFirst = (orders: TemplateResource, view: View): Json => {
  const own = (select: Select): string[] => inStackOf(orders, select, view).map(({ logicalId }) => logicalId);
  return { networkResources: own(network), otherStacks: own(reference) };
};

export const svc01: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'needs no capacity to be chosen',
      ordersTable,
      at('BillingMode'),
      is('PAY_PER_REQUEST'),
    ),
    expectation(
      'the orders table',
      'needs no network and no other stack',
      ordersTable,
      neededFirst,
      is({ networkResources: [], otherStacks: [] }),
    ),
    expectation(
      'the orders table',
      'needs no key to be made',
      ordersTable,
      at('SSESpecification.SSEEnabled'),
      is(false),
    ),
  ],
  mutations: [
    change('demand provisioned capacity', ordersTable, (properties) => (properties['BillingMode'] = 'PROVISIONED')),
    change(
      'refer to another stack',
      ordersTable,
      (properties) => (properties['ImportSourceSpecification'] = { 'Fn::ImportValue': 'source' }),
    ),
    set('demand a key to be made', ordersTable, 'SSESpecification.SSEEnabled', true),
  ],
};
