import type { StreamChange } from '../../../lambda/order-stream/change';
import { streamHandler } from '../../../lambda/order-stream/process-batch';
import type { Settling } from '../../../lambda/order-stream/settle';
import { aContext, anOrder, inserted, itemOf } from './support/records';

const SECRET = 'the note of an order';
const records = ['ada', 'bob', 'ada', 'eve'].map((customerId, n) =>
  inserted(itemOf(anOrder({ customerId, orderId: `o${n}`, note: SECRET })), n),
);
const poison = inserted({ ...itemOf(anOrder({ customerId: 'mal', note: SECRET })), status: { S: SECRET } }, 9);

/** A handler whose stores are recorders; `failing` customers' writes fail. */
function handlerFor(...failing: string[]) {
  const applied: Record<string, number> = {};
  const log: unknown[] = [];
  const settling: Settling = {
    totals: {
      watermark: async () => '',
      apply: async (customerId: string, changes: readonly StreamChange[]) => {
        if (failing.includes(customerId)) throw new Error(`throttled while writing ${SECRET}`);
        applied[customerId] = changes.length;
      },
    },
    park: async () => undefined,
    logger: { info: (...entry) => void log.push(entry), warn: (...entry) => void log.push(entry) },
  };
  return { handler: streamHandler(settling), settling, applied, log };
}

const sequencesOf = (...numbers: number[]) =>
  numbers.map((n) => ({ itemIdentifier: records[n]?.dynamodb?.SequenceNumber }));

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('streamHandler', () => {
  it('reports nothing when all groups are settled', async () => {
    expect(await handlerFor().handler({ Records: records }, aContext())).toStrictEqual({ batchItemFailures: [] });
  });

  it('offers each customer’s changes together', async () => {
    const { handler, applied } = handlerFor();
    await handler({ Records: records }, aContext());
    expect(applied).toStrictEqual({ ada: 2, bob: 1, eve: 1 });
  });

  it('reports all records of a group that failed, and no others', async () => {
    const { handler, applied } = handlerFor('ada');
    const { batchItemFailures } = await handler({ Records: records }, aContext());
    expect(batchItemFailures).toStrictEqual(sequencesOf(0, 2));
    expect(applied).toStrictEqual({ bob: 1, eve: 1 });
  });

  it('reports rather than throws when every group failed', async () => {
    const { batchItemFailures } = await handlerFor('ada', 'bob', 'eve').handler({ Records: records }, aContext());
    expect(new Set(batchItemFailures)).toStrictEqual(new Set(sequencesOf(0, 1, 2, 3)));
  });

  it('reports what was not settled when time ran out', async () => {
    const handler = streamHandler({
      ...handlerFor().settling,
      totals: { watermark: async () => '', apply: (_customer, _changes, signal) => untilAborted(signal) },
    });
    const { batchItemFailures } = await handler({ Records: records }, aContext(0));
    expect(new Set(batchItemFailures)).toStrictEqual(new Set(sequencesOf(0, 1, 2, 3)));
  });

  it('takes an empty batch', async () => {
    expect(await handlerFor().handler({ Records: [] }, aContext())).toStrictEqual({ batchItemFailures: [] });
  });

  it('forgets the failures of the invocation before', async () => {
    const { handler } = handlerFor('ada');
    await handler({ Records: records }, aContext());
    expect(await handler({ Records: records.slice(1, 2) }, aContext())).toStrictEqual({ batchItemFailures: [] });
  });

  it('counts what it settled, parked and left, and what of it was made long ago', async () => {
    const counted: unknown[] = [];
    const handler = streamHandler(handlerFor('ada').settling, async (counts) => void counted.push(counts));
    const now = {
      ...records[1],
      dynamodb: { ...records[1]?.dynamodb, ApproximateCreationDateTime: Date.now() / 1_000 },
    };
    await handler({ Records: [...records.slice(0, 1), now, ...records.slice(2), poison] }, aContext());
    await handler({ Records: [] }, aContext());
    expect(counted).toStrictEqual([
      { settled: 3, parked: 1, failed: 2, late: 2 },
      { settled: 0, parked: 0, failed: 0, late: 0 },
    ]);
  });

  it('logs how much it settled', async () => {
    const { handler, log } = handlerFor('ada');
    await handler({ Records: records }, aContext());
    expect(log).toContainEqual(['batch settled', { records: 4, groups: 3, failed: 2 }]);
  });

  it('logs no content of an order', async () => {
    const { handler, log } = handlerFor('ada');
    await handler({ Records: [...records, poison] }, aContext());
    expect(log).toHaveLength(3);
    expect(JSON.stringify(log)).not.toContain(SECRET);
  });
});
