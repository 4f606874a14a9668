import {
  CONTRACT,
  foreignItems,
  httpOrderStore,
  refusals,
  runContract,
  type Senders,
} from '../../../../lib/orders/contract';
import { foreignInMemory } from '../../../support/foreign';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { byPath, sender } from '../../../support/order-contract';
import { BROKEN, BROKEN_APIS, BROKEN_BY_FOREIGN } from './broken-stores';

const run = async (store = new InMemoryOrderStore() as Parameters<typeof runContract>[0]) => {
  const results = await runContract(store, { prefix: 'test', patienceMs: 0 });
  return results.filter(({ outcome }) => outcome === 'failed').map(({ title }) => title);
};

describe('the order contract', () => {
  const failedBy = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const [what, Store] of Object.entries(BROKEN)) failedBy.set(what, await run(new Store()));
  });

  it('is kept by a store that does what it promises', async () => {
    expect(await run()).toEqual([]);
  });

  it('states no case twice', () => {
    expect(new Set(CONTRACT.map(({ title }) => title)).size).toBe(CONTRACT.length);
  });

  it.each(Object.keys(BROKEN))('is broken by a store that %s', (what) => {
    expect(failedBy.get(what)).not.toEqual([]);
  });

  it.each(CONTRACT)('can be broken where it says: $title', ({ title }) => {
    const breakers = [...failedBy].filter(([, titles]) => titles.includes(title));
    expect(breakers).not.toEqual([]);
  });
});

describe('what something else has written', () => {
  const cases = (store = new InMemoryOrderStore()) => foreignItems(foreignInMemory(store.orders));
  const failures = async (store: InMemoryOrderStore): Promise<string[]> => {
    const results = await runContract(store, { prefix: 'test', patienceMs: 0, cases: cases(store) });
    return results.filter(({ outcome }) => outcome === 'failed').map(({ title }) => title);
  };
  const failedBy = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const [what, Store] of Object.entries(BROKEN_BY_FOREIGN)) failedBy.set(what, await failures(new Store()));
  });

  it('is kept apart by a store that does what it promises', async () => {
    expect(await failures(new InMemoryOrderStore())).toEqual([]);
  });

  it.each(Object.keys(BROKEN_BY_FOREIGN))('is seen through a store that %s', (what) => {
    expect(failedBy.get(what)).not.toEqual([]);
  });

  it.each(cases())('can be seen where it says: $title', ({ title }) => {
    expect([...failedBy.values()].flat()).toContain(title);
  });
});

describe('what an API must refuse', () => {
  const api = (): Senders => ({
    signed: byPath(sender(new InMemoryOrderStore())),
    unsigned: async () => ({ status: 403, body: {} }),
  });
  const failuresOf = async (senders: Senders): Promise<string[]> => {
    const cases = refusals(senders);
    const results = await runContract(httpOrderStore(senders.signed), { prefix: 'test', patienceMs: 0, cases });
    return results.filter(({ outcome }) => outcome === 'failed').map(({ title }) => title);
  };
  const failedBy = new Map<string, readonly string[]>();
  beforeAll(async () => {
    for (const [what, broken] of Object.entries(BROKEN_APIS)) failedBy.set(what, await failuresOf(broken(api())));
  });

  it('is refused by one that does what it promises', async () => {
    expect(await failuresOf(api())).toEqual([]);
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
    expect(await failuresOf({ signed: asAWhole, unsigned })).toEqual([]);
  });

  it.each(Object.keys(BROKEN_APIS))('is not by one that %s', (what) => {
    expect(failedBy.get(what)).not.toEqual([]);
  });

  it.each(refusals(api()))('is let in by some, and seen: $title', ({ title }) => {
    const alone = [...failedBy].filter(([, titles]) => titles.length === 1 && titles[0] === title);
    expect(alone).not.toEqual([]);
  });
});
