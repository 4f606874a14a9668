import { DeleteItemCommand, PutItemCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import fc from 'fast-check';
import { recountCustomer } from '../../lib/commands/operate/recount-customer';
import { SYSTEM_CLOCK, type World } from '../../lib/services/world';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemFor, steps, type Step } from '../lambda/order-stream/support/history';
import { anOrder, itemOf } from '../lambda/order-stream/support/records';
import { describeOnDynamoDb } from '../lambda/order-stream/support/totals-table';
import type { DiscardedBatch } from './discarded-batch';
import type { Fault } from './fault-proxy';
import { POISON_MARK } from './order-writer';
import { ORDERS, TOTALS } from './tables';
import { startTrigger, type InvocationTrouble, type Trigger, type Trouble } from './trigger';
import { isExact, judge } from './verdict';

type Item = Record<string, AttributeValue>;

/** A call without an answer then costs 0.3 seconds. */
const TEN_TIMES_AS_FAST = { timersFaster: 10 };
/** It takes a second or two. */
const CATCHES_UP_WITHIN_MS = 15_000;

/** Deals out what is in the list, one a call, and then the other for ever: whatever retries comes to an end. */
const deal = <T>(list: readonly T[], otherwise: T): (() => T) => {
  let next = 0;
  return () => list[next++] ?? otherwise;
};

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

describeOnDynamoDb('the trigger of the orders table, on a real stream', () => {
  let trigger: Trigger;
  const poison = new Set<string>();
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
    const verdict = await judge(trigger, poison);
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
    beforeEach(async () => {
      // What the function wrote last may still be on its way.
      await sleep(50);
      trigger.newPeriod();
    });
    /** Waits for these alarms. @returns those that have moved */
    const moved = async (...expected: string[]): Promise<string[]> => {
      const until = Date.now() + CATCHES_UP_WITHIN_MS;
      while (!expected.every((alarm) => trigger.alarms().includes(alarm)) && Date.now() < until) await sleep(20);
      return trigger.alarms();
    };

    it('by no alarm when nothing is wrong', async () => {
      await put(order('calm'));
      expect(await exact()).toBe('exact');
      expect(trigger.alarms()).toEqual([]);
    });

    it.each<[what: string, Trouble, alarms: string[]]>([
      [
        'its writes fail and are tried again',
        { call: deal<Fault>(Array<Fault>(3).fill('reset'), 'none') },
        ['Failing'],
      ],
      ['it is killed', { call: deal<Fault>(['killedBefore'], 'none') }, ['Errors']],
      [
        'its answer is lost',
        { invocation: deal<InvocationTrouble>([{ kind: 'abandoned' }], { kind: 'none' }) },
        ['Errors'],
      ],
      ['it is minutes behind', { lateMs: 6 * 60_000 }, ['Late']],
      ['it is hours behind', { lateMs: 2 * 3_600_000 }, ['IteratorAge', 'Late']],
    ])('when %s', async (what, trouble, alarms) => {
      trigger.trouble(trouble);
      await put(order(what.replaceAll(' ', '-')));
      expect(await moved(...alarms)).toEqual(alarms);
      trigger.trouble({});
      expect(await exact()).toBe('exact');
    });

    it('when an order is none', async () => {
      await putPoison({ ...order('none'), status: { S: 'LOST' } });
      expect(await moved('Parked', 'DeadLettersWaiting')).toEqual(['DeadLettersWaiting', 'Parked']);
      expect(await exact()).toBe('exact');
    });

    it('when its event source mapping is disabled', async () => {
      trigger.trouble({ stopped: true });
      await sleep(100);
      trigger.newPeriod();
      await put(order('waiting'));
      expect(trigger.alarms()).toEqual(['Stopped']);
      trigger.trouble({});
      expect(await exact()).toBe('exact');
    });
  });

  it('has its poison in the queue so that it can be put right, and then counts it', async () => {
    const mark = await putPoison({ ...order('ill', { amount: 70 }), status: { S: 'LOST' } });
    expect(await exact()).toBe('exact');
    const letter = trigger.queue.letters().find(({ record }) => record.dynamodb?.NewImage?.[POISON_MARK]?.S === mark);
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
    const world: World = { ...SYSTEM_CLOCK, send: (_, command) => trigger.db.send(command as never) };
    await Promise.all([recountCustomer('recounted', { orders: ORDERS, totals: TOTALS, run: 'r1', world }), write(8)]);
    expect(await exact()).toBe('exact');
  });
});

describeOnDynamoDb('a batch of the orders table that is given up', () => {
  let trigger: Trigger;
  beforeAll(async () => {
    trigger = await startTrigger({ windowSeconds: 0, maxRetries: 0 }, TEN_TIMES_AS_FAST);
  });
  afterAll(() => trigger.stop());

  it('is named in the queue so that its records can be read from the stream again', async () => {
    const { losses } = await judge(trigger, new Set());
    trigger.newPeriod();
    trigger.trouble({ call: () => 'reset' });
    await trigger.db.send(
      new PutItemCommand({ TableName: ORDERS, Item: itemOf(anOrder({ customerId: 'ada' })) as Item }),
    );
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);

    const [{ requestContext, DDBStreamBatchInfo: batch }] = trigger.queue.discarded() as [DiscardedBatch];
    expect(requestContext.condition).toBe('RetryAttemptsExhausted');
    const { ShardIterator } = await trigger.streams.send(
      new GetShardIteratorCommand({
        StreamArn: batch.streamArn,
        ShardId: batch.shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        SequenceNumber: batch.startSequenceNumber,
      }),
    );
    const { Records } = await trigger.streams.send(new GetRecordsCommand({ ShardIterator, Limit: batch.batchSize }));
    expect(Records).toMatchObject([
      { dynamodb: { Keys: { pk: { S: 'CUSTOMER#ada' } }, SequenceNumber: batch.endSequenceNumber } },
    ]);
    expect(await judge(trigger, new Set())).toMatchObject({ losses: losses + 1, strangers: 1 });
    expect(trigger.alarms()).toEqual(['DeadLettersWaiting', 'Failing', 'GivenUp']);
  });

  it('is seen where it cannot even be named there', async () => {
    trigger.newPeriod();
    trigger.trouble({ call: () => 'reset', noDestination: true });
    await trigger.db.send(
      new PutItemCommand({ TableName: ORDERS, Item: itemOf(anOrder({ customerId: 'bob' })) as Item }),
    );
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    expect(trigger.alarms()).toEqual(['Failing', 'GivenUp', 'Lost']);
  });
});
