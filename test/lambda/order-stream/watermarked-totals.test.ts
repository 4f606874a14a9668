import { WatermarkedTotals } from '../../../lambda/order-stream/watermarked-totals';
import { readRecord, type StreamChange } from '../../../lambda/order-stream/change';
import { Faults, LostCall } from './support/faults';
import { PutItemCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ORDER_STATUSES } from '../../../lib/orders/order';
import { validationException } from './support/faults';
import { anOrder, inserted, itemOf, modified, removed } from './support/records';
import { describeOnDynamoDb, startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

const never = new AbortController().signal;
const told = async (reason: string): Promise<void> => {
  throw new Error(`nothing should be refused here, and is for ${reason}`);
};
const changesOf = (customerId: string, ...numbers: number[]): StreamChange[] =>
  numbers.map((n) => readRecord(inserted(itemOf(anOrder({ customerId, orderId: `o${n}`, amount: 10 })), n)));

/** Does something before the calls of a client. */
const before = (client: DynamoDBClient, see: (input: object) => void): DynamoDBClient => {
  client.middlewareStack.add(
    (next) => (args) => {
      see(args.input);
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
};

describeOnDynamoDb('WatermarkedTotals', () => {
  let table: TotalsTable;
  let store: WatermarkedTotals;
  beforeAll(async () => {
    table = await startTotalsTable();
    store = new WatermarkedTotals(table.client(), TABLE);
  });
  afterAll(() => table.stop());

  it('starts a customer’s totals with the first changes', async () => {
    await store.apply('first', changesOf('first', 1, 2), never, told);
    expect(await table.totalsOf('first')).toStrictEqual({ count: 2, amount: 20 });
  });

  it('adds later changes', async () => {
    await store.apply('later', changesOf('later', 1), never, told);
    await store.apply('later', changesOf('later', 2), never, told);
    expect(await table.totalsOf('later')).toStrictEqual({ count: 2, amount: 20 });
  });

  it('drops changes that are in the totals', async () => {
    await store.apply('again', changesOf('again', 1, 2), never, told);
    await store.apply('again', changesOf('again', 1, 2), never, told);
    expect(await table.totalsOf('again')).toStrictEqual({ count: 2, amount: 20 });
  });

  it('adds only the new ones of changes that are cut anew', async () => {
    await store.apply('cut', changesOf('cut', 1, 2), never, told);
    await store.apply('cut', changesOf('cut', 2, 3, 4), never, told);
    expect(await table.totalsOf('cut')).toStrictEqual({ count: 4, amount: 40 });
  });

  it('takes a sequence number with one digit more for the later one', async () => {
    await store.apply('digits', changesOf('digits', 9), never, told);
    await store.apply('digits', changesOf('digits', 10), never, told);
    expect(await table.totalsOf('digits')).toStrictEqual({ count: 2, amount: 20 });
  });

  it('adds once when the answer to a write was lost', async () => {
    const unlucky = new WatermarkedTotals(table.client(new Faults(['after'])), TABLE);
    await expect(unlucky.apply('lost', changesOf('lost', 1), never, told)).rejects.toThrow(LostCall);
    await unlucky.apply('lost', changesOf('lost', 1), never, told);
    expect(await table.totalsOf('lost')).toStrictEqual({ count: 1, amount: 10 });
  });

  it('makes no call for no changes', async () => {
    const unreachable = new WatermarkedTotals(table.client(new Faults(['before'])), TABLE);
    await expect(unreachable.apply('none', [], never, told)).resolves.toBeUndefined();
  });

  it('makes one call for changes that nothing stands against, the first ones and later ones', async () => {
    let calls = 0;
    const counting = new WatermarkedTotals(
      before(table.client(), () => (calls += 1)),
      TABLE,
    );
    await counting.apply('calls', changesOf('calls', 1, 2), never, told);
    await counting.apply('calls', changesOf('calls', 3), never, told);
    expect(calls).toBe(2);
  });

  it('reads the watermark of the last change', async () => {
    const changes = changesOf('marked', 1, 2);
    await store.apply('marked', changes, never, told);
    expect(await store.watermark('marked', changes[0]?.stream ?? '', never)).toBe(changes[1]?.sequence);
  });

  it('reads a watermark below every sequence number where there are no totals', async () => {
    const watermark = await store.watermark('nobody', 'any', never);
    expect(changesOf('nobody', 1).every(({ sequence }) => sequence > watermark)).toBe(true);
  });

  it('reads no watermark of another stream', async () => {
    await store.apply('moved', changesOf('moved', 1), never, told);
    expect(await store.watermark('moved', 'another', never)).toBe('');
  });

  it('takes a customer whose totals DynamoDB never lets it read for one without a watermark', async () => {
    const refusing = before(table.client(), () => {
      throw validationException();
    });
    expect(await new WatermarkedTotals(refusing, TABLE).watermark('ada', 'any', never)).toBe('');
  });

  it('fails where it may be able to read the watermark later', async () => {
    const unlucky = new WatermarkedTotals(table.client(new Faults(['before'])), TABLE);
    await expect(unlucky.watermark('ada', 'any', never)).rejects.toThrow(LostCall);
  });

  it('passes on every failure but that of its condition', async () => {
    const elsewhere = new WatermarkedTotals(table.client(), 'no-such-table');
    await expect(elsewhere.apply('ada', changesOf('ada', 1), never, told)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('stops at the deadline', async () => {
    await expect(store.apply('late', changesOf('late', 1), AbortSignal.abort(), told)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  describe('refuses for good, tells it once, and leaves the totals as they are', () => {
    const reasons: string[] = [];
    const tell = async (reason: string): Promise<void> => void reasons.push(reason);
    beforeEach(() => void reasons.splice(0));
    const raw = (customerId: string, item: Record<string, AttributeValue>) =>
      table.client().send(new PutItemCommand({ TableName: TABLE, Item: { customerId: { S: customerId }, ...item } }));
    const of = (stream: string, changes: readonly StreamChange[]) => changes.map((change) => ({ ...change, stream }));
    const EARLIER = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2025-01-31T00:00:00.000';
    const LATER = EARLIER.replace('2025', '2027');

    it('changes of a later stream, whatever their numbers', async () => {
      await store.apply('streams', changesOf('streams', 9), never, told);
      for (const n of [1, 12]) await store.apply('streams', of(LATER, changesOf('streams', n)), never, tell);
      expect([reasons, await table.totalsOf('streams')]).toStrictEqual([['stream'], { count: 1, amount: 10 }]);
    });

    it('changes of an earlier stream each time, and goes on with those of its own', async () => {
      await store.apply('late', changesOf('late', 1), never, told);
      await store.apply('late', of(EARLIER, changesOf('late', 5)), never, tell);
      await store.apply('late', changesOf('late', 2), never, told);
      expect([reasons, await table.totalsOf('late')]).toStrictEqual([['stream'], { count: 2, amount: 20 }]);
    });

    it('changes that are valid by another rule than what is counted', async () => {
      await store.apply('rules', changesOf('rules', 1), never, told);
      const statuses = ORDER_STATUSES as unknown as string[];
      statuses.push('REFUNDED');
      for (const n of [2, 3]) await store.apply('rules', changesOf('rules', n), never, tell);
      statuses.pop();
      await store.apply('rules', changesOf('rules', 4), never, tell);
      expect([reasons, await table.totalsOf('rules')]).toStrictEqual([['rule'], { count: 1, amount: 10 }]);
    });

    it.each([
      ['with no totals', []],
      ['with too low ones', [2]],
    ])('a removal of what was never counted, %s', async (name, counted) => {
      const [customerId] = [`below-${name.replaceAll(' ', '-')}`];
      await store.apply(customerId, changesOf(customerId, ...counted), never, told);
      const gone = (n: number) => readRecord(removed(itemOf(anOrder({ customerId, orderId: `x${n}`, amount: 10 })), n));
      const come = changesOf(customerId, 5, 6);
      await store.apply(customerId, [gone(3), gone(4), ...come], never, tell);
      expect(reasons).toStrictEqual(['below-zero']);
    });

    it('changes of two streams in one batch, of which only those of the first are added', async () => {
      const [one, two] = changesOf('mixed', 1, 2) as [StreamChange, StreamChange];
      await store.apply('mixed', [one, { ...two, stream: LATER }], never, tell);
      expect([reasons, await table.totalsOf('mixed')]).toStrictEqual([['stream'], { count: 1, amount: 10 }]);
    });

    it.each([0, 1])('what takes away more than %i orders have, of the count or the amount alone', async (counted) => {
      const numbers = Array.from({ length: counted }, (_, n) => n);
      const of = (customerId: string, n: number, amount: number) =>
        itemOf(anOrder({ customerId, orderId: `x${n}`, amount }));
      const removals = [5, 6].map((n) => readRecord(removed(of('fewer', n, 0), n)));
      const lowered = [readRecord(modified(of('less', 5, 90), of('less', 5, 70), 5))];
      for (const [customerId, changes] of [
        ['fewer', removals],
        ['less', lowered],
      ] as const) {
        const name = `${customerId}-${counted}`;
        await store.apply(name, changesOf(name, ...numbers), never, told);
        await store.apply(name, [...changes, ...changesOf(name, 8, 9)], never, tell);
      }
      expect(reasons).toStrictEqual(['below-zero', 'below-zero']);
    });

    it.each<[string, Record<string, AttributeValue>]>([
      ['without a watermark', { orderCount: { N: '1' }, amount: { N: '100' } }],
      ['of another type', { orderCount: { N: '1' }, amount: { S: '100' } }],
    ])('what lies there %s', async (name, item) => {
      const customerId = name.replaceAll(' ', '-');
      await raw(customerId, item);
      for (const n of [1, 2]) await store.apply(customerId, changesOf(customerId, n), never, tell);
      expect(reasons).toStrictEqual(['unreadable']);
    });

    it('what DynamoDB refuses, also where it refuses to have that written down', async () => {
      const refusing = before(table.client(), (input) => {
        if ('UpdateExpression' in input) throw validationException();
      });
      await new WatermarkedTotals(refusing, TABLE).apply('hopeless', changesOf('hopeless', 1), never, tell);
      expect(reasons).toStrictEqual(['service']);
    });

    /** Refuses to add; what else is written meets `also`. */
    const adding = (also: () => void) =>
      before(table.client(), (input) => {
        if ('UpdateExpression' in input && String(input.UpdateExpression).startsWith('ADD'))
          throw validationException();
        if ('UpdateExpression' in input) also();
      });

    it('what DynamoDB refuses to add, and writes that down beside the totals', async () => {
      await store.apply('written', changesOf('written', 1), never, told);
      const hopeless = new WatermarkedTotals(
        adding(() => undefined),
        TABLE,
      );
      for (const n of [2, 3]) await hopeless.apply('written', changesOf('written', n), never, tell);
      await store.apply('written', changesOf('written', 4), never, tell);
      expect([reasons, await table.totalsOf('written')]).toStrictEqual([['service'], { count: 1, amount: 10 }]);
    });

    it('nothing whose refusal may be written down later', async () => {
      const unlucky = adding(() => {
        throw new LostCall();
      });
      const applied = new WatermarkedTotals(unlucky, TABLE).apply('unwritten', changesOf('unwritten', 1), never, tell);
      await expect(applied).rejects.toThrow(LostCall);
    });

    it('but not before somebody was told', async () => {
      await store.apply('untold', changesOf('untold', 9), never, told);
      const changes = of(LATER, changesOf('untold', 1));
      await expect(store.apply('untold', changes, never, told)).rejects.toThrow('is for stream');
      await store.apply('untold', changes, never, tell);
      expect(reasons).toStrictEqual(['stream']);
    });
  });
});
