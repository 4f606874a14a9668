/** How an order lies in the collection. */
import { Int32, type WithId } from 'mongodb';
import { placedKey, type NewOrder, type Order, type OrderId } from '../order';

export interface OrderDocument {
  /**
   * Customer and order joined by the `#` that no id may hold: the pair is unique without a further index, and stays so when the
   * collection is sharded by `customerId`.
   */
  readonly _id: string;
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

export const documentId = ({ customerId, orderId }: OrderId): string => `${customerId}#${orderId}`;

export const toDocument = ({ customerId, orderId, amount, placedAt, note, expiresAt }: NewOrder): OrderDocument => ({
  _id: documentId({ customerId, orderId }),
  customerId,
  orderId,
  status: 'PLACED',
  amount: new Int32(amount),
  placedAt,
  placed: placedKey({ placedAt, orderId, customerId }),
  ...(note !== undefined && { note }),
  ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt * 1_000) }),
});

export const toOrder = ({ _id, placed: _placed, amount, expiresAt, ...order }: WithId<OrderDocument>): Order => ({
  ...order,
  amount: Number(amount),
  ...(expiresAt !== undefined && { expiresAt: expiresAt.getTime() / 1_000 }),
});
