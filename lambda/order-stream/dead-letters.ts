import type { DynamoDBRecord } from 'aws-lambda';
import type { RefusalReason } from '../../lib/orders/totals/advance';
import type { StreamChange } from './change';
import { MAX_DEAD_LETTER_BYTES } from './environment';
import { isForGood } from './for-good';

/** Sends one message to the dead-letter queue. */
export type SendMessage = (body: string, abortSignal: AbortSignal) => Promise<void>;

/** The body of a parked record's message, as JSON. */
export interface DeadLetter {
  readonly reason: string;
  /** Where to find the images when the record was too large to carry them. */
  readonly imagesLeftOut?: string;
  /** As Lambda delivered it: `eventID` identifies it, `eventSourceARN` and `dynamodb.SequenceNumber` locate it in the stream. */
  readonly record: DynamoDBRecord;
}

const IMAGES_LEFT_OUT =
  'the record is larger than a message: read it from the stream eventSourceARN at dynamodb.SequenceNumber within 24 hours ' +
  '(the shard whose range holds that number), or the item as it is now from the table by dynamodb.Keys';

/** The message for a poison record; without its images where they do not fit into one message. */
export function deadLetterBody(record: DynamoDBRecord, reason: string): string {
  const whole = toMessageText({ reason, record });
  return Buffer.byteLength(whole) <= MAX_DEAD_LETTER_BYTES ? whole : withoutImages(record, reason);
}

function withoutImages(record: DynamoDBRecord, reason: string): string {
  const { OldImage: _old, NewImage: _new, ...located } = record.dynamodb ?? {};
  return toMessageText({ reason, imagesLeftOut: IMAGES_LEFT_OUT, record: { ...record, dynamodb: located } });
}

/** Parks a poison record, whole where the queue takes it so. @throws what the queue does, when it may take it later */
export async function parkRecord(
  park: SendMessage,
  record: DynamoDBRecord,
  reason: string,
  abortSignal: AbortSignal,
): Promise<void> {
  try {
    await park(deadLetterBody(record, reason), abortSignal);
  } catch (error) {
    if (!isForGood(error)) throw error;
    await park(withoutImages(record, reason), abortSignal);
  }
}

/** The body of the message that a customer's changes are refused, as JSON: no more is added to the totals until they are counted anew. */
export interface RefusedChanges {
  readonly reason: string;
  readonly refused: RefusalReason;
  readonly customerId: string;
  readonly stream: string;
  /** Of the first and the last change. */
  readonly sequences: readonly [string, string];
}

const IN_WORDS: Readonly<Record<RefusalReason, string>> = {
  stream: 'these changes are of another stream than what is counted',
  rule: 'what is counted was counted by another rule of what a valid order is',
  'below-zero': 'more is taken away than is counted, so orders were never counted',
  unreadable: 'what lies in the totals table is not what this function writes',
  service: 'DynamoDB refuses the write, and would refuse it again',
};

/** @param changes not empty */
export function refusedBody(customerId: string, refused: RefusalReason, changes: readonly StreamChange[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  const letter: RefusedChanges = {
    reason: `not added to the totals: ${IN_WORDS[refused]}. Count the customer anew: npm run operate -- dynamodb-recount`,
    refused,
    customerId,
    stream: first?.stream ?? '',
    sequences: [first?.sequence ?? '', last?.sequence ?? ''],
  };
  return JSON.stringify(letter);
}

/** JSON escapes every character that SQS refuses but these two, and one of them in a note would keep its record from being parked. */
const toMessageText = (letter: DeadLetter): string =>
  JSON.stringify(letter).replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
