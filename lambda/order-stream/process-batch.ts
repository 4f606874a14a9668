import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { groupByCustomer, settleGroups } from '../shared/by-customer';
import { readRecords } from './change';
import { settle, type Settling } from './settle';

/** The handler over its dependencies. See handler.ts for what it guarantees. */
export function streamHandler(
  settling: Settling,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  return async (event, context) => {
    const { logger } = settling;
    const groups = groupByCustomer(readRecords(event.Records));
    const failed = await settleGroups(groups, (group, deadline) => settle(group, settling, deadline), {
      context,
      logger,
    });
    const errors = new Map([...failed].map(([{ record }, error]) => [record, error]));
    const response = await processPartialResponse(
      event,
      (record: DynamoDBRecord) => {
        if (errors.has(record)) throw errors.get(record);
      },
      new BatchProcessor(EventType.DynamoDBStreams),
      { context, throwOnFullBatchFailure: false },
    );
    logger.info('batch settled', {
      records: event.Records.length,
      groups: groups.length,
      failed: response.batchItemFailures.length,
    });
    return response;
  };
}
