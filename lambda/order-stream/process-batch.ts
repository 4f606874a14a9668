import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { groupByCustomer, settleGroups } from '../shared/by-customer';
import { LATE_MS } from '../shared/metric-names';
import { publishNothing, type Publish } from '../shared/publisher';
import { readRecords } from './change';
import { settle, type Settling } from './settle';

/** The handler over its dependencies. See handler.ts for what it guarantees. */
export function streamHandler(
  settling: Settling,
  publish: Publish = publishNothing,
): (event: DynamoDBStreamEvent, context: Context) => Promise<DynamoDBBatchResponse> {
  return async (event, context) => {
    const { logger } = settling;
    let parked = 0;
    const park: Settling['park'] = async (...message) => {
      await settling.park(...message);
      parked += 1;
    };
    const groups = groupByCustomer(readRecords(event.Records));
    const failed = await settleGroups(groups, (group, deadline) => settle(group, { ...settling, park }, deadline), {
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
    const settled = event.Records.filter((record) => !errors.has(record));
    await publish({ settled: settled.length, parked, failed: errors.size, late: settled.filter(isLate).length });
    logger.info('batch settled', {
      records: event.Records.length,
      groups: groups.length,
      failed: response.batchItemFailures.length,
    });
    return response;
  };
}

const isLate = ({ dynamodb }: DynamoDBRecord): boolean =>
  dynamodb?.ApproximateCreationDateTime !== undefined &&
  Date.now() - dynamodb.ApproximateCreationDateTime * 1_000 > LATE_MS;
