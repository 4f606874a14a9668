import { AssertionError } from 'node:assert';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { unavailable } from '../../../../lib/orders/errors';
import { CONTRACT, runContract, type CaseResult, type ContractCase } from '../../../../lib/orders/contract';
import { ORDER_STATUSES, type OrderPage, type OrderStatus, type PageRequest } from '../../../../lib/orders/order';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { NotRun } from '../../../../lib/errors';

const PREFIX = { prefix: 'run', patienceMs: 0 };
const writing = (run: ContractCase['run'], title = 'a case'): ContractCase => ({ title, writes: true, run });
const failing = new AssertionError({ message: 'it is broken' });

class Kept extends InMemoryOrderStore {
  get size(): number {
    return this.orders.size;
  }
}

/** Nothing that is in it can be removed. */
class Sticky extends Kept {
  override async delete(): Promise<never> {
    throw unavailable(new Error('gone away'));
  }
}

const only = async (store: Kept, each: ContractCase, options: object = {}): Promise<CaseResult> => {
  const [result] = await runContract(store, { ...PREFIX, ...options, cases: [each] });
  return result!;
};

afterEach(() => jest.restoreAllMocks());

describe('running the contract', () => {
  it('leaves nothing behind', async () => {
    const store = new Kept();
    await runContract(store, PREFIX);
    expect(store.size).toBe(0);
  });

  it('removes what a case created also where the case fails', async () => {
    const store = new Kept();
    const result = await only(
      store,
      writing(async (given, scope) => {
        await given.put(scope.order(scope.customer(), 'o1'));
        throw failing;
      }),
    );
    expect([result.outcome, result.reason, store.size]).toStrictEqual(['failed', 'it is broken', 0]);
  });

  it('removes an order too whose put had no answer', async () => {
    class Deaf extends Kept {
      override async put(order: Parameters<Kept['put']>[0]): Promise<never> {
        await super.put(order);
        throw unavailable(new Error('no answer'));
      }
    }
    const store = new Deaf();
    const result = await only(
      store,
      writing(async (given, scope) => void (await given.put(scope.order(scope.customer(), 'o1')))),
    );
    expect([result.outcome, result.reason, store.size]).toStrictEqual([
      'failed',
      expect.stringMatching(/^UNAVAILABLE: the database could not be reached/),
      0,
    ]);
  });

  it('says which order it could not remove', async () => {
    const result = await only(
      new Sticky(),
      writing(async (given, scope) => void (await given.put(scope.order(scope.customer(), 'o1')))),
    );
    expect([result.outcome, result.reason]).toStrictEqual([
      'failed',
      expect.stringContaining('order o1 of customer run-0-1 was left behind'),
    ]);
  });

  it('runs where others have orders, touches none of them and is not confused by them', async () => {
    const store = new Kept();
    for (const placedAt of ['1960-01-01T00:00:00.000Z', '1985-06-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']) {
      for (const [customerId, to] of [
        ['a', 'PAID'],
        ['run', 'SHIPPED'],
        ['run-', 'DELIVERED'],
      ] as const) {
        const id = { customerId, orderId: placedAt.slice(0, 4) };
        await store.put({ ...id, amount: 1, placedAt });
        await store.changeStatus(id, { from: 'PLACED', to });
      }
    }
    const results = await runContract(store, PREFIX);
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toStrictEqual([]);
    expect(store.size).toBe(9);
  });

  it('runs twice at the same time on one database', async () => {
    const store = new Kept();
    const both = await Promise.all(['one', 'two'].map((prefix) => runContract(store, { prefix, patienceMs: 0 })));
    expect(both.flat().filter(({ outcome }) => outcome !== 'passed')).toStrictEqual([]);
  });

  it('counts the calls of the store, with those that removed what was there', async () => {
    const result = await only(
      new Kept(),
      writing(async (given, scope) => {
        const order = await given.put(scope.order(scope.customer(), 'o1'));
        await given.get(order);
      }),
    );
    expect(result).toStrictEqual({
      title: 'a case',
      outcome: 'passed',
      operations: 3,
      milliseconds: expect.any(Number),
    });
  });

  it('tells each result when it is there, and all of them at the end', async () => {
    const told: CaseResult[] = [];
    const results = await runContract(new Kept(), PREFIX, (result) => void told.push(result));
    expect(told).toStrictEqual(results);
    expect(told.map(({ title }) => title)).toStrictEqual(CONTRACT.map(({ title }) => title));
  });

  it.each(['', 'a#b', 'ä', 'x'.repeat(33)])('refuses the prefix "%s", which cannot begin an id', async (prefix) => {
    await expect(runContract(new Kept(), { prefix })).rejects.toThrow(`the prefix "${prefix}" cannot begin an id`);
  });

  it('takes the longest prefix', async () => {
    const results = await runContract(new Kept(), { prefix: 'x'.repeat(32), patienceMs: 0 });
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toStrictEqual([]);
  });

  it('begins no further case once it is to end, and removes what the last one created', async () => {
    const [store, end] = [new Kept(), new AbortController()];
    const ended = writing(async (given, scope) => {
      await given.put(scope.order(scope.customer(), 'o1'));
      end.abort();
    });
    const results = await runContract(store, { ...PREFIX, cases: [ended, ended], signal: end.signal });
    expect(results.map(({ outcome }) => outcome)).toStrictEqual(['passed', 'skipped']);
    expect([results[1]?.reason, store.size]).toStrictEqual(['the run was ended before it', 0]);
  });

  it('is patient with an index that is behind its table', async () => {
    class Behind extends Kept {
      override async listByCustomer(...request: Parameters<Kept['listByCustomer']>) {
        const [customerId, page] = request;
        const late = await super.listByCustomer(customerId, page);
        await sleep(1);
        return this.asked++ ? late : { orders: [] };
      }
      private asked = 0;
    }
    const each = CONTRACT.find(({ title }) => title.includes('newest first, as they were put'))!;
    expect((await only(new Behind(), each, { patienceMs: 5_000 })).outcome).toBe('passed');
    expect((await only(new Behind(), each)).outcome).toBe('failed');
  });
});

describe('running what only reads', () => {
  const READ_ONLY = { ...PREFIX, writes: false };

  it('says of every case that writes that it was not run', async () => {
    const results = await runContract(new Kept(), READ_ONLY);
    const skipped = results.filter(({ reason }) => reason === 'it writes, and the run was only to read');
    expect(skipped.map(({ title }) => title)).toStrictEqual(
      CONTRACT.filter((each) => each.writes).map(({ title }) => title),
    );
    expect(skipped.every(({ outcome, operations }) => outcome === 'skipped' && operations === 0)).toBe(true);
  });

  it('passes nothing that found nothing to look at', async () => {
    const results = await runContract(new Kept(), READ_ONLY);
    expect(results.filter(({ outcome }) => outcome === 'passed')).toHaveLength(2);
    expect(results.find(({ title }) => title.startsWith('What is there'))).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('there is no order to look at'),
    });
  });

  it('looks at the orders of others', async () => {
    const store = new Kept();
    for (const orderId of ['1', '2', '3', '4', '5', '6', '7']) {
      await store.put({ customerId: 'a', orderId, amount: 1, placedAt: '2026-01-01T00:00:00.000Z' });
    }
    const results = await runContract(store, READ_ONLY);
    expect(results.filter(({ outcome }) => outcome === 'passed')).toHaveLength(3);
  });

  const reading = CONTRACT.find(({ title }) => title.startsWith('What is there is listed by status'))!;

  it('looks at two pages of each status, and at no more where there are many', async () => {
    const [store, asked] = [new Kept(), [] as unknown[]];
    for (const status of ORDER_STATUSES)
      for (let index = 0; index < 20; index += 1) {
        const order = {
          customerId: 'a',
          orderId: `${status}-${index}`,
          amount: 1,
          placedAt: '2026-01-01T00:00:00.000Z',
        };
        store.orders.set(`a#${order.orderId}`, { ...order, status });
      }
    const list = jest.spyOn(store, 'listByStatus');
    expect(await only(store, reading, { writes: false })).toMatchObject({ outcome: 'passed', operations: 10 });
    asked.push(...list.mock.calls.slice(0, 2).map(([, page]) => page));
    expect(asked).toStrictEqual([{ limit: 5 }, { limit: 5, cursor: '2026-01-01T00:00:00.000Z#PLACED-5#a' }]);
  });

  it('looks on for orders where pages are short, and not for ever', async () => {
    class Short extends Kept {
      private page = 999;
      override async listByStatus(status: OrderStatus, { limit }: PageRequest): Promise<OrderPage> {
        if (status !== 'PLACED') return { orders: [] };
        const placedAt = `2026-01-01T00:00:00.${(this.page -= 1)}Z`;
        const ids = this.page === 998 ? ['e', 'd', 'c', 'b', 'a'].slice(0, limit) : [];
        const orders = ids.map((orderId) => ({ customerId: 'a', orderId, amount: 1, placedAt, status }));
        return { orders, cursor: `${placedAt}#0#a` };
      }
    }
    const result = await only(new Short(), reading, { writes: false });
    expect(result).toMatchObject({ outcome: 'passed', operations: 50 + ORDER_STATUSES.length - 1 });
  });

  it('never writes, whatever a case does', async () => {
    const store = new Kept();
    const each: ContractCase = {
      title: 'says that it only reads',
      writes: false,
      run: async (given, scope) => void (await given.put(scope.order(scope.customer(), 'o1'))),
    };
    const result = await only(store, each, { writes: false });
    expect([result.outcome, result.reason, store.size]).toStrictEqual([
      'failed',
      expect.stringContaining('only reads'),
      0,
    ]);
  });
});

it('no case can write an order of someone else', async () => {
  const store = new Kept();
  const theirs = { customerId: 'runner', orderId: 'o1', amount: 1, placedAt: '2026-01-01T00:00:00.000Z' };
  await store.put(theirs);
  const result = await only(
    store,
    writing((given) => given.delete(theirs)),
  );
  expect([result.outcome, store.size]).toStrictEqual(['failed', 1]);
});

it('says how long a case took', async () => {
  let now = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 250));
  expect(
    await only(
      new Kept(),
      writing(async () => undefined),
    ),
  ).toMatchObject({ milliseconds: 250 });
});

it('tells an error that is none of an order by its own name', async () => {
  const each = writing(() => Promise.reject(new RangeError('odd')));
  expect(await only(new Kept(), each)).toMatchObject({ outcome: 'failed', reason: 'RangeError: odd' });
});

it('a case that found nothing to look at and leaves an order behind has failed', async () => {
  const each = writing(async (given, scope) => {
    await given.put(scope.order(scope.customer(), 'o1'));
    throw new NotRun('nothing there');
  });
  expect(await only(new Sticky(), each)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringMatching(/^nothing there; .* was left behind/),
  });
});

it('a case that finds nothing to look at is not run, with its reason', async () => {
  const each = writing(() => Promise.reject(new NotRun('nothing there')));
  expect(await only(new Kept(), each)).toMatchObject({ outcome: 'skipped', reason: 'nothing there' });
});
