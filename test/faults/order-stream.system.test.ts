import { DeleteItemCommand, PutItemCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import fc from 'fast-check';
import { recountCustomer } from '../../lib/commands/operate/recount-customer';
import { itemFor, steps, type Step } from '../lambda/order-stream/support/history';
import { anOrder, itemOf } from '../lambda/order-stream/support/records';
import { describeOnOpenDynamoDb } from '../support/local-table';
import type { DiscardedBatch } from './discarded-batch';
import type { Fault } from './fault-proxy';
import { deal, worldOf } from './fault-acts';
import { alarmsOf, CATCHES_UP_WITHIN_MS, inject, pathOf } from './named-fault';
import { NAMED_FAULTS } from './named-faults';
import { POISON_MARK } from './order-writer';
import { ORDERS, TOTALS } from './tables';
import { CHANGED, startTrigger, type Trigger } from './trigger';
import type { InvocationTrouble, Trouble } from './trouble';
import { isExact, judge } from './verdict';

type Item = Record<string, AttributeValue>;

/** A call without an answer then costs 0.3 seconds. */
const TEN_TIMES_AS_FAST = { timersFaster: 10 };
const STOPPED = pathOf('totals', 'Stopped');
const none = (): Promise<never> => Promise.reject(new Error('no API is part of this'));

const passing = fc.constantFrom<Fault>('none', 'throttled', 'capacity', 'lost', 'killedBefore', 'killedAfter');
/** As many as use up the client's own attempts for all customers at once, so that the function has to report records. */
const outage = fc
  .tuple(fc.constantFrom<Fault>('serverError', 'reset', 'lost'), fc.integer({ min: 3, max: 9 }))
  .map(([fault, calls]) => Array<Fault>(calls).fill(fault));
const calls = fc
  .array(fc.oneof({ weight: 3, arbitrary: passing.map((fault) => ['none', fault] as Fault[]) }, outage), {
    maxLength: 8,
  })
  .map((faults) => faults.flat());
const invocation: fc.Arbitrary<InvocationTrouble> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom({ kind: 'none' } as const, { kind: 'refused' } as const, { kind: 'abandoned' } as const),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('killed' as const), afterMs: fc.nat({ max: 40 }) }) },
);
const troubles: fc.Arbitrary<Trouble> = fc
  .record({
    calls,
    invocations: fc.array(invocation, { maxLength: 10 }),
    cuts: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 10 }),
    rewinds: fc.array(fc.nat({ max: 10 }), { maxLength: 6 }),
  })
  .map(({ calls, invocations, cuts, rewinds }) => ({
    call: deal(calls, 'none'),
    invocation: deal(invocations, { kind: 'none' }),
    cut: deal(cuts, 15),
    rewind: deal(rewinds, 0),
    toString: () => JSON.stringify({ calls, invocations, cuts, rewinds }),
  }));

describeOnOpenDynamoDb('the trigger of the orders table, on a real stream', () => {
  let trigger: Trigger;
  const poison = new Set<string>();
  const refusable = new Set<string>();
  let givenUp = 0;
  beforeAll(async () => {
    trigger = await startTrigger({ windowSeconds: 0 }, TEN_TIMES_AS_FAST);
  });
  afterEach(() => trigger.trouble({}));
  afterAll(() => trigger.stop());

  const put = (Item: Item) => trigger.db.send(new PutItemCommand({ TableName: ORDERS, Item }));
  const order = (customerId: string, overrides = {}) => itemOf(anOrder({ customerId, ...overrides })) as Item;
  const putPoison = async (item: Item) => {
    const mark = `p${poison.size}`;
    poison.add(mark);
    await put({ ...item, [POISON_MARK]: { S: mark } });
    return mark;
  };
  const write = async ({ customer, order: nth, write }: Step, run: number) => {
    const [customerId, orderId] = [`r${run}-${customer}`, `o${nth}`];
    if (write === 'delete') {
      const { pk, sk } = order(customerId, { orderId }) as { pk: AttributeValue; sk: AttributeValue };
      return trigger.db.send(new DeleteItemCommand({ TableName: ORDERS, Key: { pk, sk } }));
    }
    const { item } = itemFor(write, customerId, orderId);
    if (write.put === 'poison') return putPoison(item as Item);
    // The filter lets nothing else than orders through; it is no order for the totals either.
    return put(write.put === 'foreign' ? { ...(item as Item), [POISON_MARK]: { S: 'foreign' } } : (item as Item));
  };
  const exact = async () => {
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    const verdict = await judge(trigger, poison, {
      // A change of the stream is one for all customers.
      mayBeRefused: ({ customerId, refused }) => refused === 'stream' || refusable.has(customerId),
      givenUp,
    });
    return isExact(verdict) ? 'exact' : verdict;
  };

  it('has exact totals and parks exactly the poison, whatever fails', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, troubles, async (all, trouble) => {
        run += 1;
        trigger.trouble(trouble);
        for (const step of all) await write(step, run);
        expect(await exact()).toBe('exact');
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 60_000);

  it.each<[string, Fault[]]>([
    ['is killed before a write', ['killedBefore']],
    ['is killed after a write', ['killedAfter']],
    ['gets no answer, once with and once without the write', ['hung', 'unanswered']],
    ['gives all its writes up and reports the records', Array<Fault>(9).fill('reset')],
  ])(
    'has exact totals when the function %s in mid-batch',
    async (_, faults) => {
      const injected = () => faults.reduce((sum, fault) => sum + (trigger.counts().faults[`call ${fault}`] ?? 0), 0);
      const before = injected();
      // Held back while the orders are written, so that all but the first of them come in one batch.
      trigger.trouble({ invocation: () => ({ kind: 'refused' }) });
      for (let n = 0; n < 7; n += 1)
        await put(order(`${faults.join('-').slice(0, 60)}-${n % 3}`, { orderId: `o${n}` }));
      trigger.trouble({ call: deal<Fault>(['none', ...faults], 'none') });
      expect(await exact()).toBe('exact');
      expect(injected()).toBeGreaterThan(before);
    },
    30_000,
  );

  describe('is seen', () => {
    const ofTotals = NAMED_FAULTS.filter(({ api }) => api === undefined);

    it('by no alarm when nothing is wrong', async () => {
      await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
      trigger.forget();
      await put(order('calm'));
      expect(await exact()).toBe('exact');
      expect(trigger.seen().breaching()).toStrictEqual([]);
    });

    it.each(ofTotals.map((fault) => [fault.name, fault] as const))('and mended: %s', async (name, fault) => {
      const customer = name.replaceAll(/\W+/g, '-');
      const {
        alarms,
        unseen,
        givenUp: batches,
      } = await inject(fault, { trigger, dynamodb: none, atlas: none, customer, poison });
      if (fault.refuses) refusable.add(customer);
      givenUp += batches;
      expect(unseen).toStrictEqual([]);
      // What fails for long enough keeps the others from being polled: to the alarm, as if the event source had stopped.
      expect(alarms.filter((alarm) => alarm !== STOPPED || alarmsOf(fault).includes(alarm))).toStrictEqual(
        alarmsOf(fault).sort(),
      );
      expect(await exact()).toBe('exact');
    });
  });

  it('has its poison in the queue so that it can be put right, and then counts it', async () => {
    const mark = await putPoison({ ...order('ill', { amount: 70 }), status: { S: 'LOST' } });
    expect(await exact()).toBe('exact');
    const letter = trigger.queue
      .letters()
      .find((each) => 'record' in each && each.record.dynamodb?.NewImage?.[POISON_MARK]?.S === mark);
    const { [POISON_MARK]: _, ...parked } = letter?.record.dynamodb?.NewImage as Item;

    // Written back with what `reason` names put right, and only where nobody did so since.
    expect(letter?.reason).toBe('not a valid order: status');
    await trigger.db.send(
      new PutItemCommand({
        TableName: ORDERS,
        Item: { ...parked, status: { S: 'PLACED' } },
        ConditionExpression: '#status = :parked',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':parked': parked['status'] as AttributeValue },
      }),
    );
    expect(await exact()).toBe('exact');
  });

  it('has exact totals again after a recount, while orders are written and calls fail', async () => {
    const write = async (from: number): Promise<void> => {
      for (let n = from; n < from + 8; n += 1) await put(order('recounted', { orderId: `o${n % 5}`, amount: n }));
    };
    await write(0);
    expect(await exact()).toBe('exact');
    await trigger.db.send(
      new UpdateItemCommand({
        TableName: TOTALS,
        Key: { customerId: { S: 'recounted' } },
        UpdateExpression: 'SET orderCount = :wrong',
        ExpressionAttributeValues: { ':wrong': { N: '77' } },
      }),
    );
    expect(await exact()).toMatchObject({ doubleCounts: 72 });
    trigger.trouble({ call: deal<Fault>(['none', 'killedAfter', 'none', 'throttled', 'killedBefore'], 'none') });
    const world = worldOf(trigger);
    await Promise.all([recountCustomer('recounted', { orders: ORDERS, totals: TOTALS, run: 'r1', world }), write(8)]);
    expect(await exact()).toBe('exact');
  });

  it('has a batch that was given up named in the queue, so that its records can be read from the stream again', async () => {
    trigger.trouble({ lateMs: 25 * 3_600_000 });
    await put(order('ada'));
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    trigger.trouble({});
    const { requestContext, DDBStreamBatchInfo: batch } = trigger.queue.discarded().at(-1) as DiscardedBatch;
    expect(requestContext.condition).toBe('RecordAgeExceeded');
    const { ShardIterator } = await trigger.streams.send(
      new GetShardIteratorCommand({
        StreamArn: batch.streamArn.split(CHANGED)[0],
        ShardId: batch.shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        SequenceNumber: batch.startSequenceNumber,
      }),
    );
    const { Records } = await trigger.streams.send(new GetRecordsCommand({ ShardIterator, Limit: batch.batchSize }));
    expect(Records).toMatchObject([
      { dynamodb: { Keys: { pk: { S: 'CUSTOMER#ada' } }, SequenceNumber: batch.endSequenceNumber } },
    ]);
    expect(await exact()).toMatchObject({ losses: 1, strangers: 1 });
    givenUp += 1;
    await recountCustomer('ada', { orders: ORDERS, totals: TOTALS, run: 'r1', world: worldOf(trigger) });
    expect(await exact()).toBe('exact');
  });
});
