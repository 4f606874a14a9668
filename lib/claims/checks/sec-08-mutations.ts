import type { Mutation } from '../evidence';
import { change, ofKind, only, remove, set } from './dsl';
import { attach } from './mutations';
import { addAction, anyOf, onFirstStatement } from './policy-mutations';
import { customerReader, reader, writer } from './roles';

const everyRole = anyOf(reader, writer, customerReader);
const WITH_REPLICA = ['production', 'showcase'] as const;

export const sec08Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the reader', reader),
    remove('remove the writer', writer),
    set('take the customer’s reader its policy', customerReader, 'Policies', undefined),
  ),
  ...ofKind(
    'wrong-thing',
    onFirstStatement('let the reader read another table', reader, (statement) => {
      statement['Resource'] = { 'Fn::Sub': 'arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/order-totals' };
    }),
    onFirstStatement(
      'let the customer’s reader read the partition of whoever is named first',
      customerReader,
      (statement) => {
        statement['Condition']['ForAllValues:StringEquals']['dynamodb:LeadingKeys'] = ['CUSTOMER#${aws:userid}'];
      },
    ),
  ),
  ...ofKind(
    'switched-off',
    onFirstStatement('deny what the reader is allowed', reader, (statement) => (statement['Effect'] = 'Deny')),
    change('let nobody assume the writer', writer, (properties) => {
      properties['AssumeRolePolicyDocument'].Statement[0].Effect = 'Deny';
    }),
  ),
  ...ofKind(
    'unable',
    change('take the key from who reads', everyRole, (properties) => {
      const { PolicyDocument: policy } = properties['Policies'][0];
      policy.Statement = policy.Statement.filter(
        ({ Action }: { Action: unknown }) => ![Action].flat().includes('kms:Decrypt'),
      );
    }),
    attach('deny the writer to delete, by a policy that is attached', writer, {
      Effect: 'Deny',
      Action: 'dynamodb:Delete*',
      Resource: '*',
    }),
  ),
  ...ofKind(
    'granted-beside',
    addAction('let the reader delete', reader, 'dynamodb:DeleteItem'),
    addAction('let the writer read everything', writer, 'dynamodb:Scan'),
    addAction('let the customer’s reader scan', customerReader, 'dynamodb:Scan'),
    attach('let each read and write all tables, by a policy that is attached', everyRole, {
      Effect: 'Allow',
      NotAction: 'iam:*',
      Resource: '*',
    }),
    set('let everything be read, by a policy of AWS’s', everyRole, 'ManagedPolicyArns', [
      'arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
    ]),
    change('let another account read and write', anyOf(reader, writer), (properties) => {
      properties['AssumeRolePolicyDocument'].Statement[0].Principal = { AWS: '*' };
    }),
    onFirstStatement('let a write return what was there', writer, ({ Condition }) => {
      Condition.StringEqualsIfExists['dynamodb:ReturnValues'] = ['NONE', 'ALL_OLD'];
    }),
    onFirstStatement(
      'lift the limit to the own partition',
      customerReader,
      (statement) => delete statement['Condition'],
    ),
  ),
  ...ofKind(
    'one-of-several',
    ...[reader, writer, customerReader].map((role, index) =>
      only(
        WITH_REPLICA,
        onFirstStatement(`forget the replica’s region, ${index + 1}`, role, (statement) => {
          statement['Resource'] = statement['Resource'].filter(
            (arn: object) => !JSON.stringify(arn).includes('eu-central-1'),
          );
        }),
      ),
    ),
    change('let all but the reader use the key', reader, (properties) => {
      const { Statement: all } = properties['Policies'][0].PolicyDocument;
      all.at(-1).Condition.StringEquals['kms:ViaService'] = 'dynamodb.sa-east-1.amazonaws.com';
    }),
  ),
];
