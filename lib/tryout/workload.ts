/**
 * A small order book's day, the same for every store: made from a seed, so that two stores, or two runs, do exactly the same.
 */
import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '../load/random';
import { ORDER_STATUSES, placedKey, type NewOrder, type Order } from '../orders/order';
import type { OrderStore } from '../orders/order-store';
import type { Amount } from './checks';

type WorkloadStep =
  | { readonly kind: 'put'; readonly order: NewOrder }
  | {
      readonly kind: 'changeStatus';
      readonly order: NewOrder;
      readonly from: Order['status'];
      readonly to: Order['status'];
    }
  | { readonly kind: 'delete'; readonly order: NewOrder };

interface CustomerDay {
  readonly customerId: string;
  /** In this order; customers are worked on at the same time. */
  readonly steps: readonly WorkloadStep[];
  /** What is left at the end, newest first. */
  readonly left: readonly Order[];
}
export type Workload = readonly CustomerDay[];

export interface WorkloadSize {
  readonly customers: number;
  readonly ordersEach: number;
}

const SIZE: WorkloadSize = { customers: 5, ordersEach: 12 };
const MAX_PRICE = 100_000;
const DELETED_ONE_IN = 6;

/** @param prefix of the customers' ids, so that two workloads in one database do not meet */
export function workloadOf(seed: number, prefix: string, { customers, ordersEach }: WorkloadSize = SIZE): Workload {
  const random = seededRandom(seed);
  return Array.from({ length: customers }, (_, number) =>
    customerDay(`${prefix}-${number + 1}`, ordersEach, (below) => Math.floor(random() * below)),
  );
}

function customerDay(customerId: string, orders: number, pick: (below: number) => number): CustomerDay {
  const steps: WorkloadStep[] = [];
  const left: Order[] = [];
  for (let number = 0; number < orders; number += 1) {
    const order: NewOrder = {
      customerId,
      orderId: `order-${number + 1}`,
      amount: pick(MAX_PRICE),
      placedAt: new Date(Date.UTC(2026, 0, 1 + pick(28), pick(24), pick(60), pick(60))).toISOString(),
    };
    steps.push({ kind: 'put', order });
    if (pick(DELETED_ONE_IN) === 0) {
      steps.push({ kind: 'delete', order });
      continue;
    }
    const last = pick(ORDER_STATUSES.length - 1);
    for (let at = 0; at < last; at += 1) {
      steps.push({ kind: 'changeStatus', order, from: statusAt(at), to: statusAt(at + 1) });
    }
    left.push({ ...order, status: statusAt(last) });
  }
  return { customerId, steps, left: left.sort((one, other) => (placedKey(one) < placedKey(other) ? 1 : -1)) };
}

const statusAt = (index: number): Order['status'] => ORDER_STATUSES[index] ?? 'PLACED';

export interface WorkloadResult extends Amount {
  /** Customers whose orders are not what they should be at the end. */
  readonly wrong: readonly string[];
}

/** Works through it, then reads every customer's orders and each order once. @throws what the store throws */
export async function runWorkload(store: OrderStore, workload: Workload): Promise<WorkloadResult> {
  const started = performance.now();
  const done = await Promise.all(workload.map((day) => runDay(store, day)));
  return {
    operations: done.reduce((sum, { operations }) => sum + operations, 0),
    milliseconds: performance.now() - started,
    wrong: done.flatMap(({ wrong }) => wrong),
  };
}

async function runDay(store: OrderStore, { customerId, steps, left }: CustomerDay) {
  for (const step of steps) {
    const { order } = step;
    if (step.kind === 'put') await store.put(order);
    else if (step.kind === 'delete') await store.delete(order);
    else await store.changeStatus(order, { from: step.from, to: step.to });
  }
  const read = [];
  for (const order of left) read.push(await store.get(order));
  const { orders } = await store.listByCustomer(customerId, { limit: 100 });
  const right = isDeepStrictEqual(plain(read), plain(left)) && isDeepStrictEqual(plain(orders), plain(left));
  return { operations: steps.length + left.length + 1, wrong: right ? [] : [customerId] };
}

/** In one order of fields: each store has one of its own. */
const plain = (orders: readonly Order[]): unknown =>
  orders.map((order) => Object.fromEntries(Object.entries(order).sort(([one], [other]) => (one < other ? -1 : 1))));

/** What the totals table must say of each customer at the end. */
export const expectedTotals = (workload: Workload): ReadonlyMap<string, { count: number; amount: number }> =>
  new Map(
    workload.map(({ customerId, left }) => [
      customerId,
      { count: left.length, amount: left.reduce((sum, { amount }) => sum + amount, 0) },
    ]),
  );
