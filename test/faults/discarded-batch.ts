import type { DynamoDBRecord } from 'aws-lambda';
import { randomUUID } from 'node:crypto';

export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** Records that the event source gave up, and how it came to that. */
export interface Discard {
  readonly shardId: string;
  readonly records: readonly DynamoDBRecord[];
  readonly condition: DiscardCondition;
  readonly invocations: number;
  /** Whether the function failed as a whole the last time; not when it reported records as failed. */
  readonly functionError: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a failure destination gets: where the records are in the stream, not the records. */
export interface DiscardedBatch {
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: DiscardCondition;
    readonly approximateInvokeCount: number;
  };
  /** None where the function was never invoked. */
  readonly responseContext?: {
    readonly statusCode: 200;
    readonly executedVersion: '$LATEST';
    readonly functionError?: 'Unhandled';
  };
  readonly version: '1.0';
  readonly timestamp: string;
  readonly DDBStreamBatchInfo: {
    readonly shardId: string;
    readonly startSequenceNumber: string;
    readonly endSequenceNumber: string;
    readonly approximateArrivalOfFirstRecord: string;
    readonly approximateArrivalOfLastRecord: string;
    readonly batchSize: number;
    readonly streamArn: string;
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
export function discardedBatch(discard: Discard, functionArn: string): DiscardedBatch {
  const { shardId, records, condition, invocations, functionError, at } = discard;
  const [first, last] = [records[0], records.at(-1)];
  return {
    requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: invocations },
    ...(invocations > 0 && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(functionError && { functionError: 'Unhandled' }),
      },
    }),
    version: '1.0',
    timestamp: new Date(at).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb?.SequenceNumber ?? '',
      endSequenceNumber: last?.dynamodb?.SequenceNumber ?? '',
      approximateArrivalOfFirstRecord: arrivalOf(first),
      approximateArrivalOfLastRecord: arrivalOf(last),
      batchSize: records.length,
      streamArn: first?.eventSourceARN ?? '',
    },
  };
}

/** To the second, as in the documented example. */
const arrivalOf = (record: DynamoDBRecord | undefined): string =>
  new Date((record?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1_000).toISOString().replace(/\.\d+Z$/, 'Z');
