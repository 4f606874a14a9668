import { isObject, type Json } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import { at, expectation, is, ordersTable, parts, pointsToOwn } from './dsl';
import { int01Mutations } from './int-01-mutations';
import { A_DAY, deadLettersOf, handlesFailure, letThrough, needs, ON_FAILURE, RECORDS } from './streams';
import { eventSource, retention, runsAbleFunction } from './triggers';

const mapping = eventSource(DYNAMODB_STACK);

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
  mutations: int01Mutations,
  notTried: { 'granted-beside': 'it says what a change triggers, not that nothing else may' },
};
