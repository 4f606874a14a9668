import { DYNAMODB_STACK } from '../../assembly/names';
import type { Mutation } from '../evidence';
import { both, change, inStack, ofKind, ordersTable, remove, set, table } from './dsl';
import { attach, distrust, redirect, roleIn } from './mutations';
import { kmsKey } from './keys';
import { ON_FAILURE } from './streams';
import { eventSource, lambda, queue } from './triggers';

const mapping = eventSource(DYNAMODB_STACK);
const roles = roleIn(DYNAMODB_STACK);

export const int01Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the event source mapping', mapping),
    remove('remove the queue', queue),
    set('take the failure destination away', mapping, 'DestinationConfig', undefined),
    set('stream nothing', ordersTable, 'StreamSpecification', undefined),
  ),
  ...ofKind(
    'wrong-thing',
    redirect(
      'read the stream of another table',
      mapping,
      { to: (resource) => table(resource) && !ordersTable(resource), attribute: 'StreamArn' },
      (properties, stream) => (properties['EventSourceArn'] = stream),
    ),
    set(
      'run a function of somebody else',
      mapping,
      'FunctionName',
      'arn:aws:lambda:eu-west-1:111122223333:function:other',
    ),
    set(
      'send what stays unhandled to a queue of somebody else',
      mapping,
      ON_FAILURE,
      'arn:aws:sqs:eu-west-1:111122223333:other',
    ),
    set('stream keys only', ordersTable, 'StreamSpecification.StreamViewType', 'KEYS_ONLY'),
  ),
  ...ofKind(
    'switched-off',
    set('switch the mapping off', mapping, 'Enabled', false),
    set('leave the functions no concurrency', both(lambda, inStack(DYNAMODB_STACK)), 'ReservedConcurrentExecutions', 0),
    set('let no record through', mapping, 'FilterCriteria.Filters[].Pattern', '{"eventName":["NONE"]}'),
    set('do not retry', mapping, 'MaximumRetryAttempts', 0),
    set('try for as long as the stream keeps a record', mapping, 'MaximumRecordAgeInSeconds', -1),
    set('fail batches as a whole', mapping, 'FunctionResponseTypes', []),
    set('keep dead letters for a minute', queue, 'MessageRetentionPeriod', 60),
  ),
  ...ofKind(
    'unable',
    distrust('let Lambda assume none of the roles', roles),
    attach('deny every role to read streams', roles, {
      Effect: 'Deny',
      Action: 'dynamodb:GetRecords',
      Resource: '*',
    }),
    attach('deny every role to send to queues', roles, { Effect: 'Deny', NotAction: 'dynamodb:*', Resource: '*' }),
    change(
      'close the keys',
      both(kmsKey, inStack(DYNAMODB_STACK)),
      (properties) => (properties['KeyPolicy'].Statement = []),
    ),
    set('close the stream by a policy of its own', ordersTable, 'StreamSpecification.ResourcePolicy', {
      PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] },
    }),
  ),
  ...ofKind(
    'one-of-several',
    set('let inserts through only', mapping, 'FilterCriteria.Filters[].Pattern', '{"eventName":["INSERT"]}'),
  ),
];
