import type { SQSRecord } from 'aws-lambda';
import type { EventChange } from '../../../lambda/order-events/change';
import { queueHandler } from '../../../lambda/order-events/process-batch';
import { aContext, anOrder, documentOf, inserted, messageOf, updated, withBody } from './support/events';

const SECRET = 'the note of an order';
const records = ['ada', 'bob', 'ada', 'eve'].map((customerId, n) =>
  messageOf(inserted(documentOf(anOrder({ customerId, orderId: `o${n}`, note: SECRET }))), { name: `n${n}` }),
);
const mals = documentOf(anOrder({ customerId: 'mal', note: SECRET }));
const poison = messageOf(updated(mals, { ...mals, status: SECRET }), { name: 'poison' });

/** A handler whose store is a recorder; `failing` customers' transactions fail. */
function handlerFor(...failing: string[]) {
  const applied: Record<string, number> = {};
  const log: unknown[] = [];
  const dependencies = {
    totals: {
      apply: async (customerId: string, effects: readonly EventChange[]) => {
        if (failing.includes(customerId)) throw new Error(`throttled while writing ${SECRET}`);
        applied[customerId] = effects.length;
      },
    },
    logger: {
      info: (...entry: unknown[]) => void log.push(entry),
      warn: (...entry: unknown[]) => void log.push(entry),
    },
  };
  return { handler: queueHandler(dependencies), dependencies, applied, log };
}
const failures = (...messageIds: string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('queueHandler', () => {
  it('reports nothing when everything is counted', async () => {
    expect(await handlerFor().handler({ Records: records }, aContext())).toStrictEqual(failures());
  });

  it('offers each customer’s changes together', async () => {
    const { handler, applied } = handlerFor();
    await handler({ Records: records }, aContext());
    expect(applied).toStrictEqual({ ada: 2, bob: 1, eve: 1 });
  });

  it('reports all messages of a customer that failed, and no others', async () => {
    const { handler, applied } = handlerFor('ada');
    expect(await handler({ Records: records }, aContext())).toStrictEqual(failures('n0/0', 'n2/0'));
    expect(applied).toStrictEqual({ bob: 1, eve: 1 });
  });

  it('reports poison, and counts what it takes from the totals', async () => {
    const { handler, applied } = handlerFor();
    expect(await handler({ Records: [poison, ...records] }, aContext())).toStrictEqual(failures('poison/0'));
    expect(applied).toStrictEqual({ mal: 1, ada: 2, bob: 1, eve: 1 });
  });

  it('reports a message once that is poison and could not be counted', async () => {
    expect(await handlerFor('mal').handler({ Records: [poison] }, aContext())).toStrictEqual(failures('poison/0'));
  });

  it('counts what comes with a message that cannot be read at all', async () => {
    const { handler, applied } = handlerFor();
    expect(await handler({ Records: [withBody('{', 'unreadable'), ...records] }, aContext())).toStrictEqual(
      failures('unreadable'),
    );
    expect(applied).toStrictEqual({ ada: 2, bob: 1, eve: 1 });
  });

  it('reports what was not counted when time ran out', async () => {
    const { dependencies } = handlerFor();
    const apply = (_customer: string, _effects: readonly EventChange[], signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const handler = queueHandler({ ...dependencies, totals: { apply } });
    expect(await handler({ Records: records.slice(0, 1) }, aContext(0))).toStrictEqual(failures('n0/0'));
  });

  it('takes an empty batch', async () => {
    expect(await handlerFor().handler({ Records: [] }, aContext())).toStrictEqual(failures());
  });

  it('counts what it settled, found to be poison and left, and what of it was made long ago', async () => {
    const counted: unknown[] = [];
    const handler = queueHandler(handlerFor('ada').dependencies, async (counts) => void counted.push(counts));
    const given = (record: SQSRecord, attributes: Partial<SQSRecord['attributes']>): SQSRecord => ({
      ...record,
      attributes: { ...record.attributes, ...attributes },
    });
    const [first, again] = ['1', '2'].map((ApproximateReceiveCount) => given(poison, { ApproximateReceiveCount }));
    const old = given(records[1] as SQSRecord, { SentTimestamp: '1' });
    const fresh = records.map((record) => given(record, { SentTimestamp: String(Date.now()) }));
    await handler({ Records: [...fresh, old, first as SQSRecord] }, aContext());
    await handler({ Records: [again as SQSRecord] }, aContext());
    expect(counted).toStrictEqual([
      { settled: 3, parked: 1, failed: 2, late: 1 },
      { settled: 0, parked: 0, failed: 0, late: 0 },
    ]);
  });

  it('offers nothing that does not move the totals', async () => {
    const { handler, applied } = handlerFor();
    const paid = messageOf(updated(mals, { ...mals, status: 'PAID' }), { name: 'paid' });
    expect(await handler({ Records: [paid] }, aContext())).toStrictEqual(failures());
    expect(applied).toStrictEqual({});
  });

  it('logs which message is poison and why, and how much it settled', async () => {
    const { handler, log } = handlerFor('ada');
    await handler({ Records: [...records, poison] }, aContext());
    const messageId = poison.messageId;
    expect(log).toContainEqual(['poison event', { messageId, reason: 'not a valid order: status' }]);
    expect(log).toContainEqual(['batch settled', { messages: 5, customers: 4, failed: 3 }]);
  });

  it('logs no content of an order', async () => {
    const { handler, log } = handlerFor('ada');
    await handler({ Records: [...records, poison] }, aContext());
    expect(log).toHaveLength(3);
    expect(JSON.stringify(log)).not.toContain(SECRET);
  });
});
