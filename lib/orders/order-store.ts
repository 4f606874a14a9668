/** What an HTTP front end of the order book needs of a database. */
import type { NewOrder, Order, OrderId, OrderPage, OrderStatus, PageRequest } from './order';

/**
 * Every method throws `OrderError` `UNAVAILABLE` when the database cannot be reached in time. A write that ended so may have happened:
 * repeating `put` then throws `ORDER_EXISTS`, repeating `changeStatus` throws `STATUS_CHANGED`, repeating `delete` throws `ORDER_NOT_FOUND`. `BUSY` says that
 * nothing was done, and `CUSTOMER_FULL`, of a write, that repeating it does not help.
 *
 * What something else wrote in an order's place and is no valid one (`faults`) is listed nowhere and counts for nothing. Its id is taken,
 * and it can be deleted; to read it or to change its status throws `NOT_AN_ORDER`.
 */
export interface OrderStore {
  /** Creates the order as `PLACED`. @throws OrderError `ORDER_EXISTS`: the order that is there is never overwritten */
  put(order: NewOrder): Promise<Order>;
  /** @throws OrderError `ORDER_NOT_FOUND`, `NOT_AN_ORDER` */
  get(id: OrderId): Promise<Order>;
  /** Newest first. */
  listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage>;
  /** Newest first, over all customers. */
  listByStatus(status: OrderStatus, page: PageRequest): Promise<OrderPage>;
  /** One atomic step: of several callers with the same `from`, one wins. @throws OrderError `ORDER_NOT_FOUND`, `STATUS_CHANGED`, `NOT_AN_ORDER` */
  changeStatus(id: OrderId, change: StatusChange): Promise<Order>;
  /** @throws OrderError `ORDER_NOT_FOUND` */
  delete(id: OrderId): Promise<void>;
}

export interface StatusChange {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
}

/** What lies at one place of a listing. */
export interface Listed {
  /** Its sort key, as it is stored. */
  readonly placed: string;
  /** Undefined where it is no valid order. */
  readonly order: Order | undefined;
}

/**
 * Cuts a page from one place more than its limit: whether that one exists tells if more follow, so the last page has no cursor.
 *
 * @param found the first `limit + 1` places after the request's cursor, newest first
 * @param more whether there may be places after them
 */
export function pageOf(found: readonly Listed[], limit: number, more = found.length > limit): OrderPage {
  const valid = found.flatMap(({ placed, order }) => (order ? [{ placed, order }] : []));
  const shown = valid.slice(0, limit);
  const orders = shown.map(({ order }) => order);
  if (!more) return { orders };
  return { orders, cursor: valid.length > limit ? (shown.at(-1)?.placed ?? '') : passedKey(found) };
}

/**
 * The sort key that all of `found` is done with. Only valid orders have a key of their own: where the last place is none and shares its
 * key with no order that was found, an order with that key may follow, and the page after goes over that key again.
 */
function passedKey(found: readonly Listed[]): string {
  const last = found.at(-1)?.placed ?? '';
  if (found.some(({ placed, order }) => order && placed === last)) return last;
  return found.findLast(({ placed }) => placed !== last)?.placed ?? last;
}
