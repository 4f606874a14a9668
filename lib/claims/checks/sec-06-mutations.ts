import type { Mutation } from '../evidence';
import { change, ofKind, only, ordersTable, table } from './dsl';

/** A replica in another region gets its policy in a second deployment. */
const guarded = (properties: Record<string, any>): Record<string, any>[] =>
  properties['Replicas'].filter((replica: Record<string, any>) => replica['ResourcePolicy'] !== undefined);
const onDenial = (name: string, edit: (statement: Record<string, any>) => void) =>
  change(name, table, (properties) =>
    guarded(properties).forEach((one) => edit(one['ResourcePolicy'].PolicyDocument.Statement[0])),
  );

export const sec06Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    change('take the policy away', table, (properties) => {
      for (const replica of guarded(properties)) delete replica['ResourcePolicy'];
    }),
    change('take the denial out of the policy', table, (properties) => {
      for (const { ResourcePolicy } of guarded(properties)) ResourcePolicy.PolicyDocument.Statement.shift();
    }),
  ),
  ...ofKind(
    'wrong-thing',
    change('put the policy in another region', table, (properties) => {
      for (const replica of guarded(properties)) replica['Region'] = 'sa-east-1';
    }),
    onDenial('deny it on another table', (statement) => {
      statement['Resource'] = { 'Fn::Sub': 'arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/others' };
    }),
    onDenial('ask for signed requests instead', (statement) => {
      statement['Condition'] = { Bool: { 'aws:ViaAWSService': 'false' } };
    }),
  ),
  ...ofKind(
    'switched-off',
    onDenial('turn the denial round', ({ Condition: { Bool: asked } }) => (asked['aws:SecureTransport'] = 'true')),
    onDenial('allow instead', (statement) => (statement['Effect'] = 'Allow')),
  ),
  ...ofKind(
    'granted-beside',
    onDenial('spare who has a tag', ({ Condition: condition }) => {
      condition.StringNotEquals = { 'aws:PrincipalTag/legacy': 'true' };
    }),
    onDenial('deny it to one role only', (statement) => {
      statement['Principal'] = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/app' } };
    }),
  ),
  ...ofKind(
    'one-of-several',
    onDenial('deny reads only', (statement) => (statement['Action'] = 'dynamodb:Get*')),
    onDenial('leave the indexes out', (statement) => {
      statement['Resource'] = { 'Fn::Sub': 'arn:aws:dynamodb:*:*:table/orders' };
    }),
    only(
      ['production', 'showcase'],
      change('give the replica a policy that denies nothing', ordersTable, (properties) => {
        for (const replica of properties['Replicas'])
          replica['ResourcePolicy'] ??= { PolicyDocument: { Version: '2012-10-17', Statement: [] } };
      }),
    ),
  ),
];
