/** What a case of the order contract is. */
import type { NewOrder, Order } from '../order';
import type { OrderStore } from '../order-store';

export interface ContractCase {
  /** A statement that holds when the case passes. */
  readonly title: string;
  /** Whether it has to create, change or delete orders; all of them are in its {@link Scope}. */
  readonly writes: boolean;
  /**
   * @throws AssertionError when the store breaks the contract
   * @throws NotRun when there is nothing to look at: a case that only reads may find no order
   */
  run(store: OrderStore, scope: Scope): Promise<void>;
}

/** What is one case's own in a database that others use at the same time. */
export interface Scope {
  /** Whether the run may write; a case that only reads may then put what it looks at. */
  readonly mayWrite: boolean;
  /** A customer id that no one else has. */
  customer(): string;
  /** The same, as long as an id may be. */
  longestCustomer(): string;
  /** An order with the least that one must have, and with `more`. */
  order(customerId: string, orderId: string, more?: Partial<Omit<NewOrder, keyof OrderId>>): NewOrder;
  /**
   * A time of placing in a second of the case's own. It is decades ago: no listing that others read begins with these orders.
   *
   * @param tick milliseconds into that second, 0 to 998
   */
  placedAt(tick: number): string;
  /** A cursor above all of the case's own times: whoever lists from there need not read what others have placed since. */
  readonly above: string;
  /** Whether the customer is one of the case's own. */
  owns(customerId: string): boolean;
  /** Repeats `check` while it throws AssertionError, for as long as the run is patient: a global index may be behind its table. */
  eventually(check: () => Promise<void>): Promise<void>;
}

type OrderId = Pick<NewOrder, 'customerId' | 'orderId'>;

/** An order as a store answers it once it was put. */
export const placed = (order: NewOrder): Order => ({ ...order, status: 'PLACED' });

export const idOf = ({ customerId, orderId }: OrderId): OrderId => ({ customerId, orderId });
