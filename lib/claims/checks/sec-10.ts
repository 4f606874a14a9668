import type { Json, TemplateResource } from '../../assembly/assembly';
import { BY_CUSTOMER_INDEX, customerPartition } from '../../orders/dynamodb/keys';
import type { Evidence } from '../evidence';
import type { View } from '../view';
import { mayDo } from './access-roles';
import { OF_ADA, READS_OF_ONE, readsNotDenied } from './customer-reads';
import { coversOneCollection } from './database-roles';
import { holdsOneRole, iamUser, isFunctionsRole, isOfOneCluster } from './database-users';
import { expectation, is } from './dsl';
import { grantsBeside, principalsOf } from './rights';
import { customerBroker, customerReader } from './roles';
import { sec10Mutations } from './sec-10-mutations';

const NAMING_ADA = { 'aws:RequestTag/customerId': 'ada', 'aws:TagKeys': ['customerId'] };

/** Which sessions a broker may make: both actions are asked for, as AWS does. */
function sessions(view: View, resource: TemplateResource, who: TemplateResource): Json {
  const may = (context: Record<string, string | string[]>, otherKeys?: 'any'): string =>
    ['sts:AssumeRole', 'sts:TagSession']
      .map((action) => view.access.may({ who, action, resource, context, ...(otherKeys && { otherKeys }) }).decision)
      .join(' ');
  return {
    broker: who.path,
    forOne: may(NAMING_ADA),
    forNobody: may({ 'aws:RequestTag/customerId': '', 'aws:TagKeys': ['customerId'] }, 'any'),
    withoutTags: may({ 'aws:RequestTag/customerId': [], 'aws:TagKeys': [] }, 'any'),
    withAnotherTag: may({ ...NAMING_ADA, 'aws:TagKeys': ['customerId', 'team'] }, 'any'),
  };
}

const BOTH_DENIED = 'denied denied';

export const sec10: Evidence = {
  expectations: [
    mayDo(
      'the customer’s reader',
      'reads the orders of the customer in its session, attribute by attribute',
      customerReader,
      {
        onTable: READS_OF_ONE,
        onIndex: (index) => (index === BY_CUSTOMER_INDEX ? ['dynamodb:Query'] : []),
        context: OF_ADA,
      },
    ),
    expectation(
      'the customer’s reader',
      'is held to its keys and to named attributes, and to having both',
      customerReader,
      (role, view) => ({
        ofAnother: readsNotDenied(view, role, { 'dynamodb:LeadingKeys': [customerPartition('bob')] }),
        ofAnotherBeside: readsNotDenied(view, role, {
          'dynamodb:LeadingKeys': ['ada', 'bob'].map((id) => customerPartition(id)),
        }),
        withoutKey: readsNotDenied(view, role, { 'dynamodb:LeadingKeys': [] }),
        ofNobody: readsNotDenied(view, role, { 'aws:PrincipalTag/customerId': [] }),
        theNote: readsNotDenied(view, role, { 'dynamodb:Attributes': ['pk', 'note'] }),
        withoutAttributes: readsNotDenied(view, role, { 'dynamodb:Attributes': [] }),
        allAttributes: readsNotDenied(view, role, { 'dynamodb:Select': 'ALL_ATTRIBUTES' }),
      }),
      (found) => Object.values(found as object).every(is([])),
    ),
    expectation(
      'the customer’s reader',
      'is assumed by the broker alone, for one customer, who is named, and with no other tag',
      customerReader,
      (role, view) => ({
        trusts: principalsOf(view, role),
        sessions: view.matching(customerBroker).map((broker) => sessions(view, role, broker)),
      }),
      (found, _role, view) =>
        is({
          trusts: view.matching(customerBroker).map((broker) => view.access.arnOf(broker)),
          sessions: view.matching(customerBroker).map(({ path }) => ({
            broker: path,
            forOne: 'allowed allowed',
            ...{ forNobody: BOTH_DENIED, withoutTags: BOTH_DENIED, withAnotherTag: BOTH_DENIED },
          })),
        })(found) && view.matching(customerBroker).length === 1,
    ),
    expectation(
      'the customer’s broker',
      'is a function’s, with no permission of its own',
      customerBroker,
      (role, view) => ({
        trusts: principalsOf(view, role),
        lambda: view.access.may({ who: 'lambda.amazonaws.com', action: 'sts:AssumeRole', resource: role }).decision,
        may: grantsBeside(view, role, () => false),
      }),
      is({ trusts: ['lambda.amazonaws.com'], lambda: 'allowed', may: [] }),
    ),
    coversOneCollection,
    isFunctionsRole('an IAM user of Atlas'),
    holdsOneRole('an IAM user of Atlas', iamUser),
    isOfOneCluster('an IAM user of Atlas', iamUser),
  ],
  mutations: sec10Mutations,
};
