import type { SQSRecord } from 'aws-lambda';
import { createHash } from 'node:crypto';
import { orderChange, unreadable, type OrderChange } from '../../lib/orders/contribution';
import { isObject, type ExtendedJson } from '../../lib/orders/mongodb/extended-json';
import { writtenOrder, type Image } from '../../lib/orders/mongodb/image';
import { orderIdOf } from '../../lib/orders/mongodb/keys';
import { clusterTimeOf, type ClusterTime } from '../../lib/orders/totals/cluster-time';

/** What one message means for the totals. */
export interface EventChange extends OrderChange {
  readonly messageId: string;
  /** The same for every delivery of the change, and of no other change; empty where there is no change. */
  readonly changeId: string;
  /** When the cluster made the change. */
  readonly time: ClusterTime;
}

/** What a change must carry to be counted, by the names of MongoDB's change events. */
const DEMANDED: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['insert', ['fullDocument']],
  ['update', ['fullDocumentBeforeChange', 'updateDescription']],
  ['replace', ['fullDocumentBeforeChange', 'fullDocument']],
  ['delete', ['fullDocumentBeforeChange']],
]);

/**
 * Reads a message: an EventBridge event whose detail is a change event of MongoDB. It is poison too when it cannot be read: no change
 * event, no order's id, a missing image.
 *
 * https://www.mongodb.com/docs/manual/reference/change-events/
 */
export function readMessage({ messageId, body }: SQSRecord): EventChange {
  const detail = detailOf(body);
  const token = isObject(detail?.['_id']) ? detail['_id']['_data'] : undefined;
  if (!detail || typeof token !== 'string' || token === '') {
    return { messageId, changeId: '', time: '', ...unreadable('not a change event') };
  }
  const time = timeOf(detail['clusterTime'], token);
  const read = changeIn(detail);
  const change = time === undefined ? unreadable(read.poison ?? 'missing: clusterTime', read.customerId) : read;
  return { messageId, changeId: changeIdOf(token), time: time ?? '', ...change };
}

function changeIn(detail: ExtendedJson): OrderChange {
  const { customerId, orderId } = orderIdOf(isObject(detail['documentKey']) ? detail['documentKey']['_id'] : undefined);
  if (!customerId || !orderId) return unreadable('the document’s id is not that of an order');

  const demanded = DEMANDED.get(detail['operationType']);
  if (!demanded) return unreadable('the operation type is unknown', customerId);
  const missing = demanded.filter((name) => !isObject(detail[name]));
  if (missing.length > 0) return unreadable(`missing: ${missing.join(', ')}`, customerId);

  const { before, after } = imagesOf(detail);
  return orderChange({ customerId, orderId }, before && writtenOrder(before), after && writtenOrder(after));
}

/**
 * The document around the change. That after an update is made of the one before and the update: what MongoDB would look up is the
 * document of some later moment, with later changes in it already.
 *
 * Changes within a field (`a.b`) are left out. All fields of an order are plain values, so what has something inside is none before and
 * none after.
 */
function imagesOf(detail: ExtendedJson): { before: Image | undefined; after: Image | undefined } {
  const [before, written, update] = ['fullDocumentBeforeChange', 'fullDocument', 'updateDescription'].map((name) =>
    isObject(detail[name]) ? detail[name] : undefined,
  );
  switch (detail['operationType']) {
    case 'insert':
      return { before: undefined, after: written };
    case 'delete':
      return { before, after: undefined };
    case 'update': {
      const { updatedFields, removedFields } = update ?? {};
      const removed: readonly unknown[] = Array.isArray(removedFields) ? removedFields : [];
      const kept = Object.entries(before ?? {}).filter(([name]) => !removed.includes(name));
      return { before, after: { ...Object.fromEntries(kept), ...(isObject(updatedFields) ? updatedFields : {}) } };
    }
    default:
      return { before, after: written };
  }
}

/** A resume token begins with the type of a timestamp, and the timestamp. */
const TIME_IN_TOKEN = /^82([0-9A-F]{8})([0-9A-F]{8})/i;

/** What the event says, in Extended JSON or as triggers write plain JSON; else what its resume token begins with. */
function timeOf(clusterTime: unknown, token: string): ClusterTime | undefined {
  const told = isObject(clusterTime) ? (clusterTime['$timestamp'] ?? clusterTime) : undefined;
  const [seconds, ordinal] = isObject(told) ? [told['t'] ?? told['T'], told['i'] ?? told['I']] : [];
  if (Number.isInteger(seconds) && Number.isInteger(ordinal)) return clusterTimeOf(Number(seconds), Number(ordinal));
  const [, ...parts] = TIME_IN_TOKEN.exec(token) ?? [];
  const [inToken, within] = parts.map((part) => Number.parseInt(part, 16));
  return inToken === undefined || within === undefined ? undefined : clusterTimeOf(inToken, within);
}

/** Of fixed length, so that a marker's size and price do not depend on the document's id, of which the resume token is made. */
const changeIdOf = (resumeToken: string): string => createHash('sha256').update(resumeToken).digest('base64url');

function detailOf(body: string): ExtendedJson | undefined {
  try {
    const event: unknown = JSON.parse(body);
    return isObject(event) && isObject(event['detail']) ? event['detail'] : undefined;
  } catch {
    return undefined;
  }
}
