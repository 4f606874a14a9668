import type { Context, SQSRecord } from 'aws-lambda';
import { createHash } from 'node:crypto';
import { BSON, type Document, type WithId } from 'mongodb';
import { toStored, type OrderDocument } from '../../../../lib/orders/mongodb/stored-order';
import type { Order } from '../../../../lib/orders/order';

const SOURCE = 'aws.partner/mongodb.com/stitch.trigger/6319224591235bfc07cc4020';

export { anOrder } from '../../../support/an-order';

/** An order as it lies in the collection. */
export const documentOf = ({ status, ...order }: Order): WithId<OrderDocument> => ({ ...toStored(order), status });

/** A change event of MongoDB, its documents as the driver has them. */
export interface ChangeEvent {
  readonly operationType: string;
  readonly clusterTime?: BSON.Timestamp;
  readonly documentKey?: Document;
  readonly fullDocument?: Document | null;
  readonly fullDocumentBeforeChange?: Document | null;
  readonly updateDescription?: Document;
}

export const inserted = (after: Document): ChangeEvent => ({
  operationType: 'insert',
  documentKey: { _id: after['_id'] },
  fullDocument: after,
});
export const replaced = (before: Document, after: Document): ChangeEvent => ({
  operationType: 'replace',
  documentKey: { _id: after['_id'] },
  fullDocument: after,
  fullDocumentBeforeChange: before,
});
export const deleted = (before: Document): ChangeEvent => ({
  operationType: 'delete',
  documentKey: { _id: before['_id'] },
  fullDocumentBeforeChange: before,
});

/** @param lookedUp what the trigger would add if it looked the document up: any version of it, or null when it is gone */
export function updated(before: Document, after: Document, lookedUp?: Document | null): ChangeEvent {
  const text = (value: unknown): string => BSON.EJSON.stringify({ value }, { relaxed: false });
  const changed = Object.keys(after).filter((name) => text(after[name]) !== text(before[name]));
  return {
    operationType: 'update',
    documentKey: { _id: after['_id'] },
    ...(lookedUp === undefined ? {} : { fullDocument: lookedUp }),
    fullDocumentBeforeChange: before,
    updateDescription: {
      updatedFields: Object.fromEntries(changed.map((name) => [name, after[name]])),
      removedFields: Object.keys(before).filter((name) => !(name in after)),
      truncatedArrays: [],
    },
  };
}

/** A resume token as a change stream makes them: hexadecimal digits. */
const tokenOf = (name: string): string => `82${createHash('sha512').update(name).digest('hex').toUpperCase()}0004`;

export interface Sent {
  /** Tells the change from all others. */
  readonly name: string;
  /** Tells this delivery from others of the same change. */
  readonly delivery?: number;
  /** Whether Extended JSON is relaxed or canonical. */
  readonly relaxed?: boolean;
}

/** The change as Lambda gets it: a message whose body is the event of EventBridge whose detail is the change event. */
export function messageOf(change: ChangeEvent, { name, delivery = 0, relaxed = true }: Sent): SQSRecord {
  const detail = {
    _id: { _data: tokenOf(name) },
    clusterTime: new BSON.Timestamp({ t: 1_769_853_600, i: 1 }),
    ns: { db: 'orders', coll: 'orders' },
    ...change,
  };
  return withBody(
    JSON.stringify({
      version: '0',
      id: `${name}/${delivery}`,
      'detail-type': 'MongoDB Database Trigger for orders.orders',
      source: SOURCE,
      account: '111122223333',
      time: '2026-01-31T10:00:00Z',
      region: 'eu-west-1',
      resources: [`arn:aws:events:eu-west-1::event-source/${SOURCE}`],
      detail: BSON.EJSON.serialize(detail, { relaxed }),
    }),
    `${name}/${delivery}`,
  );
}

export const withBody = (body: string, messageId = 'm1'): SQSRecord => ({
  messageId,
  receiptHandle: `receipt of ${messageId}`,
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '1769853600000',
    SenderId: 'AIDAEXAMPLE',
    ApproximateFirstReceiveTimestamp: '1769853600001',
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:order-events',
  awsRegion: 'eu-west-1',
});

/** An invocation with half a minute left; only the time is read. */
export const aContext = (remainingMs = 30_000): Context =>
  ({ getRemainingTimeInMillis: () => remainingMs }) as Partial<Context> as Context;
