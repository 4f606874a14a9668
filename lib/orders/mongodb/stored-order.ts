/** How an order lies in the collection. */
import { BSON, Int32, type Document } from 'mongodb';
import { ORDER_ATTRIBUTES, placedKey, type NewOrder, type Order } from '../order';
import { validOrder } from '../valid-order';
import { writtenOrder } from './image';
import { orderIdOf, orderKey } from './keys';

export interface OrderDocument {
  readonly _id: ReturnType<typeof orderKey>;
  readonly customerId: string;
  readonly orderId: string;
  readonly status: Order['status'];
  /** 32 bits hold `MAX_AMOUNT`; a JavaScript number alone could become a double. */
  readonly amount: Int32;
  readonly placedAt: string;
  /** Sort key of both listings: `placedKey`. */
  readonly placed: string;
  readonly note?: string;
  /** A date, because only dates expire. */
  readonly expiresAt?: Date;
}

export const toStored = ({ customerId, orderId, amount, placedAt, note, expiresAt }: NewOrder): OrderDocument => ({
  _id: orderKey({ customerId, orderId }),
  customerId,
  orderId,
  status: 'PLACED',
  amount: new Int32(amount),
  placedAt,
  placed: placedKey({ placedAt, orderId, customerId }),
  ...(note !== undefined && { note }),
  ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt * 1_000) }),
});

/** What is read of a document: what an order is made of, its types kept. */
export const AS_STORED = {
  projection: Object.fromEntries([...ORDER_ATTRIBUTES, 'placed'].map((name) => [name, 1])),
  promoteValues: false,
} as const;

/**
 * Looks at a document as the trigger sends it, so that what is read is what is counted.
 *
 * @param document read as {@link AS_STORED}
 * @returns undefined where it is no valid order
 */
export const toOrder = (document: Document): Order | undefined =>
  validOrder(writtenOrder(BSON.EJSON.serialize(document)), orderIdOf(document['_id']));
