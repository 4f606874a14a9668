/** How an order lies in the table: the item that the mapping templates of `lib/dynamodb/mapping` write and read as well. */
import { ORDER_ATTRIBUTES, orderKey, PLACED_KEY } from './keys';
import { placedKey, type NewOrder, type Order } from '../order';

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

/** Leaves out the keys, and whatever else an item may have. */
export const toOrder = (item: Readonly<Record<string, unknown>>): Order =>
  Object.fromEntries(
    ORDER_ATTRIBUTES.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as unknown as Order;
