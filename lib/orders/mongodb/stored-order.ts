/** How an order lies in the collection. */
import { Int32, type WithId } from 'mongodb';
import { placedKey, type NewOrder, type Order } from '../order';
import { orderKey } from './keys';

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

export const toOrder = ({ _id, placed: _placed, amount, expiresAt, ...order }: WithId<OrderDocument>): Order => ({
  ...order,
  amount: Number(amount),
  ...(expiresAt !== undefined && { expiresAt: expiresAt.getTime() / 1_000 }),
});
