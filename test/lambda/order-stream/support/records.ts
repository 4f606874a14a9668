import type { AttributeValue, Context, DynamoDBRecord } from 'aws-lambda';
import { createHash } from 'node:crypto';
import type { Image } from '../../../../lib/orders/dynamodb/image';
import { orderKey } from '../../../../lib/orders/dynamodb/keys';
import { placedKey, type Order } from '../../../../lib/orders/order';

const STREAM_ARN = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-31T00:00:00.000';

export { anOrder } from '../../../support/an-order';

/** An order as it lies in the table, and so in a stream record's image. */
export function itemOf(order: Order): Image {
  const { pk, sk } = orderKey(order);
  return {
    pk: { S: pk },
    sk: { S: sk },
    customerId: { S: order.customerId },
    orderId: { S: order.orderId },
    placedAt: { S: order.placedAt },
    placed: { S: placedKey(order) },
    status: { S: order.status },
    amount: { N: String(order.amount) },
    ...(order.note === undefined ? {} : { note: { S: order.note } }),
    ...(order.expiresAt === undefined ? {} : { expiresAt: { N: String(order.expiresAt) } }),
  };
}

export interface RecordShape {
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Record<string, AttributeValue>;
  readonly sequence: bigint;
  readonly before?: Image | undefined;
  readonly after?: Image | undefined;
}

/** A record with every field that Lambda delivers. */
export const aRecord = ({ eventName, keys, sequence, before, after }: RecordShape): DynamoDBRecord => ({
  eventID: createHash('md5')
    .update(`${JSON.stringify(keys)}${sequence}`)
    .digest('hex'),
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-west-1',
  dynamodb: {
    ApproximateCreationDateTime: 1_769_853_600,
    Keys: keys,
    ...(after ? { NewImage: after } : {}),
    ...(before ? { OldImage: before } : {}),
    SequenceNumber: String(sequence),
    SizeBytes: JSON.stringify({ keys, before, after }).length,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
  eventSourceARN: STREAM_ARN,
});

const keysOf = (image: Image): Record<string, AttributeValue> =>
  Object.fromEntries(['pk', 'sk'].flatMap((key) => (image[key] ? [[key, image[key]]] : [])));

/** 21 digits, the fewest that a stream has; ten changes on there are 22. */
export const FIRST_SEQUENCE = 999_999_999_999_999_999_990n;

const recordOf = (
  eventName: RecordShape['eventName'],
  before: Image | undefined,
  after: Image | undefined,
  n: number,
) => aRecord({ eventName, keys: keysOf(after ?? before ?? {}), sequence: FIRST_SEQUENCE + BigInt(n), before, after });

/** `n` numbers the record within its stream. */
export const inserted = (after: Image, n = 0): DynamoDBRecord => recordOf('INSERT', undefined, after, n);
export const modified = (before: Image, after: Image, n = 0): DynamoDBRecord => recordOf('MODIFY', before, after, n);
export const removed = (before: Image, n = 0): DynamoDBRecord => recordOf('REMOVE', before, undefined, n);

/** An invocation with half a minute left. */
export const aContext = (remainingMs = 30_000): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'order-stream',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:order-stream',
  memoryLimitInMB: '256',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: '/aws/lambda/order-stream',
  logStreamName: '2026/01/31/[$LATEST]0',
  getRemainingTimeInMillis: () => remainingMs,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
