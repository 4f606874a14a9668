import { oncePer } from '../../../../lib/assembly/once-per';
import {
  CONTRACT,
  foreignItems,
  httpOrderStore,
  refusals,
  runContract,
  type CaseResult,
  type ContractCase,
  type Foreign,
  type Senders,
} from '../../../../lib/orders/contract';
import { ORDER_ATTRIBUTES, ORDER_STATUSES } from '../../../../lib/orders/order';
import type { OrderStore } from '../../../../lib/orders/order-store';
import { foreignInMemory } from '../../../support/foreign';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { byPath, sender } from '../../../support/order-contract';
import { BROKEN, BROKEN_APIS, BROKEN_BY_FOREIGN, ExpiringStore } from './broken-stores';

/** What each case that failed has found wrong, by its title. */
type Failures = Readonly<Record<string, string>>;
const failuresIn = (results: readonly CaseResult[]): Failures =>
  Object.fromEntries(
    results
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ title, reason = '' }) => [title, reason.replace(/: expected .*/s, '')]),
  );

const run = async (store: OrderStore = new InMemoryOrderStore()): Promise<Failures> =>
  failuresIn(await runContract(store, { prefix: 'test', patienceMs: 0 }));

/** The cases, where others have orders of each status: in a case's own second, and more earlier ones than it would ever read. */
function amongOthers({ orders }: InMemoryOrderStore, cases: readonly ContractCase[]): ContractCase[] {
  const put = (name: string, placedAt: string): void => {
    for (const status of ORDER_STATUSES) {
      const orderId = `${status}-${name}`;
      orders.set(`ada#${orderId}`, { customerId: 'ada', orderId, amount: 1, placedAt, status });
    }
  };
  for (let index = 0; index < 210; index += 1) put(`early${index}`, '1960-01-01T00:00:00.000Z');
  return cases.map((each) => ({
    ...each,
    run: (store, scope) => {
      for (const tick of [0, 1, 500]) put(`late${tick}`, scope.placedAt(tick));
      return each.run(store, scope);
    },
  }));
}

describe('the order contract', () => {
  // Within a test: what is done before all of them is nobody's, for whoever asks which test runs what.
  const brokenBy = oncePer((Store: (typeof BROKEN)[string]) => run(new Store()));

  it('is kept by a store that does what it promises', async () => {
    expect(await run()).toStrictEqual({});
  });

  it('is kept by a store that removes at once what has expired', async () => {
    expect(await run(new ExpiringStore((expiresAt) => expiresAt < Date.now() / 1_000))).toStrictEqual({});
  });

  it('is kept among the orders of others', async () => {
    const store = new InMemoryOrderStore();
    const cases = amongOthers(store, CONTRACT);
    expect(failuresIn(await runContract(store, { prefix: 'test', patienceMs: 0, cases }))).toStrictEqual({});
  });

  it('states no case twice', () => {
    expect(new Set(CONTRACT.map(({ title }) => title)).size).toBe(CONTRACT.length);
  });

  it.each(Object.entries(BROKEN))('is broken by a store that %s', async (_, Store) => {
    expect(await brokenBy(Store)).not.toStrictEqual({});
    expect(await brokenBy(Store)).toMatchSnapshot();
  });

  it.each(CONTRACT)('can be broken where it says: $title', async ({ title }) => {
    const all = await Promise.all(Object.values(BROKEN).map(brokenBy));
    expect(all.filter((failures) => title in failures)).not.toStrictEqual([]);
  });
});

describe('what something else has written', () => {
  const cases = (store = new InMemoryOrderStore(), change: Partial<Foreign> = {}) =>
    foreignItems({ ...foreignInMemory(store.orders), ...change });
  const failures = async (store: InMemoryOrderStore, given = cases(store)): Promise<Failures> =>
    failuresIn(await runContract(store, { prefix: 'test', patienceMs: 0, cases: given }));
  const seenThrough = oncePer((Store: (typeof BROKEN_BY_FOREIGN)[string]) => failures(new Store()));

  it('is tried in each field, in the sort key, and in fields that no order has', () => {
    expect(cases()).toHaveLength(ORDER_ATTRIBUTES.length + 2);
  });

  it('is tried only where the run may write', async () => {
    const store = new InMemoryOrderStore();
    const results = await runContract(store, { prefix: 'test', writes: false, cases: cases(store) });
    expect(results.filter(({ outcome }) => outcome !== 'skipped')).toStrictEqual([]);
  });

  it('is kept apart by a store that does what it promises', async () => {
    expect(await failures(new InMemoryOrderStore())).toStrictEqual({});
  });

  it('is kept apart among the orders of others', async () => {
    const store = new InMemoryOrderStore();
    expect(await failures(store, amongOthers(store, cases(store)))).toStrictEqual({});
  });

  it('fails where the database takes none of it', async () => {
    const store = new InMemoryOrderStore();
    const failed = await failures(store, cases(store, { write: async () => false }));
    expect(Object.values(failed)).toStrictEqual([
      ...[...ORDER_ATTRIBUTES, 'placed'].map(() => 'whether anything is written'),
      'whether it is written',
    ]);
  });

  it.each(Object.entries(BROKEN_BY_FOREIGN))('is seen through a store that %s', async (_, Store) => {
    expect(await seenThrough(Store)).not.toStrictEqual({});
    expect(await seenThrough(Store)).toMatchSnapshot();
  });

  it.each(cases())('can be seen where it says: $title', async ({ title }) => {
    const all = await Promise.all(Object.values(BROKEN_BY_FOREIGN).map(seenThrough));
    expect(all.filter((failed) => title in failed)).not.toStrictEqual([]);
  });
});

describe('what an API must refuse', () => {
  const api = (): Senders => ({
    signed: byPath(sender(new InMemoryOrderStore())),
    unsigned: async () => ({ status: 403, body: {} }),
  });
  const failuresOf = async (senders: Senders): Promise<Failures> => {
    const cases = refusals(senders);
    return failuresIn(await runContract(httpOrderStore(senders.signed), { prefix: 'test', patienceMs: 0, cases }));
  };
  const letInBy = oncePer((broken: (typeof BROKEN_APIS)[string]) => failuresOf(broken(api())));

  it('is asked for where the run may only read, but for what would write', async () => {
    const { signed } = api();
    const cases = refusals(api());
    const results = await runContract(httpOrderStore(signed), { prefix: 'test', writes: false, cases });
    expect(results.map(({ title, outcome }) => `${outcome}: ${title}`)).toMatchSnapshot();
  });

  it('is refused by one that does what it promises', async () => {
    expect(await failuresOf(api())).toStrictEqual({});
  });

  it('may be refused as a whole where it is a body', async () => {
    const { signed, unsigned } = api();
    const asAWhole: Senders['signed'] = async (method, path, body) => {
      const answer = await signed(method, path, body);
      const { field } = (answer.body ?? {}) as { field?: string };
      if (answer.status !== 400 || !['amount', 'placedAt', 'status'].includes(field ?? '') || method !== 'PUT')
        return answer;
      return { status: 400, body: { ...(answer.body as object), field: 'body' } };
    };
    expect(await failuresOf({ signed: asAWhole, unsigned })).toStrictEqual({});
  });

  it.each(Object.entries(BROKEN_APIS))('is not by one that %s', async (_, broken) => {
    expect(await letInBy(broken)).not.toStrictEqual({});
    expect(await letInBy(broken)).toMatchSnapshot();
  });

  it.each(refusals(api()))('is let in by some, and seen: $title', async ({ title }) => {
    const all = await Promise.all(Object.values(BROKEN_APIS).map(letInBy));
    const alone = all.filter((failed) => Object.keys(failed).join() === title);
    expect(alone).not.toStrictEqual([]);
  });
});
