import type { SQSRecord } from 'aws-lambda';
import { createHash } from 'node:crypto';
import { difference, type Contribution } from '../../lib/orders/contribution';
import { isObject, type ExtendedJson } from './extended-json';
import { documentContribution, documentFaults, orderIdOf } from './order-document';

/** What one change adds to a customer's totals. */
export interface Effect {
  readonly customerId: string;
  /** The same for every delivery of the change, and of no other change. */
  readonly changeId: string;
  readonly delta: Contribution;
}

/** What one message means for the totals. */
export interface Change {
  readonly messageId: string;
  /** None when it moves neither count nor amount. */
  readonly effect: Effect | undefined;
  /** Why the message is poison; undefined when it is not. Holds names of fields, never values. */
  readonly poison: string | undefined;
}

/** What a change must carry to be counted, by the names of MongoDB's change events. */
const DEMANDED: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['insert', ['fullDocument']],
  ['update', ['fullDocumentBeforeChange', 'updateDescription']],
  ['replace', ['fullDocumentBeforeChange', 'fullDocument']],
  ['delete', ['fullDocumentBeforeChange']],
]);

/**
 * Reads a message: an EventBridge event whose detail is a change event of MongoDB. It is poison when it cannot be read (no change event,
 * no order's id, a missing image) or when what was written is not a valid order. A document that was no order before and is one now, or
 * that is deleted, is not: it repairs the order book.
 *
 * https://www.mongodb.com/docs/manual/reference/change-events/
 */
export function readChange({ messageId, body }: SQSRecord): Change {
  const unreadable = (poison: string): Change => ({ messageId, effect: undefined, poison });
  const detail = detailOf(body);
  const token = isObject(detail?.['_id']) ? detail['_id']['_data'] : undefined;
  if (!detail || typeof token !== 'string' || token === '') return unreadable('not a change event');

  const id = isObject(detail['documentKey']) ? orderIdOf(detail['documentKey']['_id']) : undefined;
  if (!id) return unreadable('the document’s id is not that of an order');
  const demanded = DEMANDED.get(detail['operationType']);
  if (!demanded) return unreadable('the operation type is unknown');
  const missing = demanded.filter((name) => !isObject(detail[name]));
  if (missing.length > 0) return unreadable(`missing: ${missing.join(', ')}`);

  const { before, after } = documentsOf(detail);
  const delta = difference(documentContribution(after, id), documentContribution(before, id));
  const wrong = after ? documentFaults(after, id) : [];
  return {
    messageId,
    effect:
      delta.count === 0 && delta.amount === 0
        ? undefined
        : { customerId: id.customerId, changeId: changeIdOf(token), delta },
    poison: wrong.length > 0 ? `not a valid order: ${wrong.join(', ')}` : undefined,
  };
}

/**
 * The document around the change. That after an update is made of the one before and the update: what MongoDB would look up is the
 * document of some later moment, with later changes in it already.
 *
 * Changes within a field (`a.b`) are left out. All fields of an order are plain values, so what has something inside is none before and
 * none after.
 */
function documentsOf(detail: ExtendedJson): { before: ExtendedJson | undefined; after: ExtendedJson | undefined } {
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
