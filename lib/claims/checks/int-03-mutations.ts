import type { Mutation } from '../evidence';
import { change, ofKind, ordersTable, remove, set } from './dsl';
import { redirect } from './mutations';
import { kmsKey } from './keys';
import { integration, namespace, RECOVERY, workgroup } from './zero-etl';

/** The replica that the integration reads. */
const withPolicy = (replica: Record<string, unknown>): boolean => 'ResourcePolicy' in replica;

/** Edits the policy of each replica that has one. */
function inPolicies(edit: (statements: Record<string, unknown>[]) => unknown) {
  return ({ Replicas: replicas }: Record<string, any>): void => {
    for (const { ResourcePolicy: policy } of replicas) if (policy) edit(policy.PolicyDocument.Statement);
  };
}

export const int03Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the integration', integration),
    remove('remove the warehouse', namespace),
    remove('remove its workgroup', workgroup),
    set('close the warehouse', namespace, 'NamespaceResourcePolicy', undefined),
    set('leave the table without a policy', ordersTable, 'Replicas[].ResourcePolicy', undefined),
  ),
  ...ofKind(
    'wrong-thing',
    set(
      'read the table of somebody else',
      integration,
      'SourceArn',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/other',
    ),
    set(
      'write somewhere else',
      integration,
      'TargetArn',
      'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/other',
    ),
    redirect(
      'read the key in the place of the table',
      integration,
      { to: kmsKey, attribute: 'Arn' },
      (properties, other) => (properties['SourceArn'] = other),
    ),
    set('compute for another namespace', workgroup, 'NamespaceName', 'other'),
    change('give the policy to the other replica', ordersTable, ({ Replicas: replicas }) => {
      for (const replica of replicas) replica.Region = withPolicy(replica) ? 'us-east-1' : replica.Region;
    }),
  ),
  ...ofKind(
    'switched-off',
    set('switch point-in-time recovery off', ordersTable, `Replicas[].${RECOVERY}.PointInTimeRecoveryEnabled`, false),
    set('switch the keys off', kmsKey, 'Enabled', false),
    set('compute with nothing', workgroup, 'BaseCapacity', 0),
    set('take names in any case for one', workgroup, 'ConfigParameters', []),
  ),
  ...ofKind(
    'unable',
    change(
      'deny Redshift the table',
      ordersTable,
      inPolicies((statements) =>
        statements.push({
          Effect: 'Deny',
          Principal: { Service: 'redshift.amazonaws.com' },
          Action: 'dynamodb:Export*',
          Resource: '*',
        }),
      ),
    ),
    change('close the keys', kmsKey, (properties) => (properties['KeyPolicy'].Statement = [])),
    change(
      'let Redshift do without the key of the table',
      kmsKey,
      ({ KeyPolicy: policy }) => (policy.Statement = policy.Statement.slice(0, 1)),
    ),
    change('deny the feed', namespace, ({ NamespaceResourcePolicy: policy }) =>
      policy.Statement.push({ Effect: 'Deny', Principal: '*', Action: '*' }),
    ),
  ),
  ...ofKind(
    'granted-beside',
    set('open the warehouse to the internet', workgroup, 'PubliclyAccessible', true),
    change('let any account create integrations', namespace, ({ NamespaceResourcePolicy: policy }) =>
      policy.Statement.push({ Effect: 'Allow', Principal: '*', Action: 'redshift:CreateInboundIntegration' }),
    ),
    change(
      'let any source feed the warehouse',
      namespace,
      ({ NamespaceResourcePolicy: policy }) => delete policy.Statement[0].Condition,
    ),
    change(
      'let Redshift export for any account',
      ordersTable,
      inPolicies((statements) => statements.forEach((one) => one['Effect'] === 'Allow' && delete one['Condition'])),
    ),
    change(
      'let any account read the table',
      ordersTable,
      inPolicies((statements) =>
        statements.push({
          Effect: 'Allow',
          Principal: { AWS: '*' },
          NotAction: 'dynamodb:DeleteTable',
          Resource: '*',
        }),
      ),
    ),
  ),
  ...ofKind(
    'one-of-several',
    change('switch point-in-time recovery off in the region that is read', ordersTable, ({ Replicas: replicas }) => {
      for (const replica of replicas) if (withPolicy(replica)) replica[RECOVERY].PointInTimeRecoveryEnabled = false;
    }),
  ),
];
