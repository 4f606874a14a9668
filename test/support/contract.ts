import fc from 'fast-check';
import { placedKey, type NewOrder, type Order } from '../../lib/orders/order';
import { placed } from '../../lib/orders/contract/case';
import { readAll } from '../../lib/orders/contract/pages';
import type { OrderStore } from '../../lib/orders/order-store';
import {
  CONTRACT,
  foreignItems,
  onWrites,
  retries,
  runContract,
  type ContractCase,
  type Foreign,
  type Losses,
} from '../../lib/orders/contract';
import type { Relay } from './relay';
import { runs } from './runs';

/** Of processes and runs that share a server. */
let prefixes = 0;
const prefix = (): string => `t-${process.pid}-${Date.now().toString(36)}-${++prefixes}`;

/** Every case of the contract is a test of its own. No engine of this machine has an index that is behind its table. */
export function describeContract(store: () => OrderStore, cases: readonly ContractCase[] = CONTRACT): void {
  it.each(cases)('$title', async (each) => {
    const [result] = await runContract(store(), { prefix: prefix(), patienceMs: 0, cases: [each] });
    expect([result?.outcome, result?.reason]).toStrictEqual(['passed', undefined]);
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
        expect(keys).toStrictEqual([...new Set(keys)].sort().reverse());
        expect(keys).toStrictEqual(expect.arrayContaining(before.map(placedKey)));
      }),
      { numRuns: runs(10) },
    );
  });
}

let turn = 0;
/** Of the types of a database as many as `npm test` takes, others for each field. */
function share(values: Foreign['values']): Foreign['values'] {
  const all = Object.entries(values);
  const every = Math.ceil(all.length / runs(all.length));
  turn += 1;
  return Object.fromEntries(all.filter((_, index) => (index + turn) % every === 0));
}

/** What something else has written into the database is not in the way of anything, whatever it is and wherever it lies. */
export function describeForeign(store: () => OrderStore, foreign: () => Foreign): void {
  const late: Foreign = {
    get values() {
      return share(foreign().values);
    },
    write: (...order) => foreign().write(...order),
    read: (id) => foreign().read(id),
  };
  describeContract(store, foreignItems(late));

  /** By what is wrong: the fields that are, given an order that nothing is wrong with. */
  const wrongs: Record<string, (right: Order, index: number) => Record<string, unknown>> = {
    nothing: () => ({}),
    amount: () => ({ amount: undefined }),
    'key of another': (right) => ({ placed: placedKey(right) }),
    'key of another time': (right, index) => ({ placed: placedKey({ ...right, orderId: `o${index}` }) }),
    'no key': (_, index) => ({ placed: `2026-01-01 \u00fc"\\'$x${index}` }),
    'key above all': (_, index) => ({ placed: `z${index}` }),
  };
  const places = fc.array(
    fc.record({
      placedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-01-02T00:00:00.000Z'),
      wrong: fc.constantFrom(...Object.keys(wrongs)),
    }),
    { maxLength: 8 },
  );

  it('ends a walk over whatever lies there, and has shown each order once', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 3 }), async (all, limit) => {
        const customerId = prefix();
        const first = { customerId, orderId: 'right', amount: 1, placedAt: '2026-01-01T00:00:00.001Z' };
        const right = placed(first);
        await store().put(first);
        let others = 0;
        const orders = [right];
        for (const [index, { placedAt, wrong }] of all.entries()) {
          const order = { ...right, orderId: `o${index}`, placedAt };
          // As many places with one key as a page reads at once are no more than one page is for.
          if (wrong === 'key of another' && (others += 1) > 1) continue;
          await foreign().write(order, wrongs[wrong]!(right, index));
          const isRight = wrong === 'nothing' || (wrong === 'key of another time' && placedAt === right.placedAt);
          if (isRight) orders.push(order);
        }
        const seen = await readAll((page) => store().listByCustomer(customerId, page), limit);
        expect(seen.map(placedKey)).toStrictEqual(orders.map(placedKey).sort().reverse());
      }),
      { numRuns: runs(15) },
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
