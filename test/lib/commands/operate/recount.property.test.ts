/** A recount against writers, a lagging function and its own end at any call; the totals lie in a local DynamoDB. */
import { PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { streamHandler } from '../../../../lambda/order-stream/process-batch';
import { WatermarkedTotals } from '../../../../lambda/order-stream/watermarked-totals';
import { recountCustomer } from '../../../../lib/commands/operate/recount-customer';
import { NOTHING, sum, validityRule, type Contribution } from '../../../../lib/orders/contribution';
import type { World } from '../../../../lib/services/world';
import { Faults, type Fault } from '../../../lambda/order-stream/support/faults';
import { itemFor, SPOIL } from '../../../lambda/order-stream/support/history';
import { aContext, anOrder, itemOf } from '../../../lambda/order-stream/support/records';
import {
  describeOnDynamoDb,
  startTotalsTable,
  TABLE,
  type TotalsTable,
} from '../../../lambda/order-stream/support/totals-table';
import { orderWrites } from '../../../support/order-writes';
import { LiveOrders } from './support/live-orders';
import { runs } from '../../../support/runs';

/** What the totals are before the recount; the orders of then are not in them, or not as they should be. */
const OLD_TOTALS: Readonly<Record<string, Record<string, AttributeValue> | undefined>> = {
  none: undefined,
  'of a stream before': {
    stream: { S: 'arn:table/orders/stream/2025' },
    lastSequence: { S: '9'.repeat(40) },
    rule: { S: validityRule() },
  },
  'by another rule': { stream: { S: 'STREAM' }, lastSequence: { S: '0'.repeat(40) }, rule: { S: 'before' } },
  'too low': { stream: { S: 'STREAM' }, lastSequence: { S: '0'.repeat(40) }, rule: { S: validityRule() } },
  'no totals': { stream: { N: '1' } },
};
const STREAM = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-31T00:00:00.000';

const write = fc.record({ order: fc.nat({ max: 4 }), write: fc.oneof(...orderWrites(SPOIL.length)) });
const writes = (maxLength: number) => fc.array(write, { maxLength });
/** What happens before a call of the recount: orders are written, some records are delivered, and some of them again. */
const meanwhile = fc.record({ writes: writes(3), deliver: fc.nat({ max: 6 }), again: fc.nat({ max: 4 }) });
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'none', 'before', 'after');

describeOnDynamoDb('a recount while orders are created, replaced, changed and deleted', () => {
  let table: TotalsTable;
  beforeAll(async () => {
    table = await startTotalsTable();
  });
  afterAll(() => table.stop());

  it('leaves exact totals, wherever it ended before and was begun anew', async () => {
    let run = 0;
    const plan = fc.record({
      old: fc.constantFrom(...Object.keys(OLD_TOTALS)),
      lost: writes(8),
      page: fc.integer({ min: 1, max: 3 }),
      turns: fc.array(meanwhile, { maxLength: 25 }),
      ends: fc.array(fc.array(fault, { maxLength: 12 }), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ old, lost, page, turns, ends }) => {
        const customerId = `recount-${run++}`;
        const orders = new LiveOrders(page);
        const client = table.client();
        const handler = streamHandler({
          totals: new WatermarkedTotals(client, TABLE),
          park: async () => undefined,
          logger: { info: () => undefined, warn: () => undefined },
        });
        const truth = new Map<string, Contribution>();
        const all = (list: readonly (typeof lost)[number][]): void => {
          for (const { order, write } of list) {
            const orderId = `o${order}`;
            const written = write === 'delete' ? undefined : itemFor(write, customerId, orderId);
            if (written) orders.put(written.item);
            else orders.remove(itemOf(anOrder({ customerId, orderId })));
            truth.set(orderId, written?.contribution ?? NOTHING);
          }
        };
        let next = 0;
        const deliver = async (count: number, again = 0): Promise<void> => {
          const Records = orders.records.slice(Math.max(0, next - again), next + count);
          next = Math.min(orders.records.length, next + count);
          if (Records.length > 0)
            expect(await handler({ Records }, aContext())).toStrictEqual({ batchItemFailures: [] });
        };

        all(lost);
        next = orders.records.length;
        const item = JSON.parse(JSON.stringify(OLD_TOTALS[old] ?? {}).replace('STREAM', STREAM)) as object;
        const totals = { customerId: { S: customerId }, orderCount: { N: '1' }, amount: { N: '7' }, ...item };
        if (OLD_TOTALS[old]) await client.send(new PutItemCommand({ TableName: TABLE, Item: totals }));

        let turn = 0;
        const world = (faults: readonly Fault[]): World => {
          const calls = new Faults(faults);
          return {
            now: () => 0,
            wait: () => deliver(orders.records.length),
            send: async (_service, command) => {
              const { writes = [], deliver: count = 0, again = 0 } = turns[turn++] ?? {};
              all(writes);
              await deliver(count, again);
              return calls.around(async () =>
                (command as { input: { TableName: string } }).input.TableName === TABLE
                  ? client.send(command as never)
                  : orders.answer(command),
              );
            },
          };
        };
        const tables = { orders: 'orders', totals: TABLE };
        for (const [nth, faults] of ends.entries())
          await recountCustomer(customerId, { ...tables, run: `early-${nth}`, world: world(faults) }).catch(
            () => undefined,
          );
        await recountCustomer(customerId, { ...tables, run: 'last', world: world([]) });
        all(turns.slice(turn).flatMap(({ writes }) => writes));
        await deliver(orders.records.length, 3);
        client.destroy();

        expect(await table.totalsOf(customerId)).toStrictEqual(sum([...truth.values()]));
      }),
      { numRuns: runs(48), interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true },
    );
  }, 60_000);
});
