import {
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import {
  ENTRY_KEY,
  MARKER_DAYS,
  MARKER_TTL,
  MESSAGES_PER_BATCH,
  TOTALS_ENTRY,
} from '../../../lambda/order-events/environment';
import { MarkedTotals, RecountDue } from '../../../lambda/order-events/marked-totals';
import { clusterTimeOf } from '../../../lib/orders/totals/cluster-time';
import { validityRule } from '../../../lib/orders/contribution';
import { eventTotalsIn } from '../../../lib/orders/totals/event-totals';
import { Faults, LostCall } from '../order-stream/support/faults';
import { describeOnDynamoDb } from '../order-stream/support/totals-table';
import { startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

const never = new AbortController().signal;
const changes = (...numbers: number[]) =>
  numbers.map((n) => ({ changeId: `change-${n}`, delta: { count: 1, amount: 10 }, time: clusterTimeOf(n, 1) }));

describeOnDynamoDb('MarkedTotals', () => {
  let table: TotalsTable;
  let store: MarkedTotals;
  const apply = (customerId: string, ...names: number[]) => store.apply(customerId, changes(...names), never);
  beforeAll(async () => {
    table = await startTotalsTable();
    store = new MarkedTotals(table.client(), TABLE);
  });
  afterAll(() => table.stop());

  it('adds changes in whatever order they come', async () => {
    await apply('order', 2);
    await apply('order', 3, 1);
    expect(await table.totalsOf('order')).toStrictEqual({ count: 3, amount: 30 });
  });

  it('drops changes that are in the totals', async () => {
    await apply('again', 1, 2);
    await apply('again', 2, 1);
    expect(await table.totalsOf('again')).toStrictEqual({ count: 2, amount: 20 });
  });

  it('adds only the new ones of changes that are cut anew', async () => {
    await apply('cut', 1, 3);
    await apply('cut', 4, 3, 2, 1);
    expect(await table.totalsOf('cut')).toStrictEqual({ count: 4, amount: 40 });
  });

  it('adds a change once that is offered twice at the same time', async () => {
    await apply('twice', 1, 1);
    expect(await table.totalsOf('twice')).toStrictEqual({ count: 1, amount: 10 });
  });

  it('adds once when the answer to a transaction was lost', async () => {
    const unlucky = new MarkedTotals(table.client(new Faults(['after'])), TABLE);
    await expect(unlucky.apply('lost', changes(1), never)).rejects.toThrow(LostCall);
    await apply('lost', 1);
    expect(await table.totalsOf('lost')).toStrictEqual({ count: 1, amount: 10 });
  });

  it('keeps the same change of two customers apart', async () => {
    await apply('one', 1);
    await apply('two', 1);
    expect([await table.totalsOf('one'), await table.totalsOf('two')]).toStrictEqual([
      { count: 1, amount: 10 },
      { count: 1, amount: 10 },
    ]);
  });

  it('takes as many changes in one transaction as a batch may have of one customer', async () => {
    const numbers = Array.from({ length: MESSAGES_PER_BATCH }, (_, n) => n);
    await apply('full', ...numbers);
    expect(await table.totalsOf('full')).toStrictEqual({ count: MESSAGES_PER_BATCH, amount: 10 * MESSAGES_PER_BATCH });
  });

  it('leaves a marker for each change, to expire when no message can come again', async () => {
    await apply('marked', 1, 2);
    const markers = await table.markersOf('marked');
    const days = (Number(markers[0]?.[MARKER_TTL]?.N) - Date.now() / 1_000) / 86_400;
    expect(markers).toHaveLength(2);
    expect(days).toBeGreaterThan(MARKER_DAYS - 1);
    expect(days).toBeLessThan(MARKER_DAYS + 1);
  });

  describe('beside a recount', () => {
    const totals = (customerId: string, item: Record<string, AttributeValue>) => {
      const key = { customerId: { S: customerId }, [ENTRY_KEY]: { S: TOTALS_ENTRY } };
      return table.client().send(new PutItemCommand({ TableName: TABLE, Item: { ...key, ...item } }));
    };
    const counted = { orderCount: { N: '4' }, amount: { N: '40' } };
    const rule = { S: validityRule() };

    it('adds only what was changed after its moment', async () => {
      await totals('moment', { ...counted, rule, asOf: { S: clusterTimeOf(3, 1) } });
      await apply('moment', 4, 3, 2);
      expect(await table.totalsOf('moment')).toStrictEqual({ count: 5, amount: 50 });
      expect(await table.markersOf('moment')).toHaveLength(1);
    });

    it.each([
      ['by another rule', { rule: { S: 'another' } }],
      ['from before there were rules', {}],
    ])('adds nothing to totals %s, and says that a recount is due', async (name, item) => {
      await totals(name, { ...counted, ...item });
      await expect(apply(name, 1)).rejects.toThrow(RecountDue);
      expect(await table.totalsOf(name)).toStrictEqual({ count: 4, amount: 40 });
    });

    it('tells the one that is under way what it counts, when it was changed and how', async () => {
      const recount = { M: { id: { S: 'r' }, counted: { L: [] } } };
      await totals('under-way', { recount });
      await apply('under-way', 2, 1);
      await apply('under-way', 3, 2);
      const Key = { customerId: { S: 'under-way' }, [ENTRY_KEY]: { S: TOTALS_ENTRY } };
      const { Item = {} } = await table.client().send(new GetItemCommand({ TableName: TABLE, Key }));
      expect(eventTotalsIn(Item)).toMatchObject({
        rule: validityRule(),
        recount: { id: 'r', counted: [2, 1, 3].map((n) => ({ time: clusterTimeOf(n, 1), count: 1, amount: 10 })) },
      });
    });

    it.each([
      ['keeps', 1_999, 2_000],
      ['ends', 2_000, undefined],
    ])('%s the one that has kept %i changes, and counts on', async (name, kept, then) => {
      const counted = { L: Array.from({ length: kept }, () => ({ S: `${clusterTimeOf(1, 1)} 1 1` })) };
      await totals(name, { recount: { M: { id: { S: 'r' }, counted } } });
      await apply(name, 1);
      const Key = { customerId: { S: name }, [ENTRY_KEY]: { S: TOTALS_ENTRY } };
      const { Item = {} } = await table.client().send(new GetItemCommand({ TableName: TABLE, Key }));
      expect(eventTotalsIn(Item).recount?.counted.length).toBe(then);
      await apply(name, 2);
      expect(await table.totalsOf(name)).toStrictEqual({ count: 2, amount: 20 });
    });
  });

  it('makes no call for no changes', async () => {
    const unreachable = new MarkedTotals(table.client(new Faults(['before'])), TABLE);
    await expect(unreachable.apply('none', [], never)).resolves.toBeUndefined();
  });

  it('passes on every failure but those of its conditions', async () => {
    const elsewhere = new MarkedTotals(table.client(), 'no-such-table');
    await expect(elsewhere.apply('ada', changes(1), never)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('stops at the deadline', async () => {
    await expect(store.apply('late', changes(1), AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

/** A mock of the client: the local engine runs one transaction after the other, so none of them ever meets another. */
describe('MarkedTotals beside another writer of the same totals', () => {
  // It pauses for a random share of a time that grows.
  beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  const storeOf = (...answers: (Error | undefined)[]) => {
    const calls: number[] = [];
    const send = async ({ input }: { input: { TransactItems: unknown[] } }) => {
      const answer = answers[calls.push(input.TransactItems.length - 1) - 1];
      if (answer) throw answer;
    };
    return { calls, store: new MarkedTotals({ send }, TABLE) };
  };

  it('tries again when the two met', async () => {
    const { calls, store } = storeOf(cancelled('None', 'TransactionConflict'), undefined);
    await store.apply('ada', changes(1), never);
    expect(calls).toStrictEqual([1, 1]);
  });

  it('pauses no longer than there is time', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(1);
    const { calls, store } = storeOf(cancelled('None', 'TransactionConflict'), undefined);
    await expect(store.apply('ada', changes(1), AbortSignal.timeout(60))).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls).toStrictEqual([1]);
  });

  it('reads what the totals are at this moment, within the same deadline', async () => {
    const reads: unknown[] = [];
    let writes = 0;
    const send = async ({ input }: { input: object }, options: object) => {
      if ('ConsistentRead' in input) reads.push([input.ConsistentRead, options]);
      else if (writes++ === 0) throw cancelled('None', 'ConditionalCheckFailed');
      return {};
    };
    await new MarkedTotals({ send }, TABLE).apply('ada', changes(1), never);
    expect(reads).toStrictEqual([[true, { abortSignal: never }]]);
  });

  it('leaves out what the other one has counted', async () => {
    const { calls, store } = storeOf(cancelled('ConditionalCheckFailed', 'None', 'None'), undefined);
    await store.apply('ada', changes(1, 2), never);
    expect(calls).toStrictEqual([2, 1]);
  });

  it('gives up when they meet time and again', async () => {
    const conflict = cancelled('None', 'TransactionConflict');
    const { calls, store } = storeOf(...Array.from({ length: 9 }, () => conflict));
    await expect(store.apply('ada', changes(1), never)).rejects.toBe(conflict);
    expect(calls).toHaveLength(5);
  });

  it('gives up at once for any other reason', async () => {
    const throttled = cancelled('None', 'ThrottlingError');
    const { calls, store } = storeOf(throttled);
    await expect(store.apply('ada', changes(1), never)).rejects.toBe(throttled);
    expect(calls).toHaveLength(1);
  });
});
