import { setTimeout } from 'node:timers/promises';
import { itemBytes } from '../../../lib/costs/metering/item-size';
import { sizesOf } from '../../../lib/costs/workload/rates';
import { SYSTEM_CLOCK } from '../../../lib/load/clock';
import { OrderBook } from '../../../lib/load/order-book';
import { resultsSchema } from '../../../lib/load/results';
import { resultsOf, runLoad } from '../../../lib/load/run-load';
import { totalsOf } from '../../../lib/load/summary';
import { toStored } from '../../../lib/orders/dynamodb/stored-order';
import { unavailable } from '../../../lib/orders/errors';
import { validOrder } from '../../../lib/orders/valid-order';
import type { OrderStore } from '../../../lib/orders/order-store';
import { InMemoryOrderStore } from '../../support/in-memory-order-store';
import { aSubject, someLoad } from '../../support/load-options';
import { VirtualClock } from './virtual-clock';

/** Takes a while for each call, as a server would. */
const slow = (store: OrderStore, clock: VirtualClock): OrderStore =>
  new Proxy(store, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        await clock.wait(2);
        return (method as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });

const others = { customerId: 'somebody', orderId: 'else', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
const withOthers = async (): Promise<InMemoryOrderStore> => {
  const store = new InMemoryOrderStore();
  await store.put(others);
  return store;
};
const left = ({ orders }: InMemoryOrderStore): string[] => [...orders.values()].map(({ customerId }) => customerId);

describe('a run', () => {
  it('does what the workload says, and removes all that it has written, and nothing else', async () => {
    const store = await withOthers();
    const clock = new VirtualClock();
    const run = await clock.run(runLoad(aSubject(slow(store, clock)), someLoad(), { clock }));
    expect(left(store)).toStrictEqual(['somebody']);
    expect(totalsOf(run)).toMatchObject({ issued: 100, completed: 100, failed: 0, throughput: 100 });
    expect(Object.keys(run.operations).sort()).toStrictEqual(
      ['changeStatus', 'delete', 'get', 'listByCustomer', 'listByStatus', 'put'].sort(),
    );
    const gone = Object.values(run.operations).map(({ refused }) => refused['ORDER_NOT_FOUND'] ?? 0);
    expect(gone.reduce((sum, one) => sum + one)).toBeLessThan(5);
    expect(run.invalid).toStrictEqual([]);
  });

  it('makes a document of the schema', async () => {
    const clock = new VirtualClock();
    const options = someLoad();
    const run = await clock.run(runLoad(aSubject(slow(new InMemoryOrderStore(), clock)), options, { clock }));
    const results = resultsOf([run], options, { place: 'local', startedAt: new Date(0) });
    expect(resultsSchema.parse(results)).toStrictEqual(results);
  });

  it('does the same operations for the same seed', async () => {
    const counts = async () => {
      const clock = new VirtualClock();
      const store = slow(new InMemoryOrderStore(), clock);
      const { operations } = await clock.run(runLoad(aSubject(store), someLoad({ seed: 9 }), { clock }));
      return Object.entries(operations).map(([kind, { issued, refused }]) => [kind, issued, refused]);
    };
    expect(await counts()).toStrictEqual(await counts());
  });

  it.each([
    ['while orders are made to begin with', 5],
    ['in the middle', 600],
  ])('that is ended %s removes its orders all the same, and is not valid', async (_, after) => {
    const store = await withOthers();
    const clock = new VirtualClock();
    const ending = new AbortController();
    const work = runLoad(aSubject(slow(store, clock)), someLoad(), { clock, signal: ending.signal });
    void clock.wait(after).then(() => ending.abort());
    const run = await clock.run(work);
    expect(left(store)).toStrictEqual(['somebody']);
    expect(run.invalid).toStrictEqual(['it was ended early']);
  });

  it('removes what a lost answer has left', async () => {
    const store = await withOthers();
    const put = store.put.bind(store);
    let puts = 0;
    store.put = async (order) => {
      const placed = await put(order);
      if (++puts > 60) throw unavailable(new Error('the answer was lost'));
      return placed;
    };
    const clock = new VirtualClock();
    const run = await clock.run(runLoad(aSubject(slow(store, clock)), someLoad(), { clock }));
    expect(totalsOf(run).failed).toBeGreaterThan(10);
    expect(left(store)).toStrictEqual(['somebody']);
  });

  it('leaves what goes with the engine to it', async () => {
    const store = new InMemoryOrderStore();
    const clock = new VirtualClock();
    await clock.run(runLoad(aSubject(slow(store, clock), { isOwn: true }), someLoad(), { clock }));
    expect(store.orders.size).toBeGreaterThanOrEqual(50);
  });

  it('is not valid where the generator was held back', async () => {
    class Held extends VirtualClock {
      override wait(milliseconds: number): Promise<void> {
        return super.wait(milliseconds + 120);
      }
    }
    const clock = new Held();
    const run = await clock.run(runLoad(aSubject(new InMemoryOrderStore()), someLoad(), { clock }));
    expect(run.invalid).toStrictEqual([
      expect.stringMatching(/^the generator itself was .* late at the 99th percentile/),
    ]);
  });
});

describe('an order of a run', () => {
  const sizes = [300, 500, 1_400, 2_500, 4_100];
  const book = (bytes: number | readonly { bytes: number; parts: number }[]): OrderBook =>
    new OrderBook(someLoad({ workload: { ...someLoad().workload, itemBytes: bytes as number } }));

  it.each(sizes)('of %i bytes has exactly these in the table, and is valid', (bytes) => {
    for (const key of [0, 1, 999, 123_456]) {
      const item = toStored(book(bytes).order(key));
      expect(itemBytes({ ...item })).toBe(bytes);
      expect(validOrder(item, item)).toBeDefined();
    }
  });

  it('has the sizes of the workload, each as often as it says', () => {
    const own = book([
      { bytes: 500, parts: 80 },
      { bytes: 1_400, parts: 20 },
    ]);
    const found = Array.from({ length: 2_000 }, (_, key) => own.bytesOf(key));
    expect(
      sizesOf(someLoad().workload).map(({ bytes }) => found.filter((one) => one === bytes).length / 2_000),
    ).toStrictEqual([expect.closeTo(0.8, 1), expect.closeTo(0.2, 1)]);
  });

  it.each([10, 5_000, 409_600])('cannot have %i bytes', (bytes) => {
    expect(() => book(bytes)).toThrow(
      /^itemBytes: \d+ is no size of an order of this run\. Allowed: 2\d\d, .* to 4\d\d\d/,
    );
  });
});

it('the system’s clock waits as long as it is told, to a few milliseconds', async () => {
  const before = SYSTEM_CLOCK.now();
  await Promise.all([SYSTEM_CLOCK.wait(5), setTimeout(5)]);
  expect(SYSTEM_CLOCK.now() - before).toBeGreaterThan(3);
  expect(Math.abs(SYSTEM_CLOCK.now() - Date.now())).toBeLessThan(1_000);
});
