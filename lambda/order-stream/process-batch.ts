import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { groupByCustomer } from './group';
import { limit } from '../../lib/async/limit';
import { settle, type Settling } from './settle';

/** Enough to hide the latency of a write, few enough for the SDK's default of 50 connections. */
const GROUPS_AT_ONCE = 20;
/** Left to answer in, so that an invocation short of time reports what failed instead of timing out as a whole. */
const MARGIN_MS = 1_000;

/** The handler over its dependencies. See handler.ts for what it guarantees. */
export function batchHandler(
  settling: Settling,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  return async (event, context) => {
    const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS));
    const slot = limit(GROUPS_AT_ONCE);
    const outcomes = new Map<DynamoDBRecord, Promise<void>>();
    const groups = groupByCustomer(event.Records);
    for (const group of groups) {
      const outcome = slot(() => settle(group, settling, deadline));
      for (const { record } of group.changes) outcomes.set(record, outcome);
      outcome.catch((error: unknown) =>
        settling.logger.warn('group will be delivered again', {
          customerId: group.customerId,
          records: group.changes.length,
          error: nameOf(error),
        }),
      );
    }
    const response = await processPartialResponse(
      event,
      (record: DynamoDBRecord) => outcomes.get(record),
      new BatchProcessor(EventType.DynamoDBStreams),
      { context, throwOnFullBatchFailure: false },
    );
    settling.logger.info('batch settled', {
      records: event.Records.length,
      groups: groups.length,
      failed: response.batchItemFailures.length,
    });
    return response;
  };
}

/** The kind of an error. Not its message: that may quote what was written. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? String(error.code) : error.name;
}
