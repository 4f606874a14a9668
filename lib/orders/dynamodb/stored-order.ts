/** How an order lies in the table: the item that the mapping templates of `lib/stacks/dynamodb/mapping` write and read as well. */
import { placedKey, type NewOrder, type Order } from '../order';
import { validOrder } from '../valid-order';
import { orderIdOf, orderKey, PLACED_KEY } from './keys';

export type OrderItem = Order & ReturnType<typeof orderKey> & { readonly [PLACED_KEY]: string };

export const toStored = ({ customerId, orderId, amount, placedAt, note, expiresAt }: NewOrder): OrderItem => ({
  ...orderKey({ customerId, orderId }),
  customerId,
  orderId,
  status: 'PLACED',
  amount,
  placedAt,
  [PLACED_KEY]: placedKey({ placedAt, orderId, customerId }),
  ...(note !== undefined && { note }),
  ...(expiresAt !== undefined && { expiresAt }),
});

/** @returns undefined where the item is no valid order */
export const toOrder = (item: Readonly<Record<string, unknown>>): Order | undefined =>
  validOrder(item, orderIdOf(item));
