import type { Evidence } from '../evidence';
import { isOfThisAccount, mayDo, mayNothingElse } from './access-roles';
import { DESCRIBE_TABLE, MANAGE_TABLES } from './dynamodb-actions';
import { change, ofKind, only, remove, set } from './dsl';
import { attach } from './mutations';
import { addAction, onFirstStatement } from './policy-mutations';
import { administrator } from './roles';

/** Settings of a table, an index or a stream, and what they are; nothing by which an item leaves it. */
const SETTINGS = [
  ...['ContinuousBackups', 'ContributorInsights', 'TimeToLive'].flatMap((name) => [
    `dynamodb:Describe${name}`,
    `dynamodb:Update${name}`,
  ]),
  ...['DescribeStream', 'ListTagsOfResource', 'TagResource', 'UntagResource'].map((name) => `dynamodb:${name}`),
];
const WITH_REPLICA = ['production', 'showcase'] as const;

export const sec09: Evidence = {
  expectations: [
    mayDo(
      'the administrator',
      'creates and deletes the orders table, its indexes and its stream, in every region, and sees no item',
      administrator,
      { onTable: [...MANAGE_TABLES, DESCRIBE_TABLE] },
    ),
    mayNothingElse('the administrator', administrator, [...MANAGE_TABLES, DESCRIBE_TABLE, ...SETTINGS], []),
    isOfThisAccount('the administrator', administrator),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the administrator', administrator),
      onFirstStatement('take the deletion of tables away', administrator, (statement) => {
        statement['Action'] = statement['Action'].filter((action: string) => action !== 'dynamodb:DeleteTable');
      }),
    ),
    ...ofKind(
      'wrong-thing',
      onFirstStatement('let it manage another table', administrator, (statement) => {
        statement['Resource'] = { 'Fn::Sub': 'arn:aws:dynamodb:*:${AWS::AccountId}:table/order-totals' };
      }),
    ),
    ...ofKind(
      'switched-off',
      change('let nobody assume it', administrator, ({ AssumeRolePolicyDocument: trust }) => {
        trust.Statement[0].Effect = 'Deny';
      }),
      onFirstStatement('allow it only without TLS', administrator, (statement) => {
        statement['Condition'] = { Bool: { 'aws:SecureTransport': 'false' } };
      }),
    ),
    ...ofKind(
      'unable',
      attach('deny it to create, by a policy that is attached', administrator, {
        Effect: 'Deny',
        Action: 'dynamodb:Create*',
        Resource: '*',
      }),
      set(
        'bound it by a policy of AWS’s',
        administrator,
        'PermissionsBoundary',
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
      ),
    ),
    ...ofKind(
      'granted-beside',
      addAction('let it read items', administrator, 'dynamodb:GetItem'),
      addAction('let it read the stream', administrator, 'dynamodb:GetRecords'),
      addAction('let it export', administrator, 'dynamodb:ExportTable*'),
      addAction('let it say who else may read', administrator, 'dynamodb:PutResourcePolicy'),
      attach('let it do everything but delete items, by a policy that is attached', administrator, {
        Effect: 'Allow',
        NotAction: 'dynamodb:DeleteItem',
        Resource: '*',
      }),
      set('let it be read by a policy of AWS’s', administrator, 'ManagedPolicyArns', [
        'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
      ]),
      change('let everybody assume it', administrator, ({ AssumeRolePolicyDocument: trust }) => {
        trust.Statement.push({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' });
      }),
    ),
    ...ofKind(
      'one-of-several',
      only(
        WITH_REPLICA,
        onFirstStatement('forget the replica’s region', administrator, (statement) => {
          statement['Resource'] = statement['Resource'].filter(
            (arn: object) => !JSON.stringify(arn).includes('eu-central-1'),
          );
        }),
      ),
    ),
  ],
};
