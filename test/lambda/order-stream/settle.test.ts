import type { DynamoDBRecord } from 'aws-lambda';
import { readRecords, type StreamChange } from '../../../lambda/order-stream/change';
import { settle, type Settling } from '../../../lambda/order-stream/settle';
import { groupByCustomer, type Group } from '../../../lambda/shared/by-customer';
import { anOrder, aRecord, inserted, itemOf, modified, removed } from './support/records';

const item = itemOf(anOrder());
const invalid = { ...item, amount: { N: '-1' } };

/** Settles one group and tells the calls it made, in order. The stores are recorders: their own tests run on an engine. */
async function callsFor(
  records: DynamoDBRecord[],
  { watermark = '', parking = async (): Promise<void> => undefined } = {},
) {
  const calls: string[] = [];
  const log: unknown[] = [];
  const parked: unknown[] = [];
  const [group] = groupByCustomer(readRecords(records));
  const outcome = await settle(
    group ?? { customerId: undefined, changes: [] },
    {
      totals: {
        watermark: async (_, stream) => {
          calls.push('watermark');
          log.push(stream);
          return watermark;
        },
        apply: async (_: string, changes: readonly StreamChange[]) => {
          if (changes.length > 0) calls.push(`apply ${changes.length}`);
        },
      },
      park: async (body) => {
        calls.push('park');
        parked.push(JSON.parse(body));
        await parking();
      },
      logger: { info: () => undefined, warn: (_, ...extra) => void log.push(...extra) },
    },
    new AbortController().signal,
  ).then(
    () => 'settled',
    () => 'failed',
  );
  return { calls, outcome, log, parked };
}

describe('settle', () => {
  it('applies orders with no other call', async () => {
    expect((await callsFor([inserted(item, 1)])).calls).toStrictEqual(['apply 1']);
  });

  it('makes no call for changes without effect', async () => {
    const paid = itemOf(anOrder({ status: 'PAID' }));
    expect((await callsFor([modified(item, paid, 1), modified(paid, item, 2)])).calls).toStrictEqual([]);
  });

  it('applies changes that cancel each other out, so that half of them is never applied later', async () => {
    expect((await callsFor([inserted(item, 1), removed(item, 2)])).calls).toStrictEqual(['apply 2']);
  });

  it('parks poison before the watermark passes it', async () => {
    expect((await callsFor([inserted(item, 1), modified(item, invalid, 2)])).calls).toStrictEqual([
      'watermark',
      'park',
      'apply 2',
    ]);
  });

  it('does not park again what the watermark has passed', async () => {
    const record = modified(item, invalid, 2);
    const watermark = record.dynamodb?.SequenceNumber?.padStart(40, '0') ?? '';
    expect((await callsFor([record], { watermark })).calls).toStrictEqual(['watermark', 'apply 1']);
  });

  it('asks for the watermark of the record’s own stream, and tells why what was parked', async () => {
    const record = inserted(invalid, 1);
    const { log, parked } = await callsFor([record]);
    const reason = 'not a valid order: amount';
    const sequence = record.dynamodb?.SequenceNumber?.padStart(40, '0');
    expect(log).toStrictEqual([
      record.eventSourceARN,
      { eventID: record.eventID, sequence, customerId: 'ada', reason },
    ]);
    expect(parked).toStrictEqual([{ reason, record }]);
  });

  it('tells in queue and log which customer has to be counted anew', async () => {
    const [group] = groupByCustomer(readRecords([inserted(item, 1)]));
    const told: unknown[] = [];
    const settling: Settling = {
      totals: { watermark: async () => '', apply: (_, changes, _signal, tell) => tell('stream', changes) },
      park: async (body) => void told.push(JSON.parse(body)),
      logger: { info: () => undefined, warn: (_, ...extra) => void told.push(...extra) },
    };
    await settle(group as Group<StreamChange>, settling, new AbortController().signal);
    expect(told).toStrictEqual([
      expect.objectContaining({ customerId: 'ada', refused: 'stream' }),
      { customerId: 'ada', refused: 'stream', changes: 1 },
    ]);
  });

  it('fails without applying when parking fails', async () => {
    const parking = () => Promise.reject(new Error('throttled'));
    expect(await callsFor([inserted(invalid, 1)], { parking })).toMatchObject({
      calls: ['watermark', 'park'],
      outcome: 'failed',
    });
  });

  it('only parks what belongs to no customer', async () => {
    const keys = { pk: { S: 'PRODUCT#1' }, sk: { S: 'x' } };
    const foreign = aRecord({ eventName: 'INSERT', keys, sequence: 1n, after: {} });
    expect((await callsFor([foreign])).calls).toStrictEqual(['park']);
  });
});
