/** What an HTTP front end of the order book needs of a database. */
import { placedKey } from './order';
import type { NewOrder, Order, OrderId, OrderPage, OrderStatus, PageRequest } from './order';

/**
 * Every method throws `OrderError` `UNAVAILABLE` when the database cannot be reached in time. A write that ended so may have happened:
 * repeating `put` then throws `ORDER_EXISTS`, repeating `changeStatus` throws `STATUS_CHANGED`, repeating `delete` throws `ORDER_NOT_FOUND`.
 */
export interface OrderStore {
  /** Creates the order as `PLACED`. @throws OrderError `ORDER_EXISTS`: the order that is there is never overwritten */
  put(order: NewOrder): Promise<Order>;
  /** @throws OrderError `ORDER_NOT_FOUND` */
  get(id: OrderId): Promise<Order>;
  /** Newest first. */
  listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage>;
  /** Newest first, over all customers. */
  listByStatus(status: OrderStatus, page: PageRequest): Promise<OrderPage>;
  /** One atomic step: of several callers with the same `from`, one wins. @throws OrderError `ORDER_NOT_FOUND`, `STATUS_CHANGED` */
  changeStatus(id: OrderId, change: StatusChange): Promise<Order>;
  /** @throws OrderError `ORDER_NOT_FOUND` */
  delete(id: OrderId): Promise<void>;
}

export interface StatusChange {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
}

/**
 * Cuts a page from one order more than its limit: whether that one exists tells if more follow, so the last page has no cursor.
 *
 * @param found the first `limit + 1` orders after the request's cursor, newest first
 */
export function pageOf(found: readonly Order[], limit: number): OrderPage {
  const orders = found.slice(0, limit);
  const last = orders.at(-1);
  return found.length > limit && last ? { orders, cursor: placedKey(last) } : { orders };
}
