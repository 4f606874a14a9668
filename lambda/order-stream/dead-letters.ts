import type { DynamoDBRecord } from 'aws-lambda';
import { MAX_DEAD_LETTER_BYTES } from './environment';

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
  if (Buffer.byteLength(whole) <= MAX_DEAD_LETTER_BYTES) return whole;
  const { OldImage: _old, NewImage: _new, ...located } = record.dynamodb ?? {};
  return toMessageText({ reason, imagesLeftOut: IMAGES_LEFT_OUT, record: { ...record, dynamodb: located } });
}

/** JSON escapes every character that SQS refuses but these two, and one of them in a note would keep its record from being parked. */
const toMessageText = (letter: DeadLetter): string =>
  JSON.stringify(letter).replace(/[\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
