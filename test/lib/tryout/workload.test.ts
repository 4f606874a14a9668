import type { OrderStore } from '../../../lib/orders/order-store';
import { Checks } from '../../../lib/tryout/checks';
import { exercise } from '../../../lib/tryout/exercise';
import { runWorkload, expectedTotals, workloadOf } from '../../../lib/tryout/workload';
import { InMemoryOrderStore } from '../../support/in-memory-order-store';

const sound = (): OrderStore => new InMemoryOrderStore();
const changed = (changes: (store: OrderStore) => Partial<OrderStore>): OrderStore => {
  const store = sound();
  const methods = ['put', 'get', 'listByCustomer', 'listByStatus', 'changeStatus', 'delete'] as const;
  const bound = Object.fromEntries(methods.map((name) => [name, (store[name] as () => unknown).bind(store)]));
  return { ...(bound as unknown as OrderStore), ...changes(store) };
};

describe('a workload', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(workloadOf(7, 'w')).toStrictEqual(workloadOf(7, 'w'));
    expect(workloadOf(8, 'w')).not.toStrictEqual(workloadOf(7, 'w'));
  });

  it('puts, changes and deletes orders, and leaves some', () => {
    const days = workloadOf(1, 'w');
    expect(new Set(days.flatMap(({ steps }) => steps.map(({ kind }) => kind)))).toStrictEqual(
      new Set(['put', 'changeStatus', 'delete']),
    );
    expect(days.every(({ left }) => left.length > 0)).toBe(true);
  });

  it('adds up what is left of each customer', () => {
    const [day] = workloadOf(1, 'w');
    const amount = day?.left.reduce((sum, order) => sum + order.amount, 0);
    expect(expectedTotals(workloadOf(1, 'w')).get('w-1')).toStrictEqual({ count: day?.left.length, amount });
  });

  it('ends right on a store that keeps the contract, and counts every call', async () => {
    const days = workloadOf(1, 'w');
    const calls = days.reduce((sum, { steps, left }) => sum + steps.length + left.length + 1, 0);
    expect(await runWorkload(sound(), days)).toMatchObject({ wrong: [], operations: calls });
  });

  it.each([
    ['forgets a deletion', () => ({ delete: () => Promise.resolve() })],
    [
      'lists too little',
      (store: OrderStore) => ({
        listByCustomer: async (id: string) => ({
          orders: (await store.listByCustomer(id, { limit: 100 })).orders.slice(1),
        }),
      }),
    ],
    [
      'reads another amount',
      (store: OrderStore) => ({
        get: async (id: Parameters<OrderStore['get']>[0]) => ({ ...(await store.get(id)), amount: -1 }),
      }),
    ],
  ])('names the customers of a store that %s', async (_, changes) => {
    const { wrong } = await runWorkload(changed(changes), workloadOf(1, 'w'));
    expect(wrong).not.toStrictEqual([]);
  });
});

describe('an exercise', () => {
  const run = async (store: OrderStore) => {
    const checks = new Checks();
    const about = { side: 'atlas', engine: 'memory', claims: ['POR-02'] } as const;
    const turn = { checks: checks.about(about), note: () => undefined };
    await exercise('memory', store, workloadOf(1, 'w', { customers: 1, ordersEach: 6 }), turn);
    return checks;
  };

  it('has a check for each case of the contract and one for the workload, with what was done', async () => {
    const { list, counts } = await run(sound());
    expect(counts.failed).toBe(0);
    expect(list.at(-1)?.title).toMatch(/^memory: a seeded workload of 1 customers/);
    expect(list.every(({ operations = 0, about }) => operations > 0 && about?.engine === 'memory')).toBe(true);
  });

  it('says which customers are wrong', async () => {
    const { list } = await run(changed(() => ({ delete: () => Promise.resolve() })));
    expect(list.at(-1)).toMatchObject({ outcome: 'failed', actual: 'wrong: w-1' });
  });
});
