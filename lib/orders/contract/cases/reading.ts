/** What only reads: it may run where nothing may be written. */
import { ORDER_STATUSES, type OrderStatus } from '../../order';
import type { OrderStore } from '../../order-store';
import { refused, same } from '../assertions';
import type { ContractCase } from '../case';
import { inBatches } from '../in-batches';
import { wellFormed } from '../pages';
import { NotRun } from '../../../errors';

const LIMIT = 5;
const PAGES = 2;
/** Where what is no order lies among the orders, and leaves pages short. */
const MOST_PAGES = 50;

export const READING: readonly ContractCase[] = [
  {
    title: 'An order that is not there is not found',
    writes: false,
    run: (store, scope) =>
      refused('get', 'ORDER_NOT_FOUND', () => store.get({ customerId: scope.customer(), orderId: 'none' })),
  },
  {
    title: 'A customer without orders has an empty page, and no cursor',
    writes: false,
    run: async (store, scope) =>
      same('the listing', await store.listByCustomer(scope.customer(), { limit: LIMIT }), { orders: [] }),
  },
  {
    title: 'What is there is listed by status, newest first, in pages that go on where the last one ended',
    writes: false,
    async run(store, scope) {
      if (scope.mayWrite) {
        const ticks = Array.from({ length: LIMIT + 1 }, (_, tick) => tick);
        const orders = ticks.map((tick) => scope.order(scope.customer(), 'o1', { placedAt: scope.placedAt(tick) }));
        await inBatches(orders, (order) => store.put(order));
      }
      await scope.eventually(async () => {
        let seen = 0;
        for (const status of ORDER_STATUSES) seen += await readPages(store, status);
        if (scope.mayWrite) same('whether the orders are listed', seen > LIMIT, true);
        else if (seen === 0) throw new NotRun('there is no order to look at; put one, or let the run write');
      });
    },
  },
];

/** @returns how many orders were seen */
async function readPages(store: OrderStore, status: OrderStatus): Promise<number> {
  let seen = 0;
  let cursor: string | undefined;
  for (let page = 0; page < (seen > LIMIT ? PAGES : MOST_PAGES) && (page === 0 || cursor !== undefined); page += 1) {
    const found = await store.listByStatus(status, { limit: LIMIT, ...(cursor !== undefined && { cursor }) });
    wellFormed(found, LIMIT, cursor);
    const others = found.orders.filter((order) => order.status !== status);
    same(`orders in the listing of ${status} that have another status`, others, []);
    seen += found.orders.length;
    cursor = found.cursor;
  }
  return seen;
}
