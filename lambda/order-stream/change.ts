import type { DynamoDBRecord } from 'aws-lambda';
import { orderChange, unreadable, withoutEffect, type OrderChange } from '../../lib/orders/contribution';
import { writtenOrder } from '../../lib/orders/dynamodb/image';
import { orderIdOf, PARTITION_KEY, SORT_KEY } from '../../lib/orders/dynamodb/keys';
import type { PlacedChange } from '../../lib/orders/totals/advance';
import { markIn, RECOUNT_SORT_KEY, type RecountMark } from '../../lib/orders/totals/recount-mark';

/** What one stream record means for the totals; `sequence` is {@link sequenceOf} it. */
export interface StreamChange extends PlacedChange {
  readonly record: DynamoDBRecord;
}

const MAX_SEQUENCE_DIGITS = 40;
const IMAGES = {
  INSERT: ['NewImage'],
  MODIFY: ['OldImage', 'NewImage'],
  REMOVE: ['OldImage'],
} as const satisfies Record<string, readonly ('OldImage' | 'NewImage')[]>;

/** Reads a batch. @returns its changes in sequence order, each once however often it is there @throws as {@link readRecord} does */
export const readRecords = (records: readonly DynamoDBRecord[]): StreamChange[] =>
  records
    .map(readRecord)
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
    .filter(({ sequence }, index, changes) => sequence !== changes[index - 1]?.sequence);

/**
 * Reads a record. It is poison too when it cannot be read: foreign keys, a missing image.
 *
 * @throws TypeError when the record has no sequence number: then it does not come from a DynamoDB stream
 */
export const readRecord = (record: DynamoDBRecord): StreamChange => ({
  stream: record.eventSourceARN ?? '',
  sequence: sequenceOf(record),
  record,
  ...changeIn(record),
});

function changeIn({ eventName, dynamodb = {} }: DynamoDBRecord): OrderChange & { mark?: RecountMark | undefined } {
  const { Keys: keys, OldImage: before, NewImage: after } = dynamodb;
  const sk = keys?.[SORT_KEY]?.S;
  const { customerId, orderId } = orderIdOf({ pk: keys?.[PARTITION_KEY]?.S, sk });
  if (customerId && sk === RECOUNT_SORT_KEY) return { ...withoutEffect(customerId), mark: markIn(after) };
  if (!customerId || !orderId) return unreadable('the keys are not those of an order', customerId);

  const demanded = eventName && IMAGES[eventName];
  if (!demanded) return unreadable('the event name is unknown', customerId);
  const missing = demanded.filter((name) => !dynamodb[name]);
  if (missing.length > 0) return unreadable(`missing: ${missing.join(', ')}`, customerId);

  const id = { customerId, orderId };
  return orderChange(id, before && writtenOrder(before), after && writtenOrder(after));
}

/**
 * A sequence number as text whose order is the numbers' order: padded to the 40 digits it may have.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
 */
function sequenceOf(record: DynamoDBRecord): string {
  const sequence = record.dynamodb?.SequenceNumber;
  if (!sequence)
    throw new TypeError(
      `record ${record.eventID ?? '(no eventID)'} has no sequence number: not from a DynamoDB stream`,
    );
  return sequence.padStart(MAX_SEQUENCE_DIGITS, '0');
}
