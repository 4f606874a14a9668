import type { DynamoDBRecord } from 'aws-lambda';
import { CUSTOMER_PREFIX, ORDER_PREFIX, PARTITION_KEY, SORT_KEY } from '../../lib/orders/dynamodb/keys';
import { ID_PATTERN } from '../../lib/orders/order';
import {
  contribution,
  difference,
  faults,
  NOTHING,
  type Contribution,
  type Image,
} from '../../lib/orders/contribution';

/** What one stream record means for the totals. */
export interface Change {
  /** {@link sequenceOf} its record. */
  readonly sequence: string;
  /** None when the partition key is not a customer's: there is no totals item then. */
  readonly customerId: string | undefined;
  readonly delta: Contribution;
  /** Why the record is poison; undefined when it is not. Holds names of attributes, never values. */
  readonly poison: string | undefined;
  readonly record: DynamoDBRecord;
}

const MAX_SEQUENCE_DIGITS = 40;
const ID = new RegExp(ID_PATTERN);
const IMAGES = {
  INSERT: ['NewImage'],
  MODIFY: ['OldImage', 'NewImage'],
  REMOVE: ['OldImage'],
} as const satisfies Record<string, readonly ('OldImage' | 'NewImage')[]>;

/**
 * Reads a record. It is poison when it cannot be read (foreign keys, a missing image) or when what was written is not a valid order.
 * An item that was no order before and is one now, or that is removed, is not: it repairs the order book.
 *
 * @throws TypeError when the record has no sequence number: then it does not come from a DynamoDB stream
 */
export function readChange(record: DynamoDBRecord): Change {
  const { Keys: keys } = record.dynamodb ?? {};
  const customerId = idAfter(CUSTOMER_PREFIX, keys?.[PARTITION_KEY]?.S);
  const orderId = idAfter(ORDER_PREFIX, keys?.[SORT_KEY]?.S);
  const common = { sequence: sequenceOf(record), customerId, record };
  if (!customerId || !orderId) return { ...common, delta: NOTHING, poison: 'the keys are not those of an order' };

  const demanded = record.eventName && IMAGES[record.eventName];
  if (!demanded) return { ...common, delta: NOTHING, poison: 'the event name is unknown' };
  const missing = demanded.filter((name) => !record.dynamodb?.[name]);
  if (missing.length > 0) return { ...common, delta: NOTHING, poison: `missing: ${missing.join(', ')}` };

  const id = { customerId, orderId };
  const [before, after] = (['OldImage', 'NewImage'] as const).map((name): Image | undefined => record.dynamodb?.[name]);
  const wrong = after ? faults(after, id) : [];
  return {
    ...common,
    delta: difference(contribution(after, id), contribution(before, id)),
    poison: wrong.length > 0 ? `not a valid order: ${wrong.join(', ')}` : undefined,
  };
}

/**
 * Whether the totals or the queue must know about the change. A new status or note changes neither, and costs no write.
 */
export const hasEffect = ({ delta, poison }: Change): boolean =>
  poison !== undefined || delta.count !== 0 || delta.amount !== 0;

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

function idAfter(prefix: string, key: string | undefined): string | undefined {
  const id = key?.startsWith(prefix) ? key.slice(prefix.length) : '';
  return ID.test(id) ? id : undefined;
}
