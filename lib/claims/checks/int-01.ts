import { isObject, type Json } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import {
  at,
  both,
  change,
  expectation,
  inStack,
  is,
  ofKind,
  ordersTable,
  parts,
  pointsToOwn,
  remove,
  set,
  table,
} from './dsl';
import { attach, distrust, redirect } from './mutations';
import { A_DAY, deadLettersOf, handlesFailure, letThrough, needs, ON_FAILURE, RECORDS } from './streams';
import { eventSource, key, lambda, queue, retention, runsAbleFunction } from './triggers';

const mapping = eventSource(DYNAMODB_STACK);
const roles = inStack(DYNAMODB_STACK);

export const int01: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'streams every change with both images',
      ordersTable,
      at('StreamSpecification.StreamViewType'),
      is('NEW_AND_OLD_IMAGES'),
    ),
    expectation(
      'the orders table',
      'has no policy of its own on its stream, which could close it',
      ordersTable,
      parts('StreamSpecification.ResourcePolicy', 'Replicas[].ReplicaStreamSpecification'),
      (found) =>
        Object.values(found as Record<string, Json>).every((value) => [value].flat().every((one) => one === null)),
    ),
    expectation(
      'the event source mapping',
      'reads the stream of the orders table',
      mapping,
      at('EventSourceArn'),
      pointsToOwn(ordersTable, 'StreamArn'),
    ),
    expectation(
      'the event source mapping',
      'lets every insert, update and delete of an order through',
      mapping,
      letThrough,
      is(RECORDS.map(({ eventName }) => eventName)),
    ),
    ...runsAbleFunction('the event source mapping', mapping, needs),
    expectation(
      'the event source mapping',
      'takes partial batches, bisects and retries, and gives a record up before the stream forgets it',
      mapping,
      parts('FunctionResponseTypes', 'BisectBatchOnFunctionError', 'MaximumRetryAttempts', 'MaximumRecordAgeInSeconds'),
      handlesFailure,
    ),
    expectation(
      'the event source mapping',
      'sends what stays unhandled to the dead-letter queue that its function names',
      mapping,
      at(ON_FAILURE),
      (_, source, view) => deadLettersOf(source, view) !== undefined,
    ),
    expectation(
      'the dead-letter queue',
      'keeps what failed for longer than the stream would',
      mapping,
      (source, view) => {
        const letters = deadLettersOf(source, view);
        return letters && { queue: letters.path, seconds: retention(letters) };
      },
      (found) => isObject(found) && Number(found['seconds']) > A_DAY,
    ),
  ],
  mutations: [
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
      set('leave the functions no concurrency', both(lambda, roles), 'ReservedConcurrentExecutions', 0),
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
      change('close the keys', both(key, roles), (properties) => (properties['KeyPolicy'].Statement = [])),
      set('close the stream by a policy of its own', ordersTable, 'StreamSpecification.ResourcePolicy', {
        PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] },
      }),
    ),
    ...ofKind(
      'one-of-several',
      set('let inserts through only', mapping, 'FilterCriteria.Filters[].Pattern', '{"eventName":["INSERT"]}'),
    ),
  ],
  notTried: { 'granted-beside': 'it says what a change triggers, not that nothing else may' },
};
