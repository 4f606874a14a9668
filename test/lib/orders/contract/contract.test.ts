import { CONTRACT, runContract } from '../../../../lib/orders/contract';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { BROKEN } from './broken-stores';

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
