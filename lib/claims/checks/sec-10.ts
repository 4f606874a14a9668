import type { Json, JsonObject, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, both, change, each, expectation, is, named, ofType, parts, present, pointsToOwn, set } from './dsl';
import { roleStatements } from '../../assembly/policy-statements';
import { customerBroker, customerReader } from './roles';

const databaseRole = ofType('MongoDB::Atlas::CustomDBRole');
const iamUser = both(ofType('MongoDB::Atlas::DatabaseUser'), named('AWSIAMType', 'ROLE'));

const condition = (resource: TemplateResource): Json | undefined =>
  roleStatements(resource).find(({ actions }) => actions.includes('dynamodb:Query'))?.condition;

const guarded = (found: Json | undefined): boolean => {
  const { 'ForAllValues:StringEquals': values, Null: absent } = (found ?? {}) as Record<string, Record<string, Json>>;
  return (
    present(values?.['dynamodb:LeadingKeys']) &&
    present(values?.['dynamodb:Attributes']) &&
    absent?.['dynamodb:LeadingKeys'] === 'false' &&
    absent['dynamodb:Attributes'] === 'false'
  );
};

const assumedByBroker = each((principal, resource, view) =>
  pointsToOwn(customerBroker)((principal as JsonObject)['AWS'], resource, view),
);

export const sec10: Evidence = {
  expectations: [
    expectation(
      'the customer’s reader',
      'is held to its keys and to named attributes, and to having both',
      customerReader,
      condition,
      guarded,
    ),
    expectation(
      'the customer’s reader',
      'is assumed by the broker alone',
      customerReader,
      at('AssumeRolePolicyDocument.Statement[].Principal'),
      (found, resource, view) => Array.isArray(found) && found.length === 1 && assumedByBroker(found, resource, view),
    ),
    expectation(
      'the customer’s reader',
      'is assumed for one customer, who is named, and with no other tag',
      customerReader,
      at('AssumeRolePolicyDocument.Statement[].Condition'),
      is([
        {
          StringLike: { 'aws:RequestTag/customerId': '?*' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['customerId'] },
        },
      ]),
    ),
    expectation(
      'the customer’s broker',
      'is a function, with no permission of its own',
      customerBroker,
      parts('AssumeRolePolicyDocument.Statement[].Principal', 'Policies', 'ManagedPolicyArns'),
      is({
        'AssumeRolePolicyDocument.Statement[].Principal': [{ Service: 'lambda.amazonaws.com' }],
        Policies: null,
        ManagedPolicyArns: null,
      }),
    ),
    expectation(
      'every database role',
      'covers one collection',
      databaseRole,
      at('Actions[].Resources[].Collection'),
      (found) => Array.isArray(found) && found.length > 0 && new Set(found).size === 1 && found.every(present),
    ),
    expectation('an IAM role', 'is the database user that holds one', iamUser, at('Username'), present),
  ],
  mutations: [
    change('leave out the guard against requests without keys', customerReader, (properties) => {
      delete properties['Policies'][0].PolicyDocument.Statement[0].Condition.Null;
    }),
    change('let the whole account name a customer', customerReader, (properties) =>
      properties['AssumeRolePolicyDocument'].Statement.push({
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { AWS: '111122223333' },
      }),
    ),
    set('name the broker of somebody else', customerReader, 'AssumeRolePolicyDocument.Statement[].Principal', {
      AWS: '111122223333',
    }),
    change('let the broker name nobody', customerReader, (properties) => {
      delete properties['AssumeRolePolicyDocument'].Statement[0].Condition.StringLike;
    }),
    set('let people be the broker', customerBroker, 'AssumeRolePolicyDocument.Statement[].Principal', {
      AWS: '111122223333',
    }),
    set('let the broker read orders', customerBroker, 'ManagedPolicyArns', ['AmazonDynamoDBReadOnlyAccess']),
    change('give a role the whole cluster', databaseRole, (properties) =>
      properties['Actions'].forEach((action: Record<string, unknown>) => (action['Resources'] = [{ Cluster: true }])),
    ),
    set('name no role', iamUser, 'Username', undefined),
    change('bind the user to nothing', iamUser, (properties) => (properties['AWSIAMType'] = 'NONE')),
  ],
};
