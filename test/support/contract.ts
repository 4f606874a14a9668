import fc from 'fast-check';
import { placedKey, type NewOrder, type Order } from '../../lib/orders/order';
import type { OrderStore } from '../../lib/orders/order-store';
import { CONTRACT, onWrites, retries, runContract, type ContractCase, type Losses } from '../../lib/orders/contract';
import type { Relay } from './relay';

/** Of processes and runs that share a server. */
let runs = 0;
const prefix = (): string => `t-${process.pid}-${Date.now().toString(36)}-${++runs}`;

/** Every case of the contract is a test of its own. No engine of this machine has an index that is behind its table. */
export function describeContract(store: () => OrderStore, cases: readonly ContractCase[] = CONTRACT): void {
  it.each(cases)('$title', async (each) => {
    const [result] = await runContract(store(), { prefix: prefix(), patienceMs: 0, cases: [each] });
    expect([result?.outcome, result?.reason]).toEqual(['passed', undefined]);
  });
}

/** The cases of lost answers and requests, with a connection that is really cut: before a request is passed on, or after. */
export const describeCutConnections = (store: () => OrderStore, relay: () => Relay): void =>
  describeContract(store, retries(cuts(relay)));

/** What the contract's cases of paging show by example, for random orders, pages and insertions. */
export function describeRandomPages(store: () => OrderStore): void {
  const placedAt = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-01-02T00:00:00.000Z');
  const orders = fc.uniqueArray(fc.record({ orderId: fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/), placedAt }), {
    selector: ({ orderId }) => orderId,
    maxLength: 12,
  });

  it('shows every order that was there, once and newest first, whatever is put between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.nat(12), fc.integer({ min: 1, max: 4 }), async (all, count, limit) => {
        const customerId = prefix();
        const complete = all.map((order): NewOrder => ({ ...order, customerId, amount: 1 }));
        const [before, meanwhile] = [complete.slice(0, count), complete.slice(count)];
        await Promise.all(before.map((order) => store().put(order)));

        const seen: Order[] = [];
        let cursor: string | undefined;
        do {
          const page = await store().listByCustomer(customerId, { limit, ...(cursor !== undefined && { cursor }) });
          expect(page.orders.length).toBeLessThanOrEqual(limit);
          seen.push(...page.orders);
          cursor = page.cursor;
          const inserted = meanwhile.pop();
          if (inserted) await store().put(inserted);
        } while (cursor !== undefined);

        const keys = seen.map(placedKey);
        expect(keys).toEqual([...new Set(keys)].sort().reverse());
        expect(keys).toEqual(expect.arrayContaining(before.map(placedKey)));
      }),
      { numRuns: 10 },
    );
  });
}

function cuts(relay: () => Relay): Losses {
  const cutting =
    (what: 'requests' | 'answers') =>
    (store: OrderStore): OrderStore =>
      onWrites(store, async (write, orderId) => {
        const { heal } = relay().cut(what, orderId);
        try {
          return await write();
        } finally {
          heal();
        }
      });
  return { answers: cutting('answers'), requests: cutting('requests') };
}
