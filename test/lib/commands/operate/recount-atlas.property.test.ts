/** A recount against writers, events in any order and its own end at any call; the totals lie in a local DynamoDB. */
import { PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { BSON, type Document } from 'mongodb';
import type { SQSRecord } from 'aws-lambda';
import { ENTRY_KEY, TOTALS_ENTRY } from '../../../../lambda/order-events/environment';
import { MarkedTotals } from '../../../../lambda/order-events/marked-totals';
import { queueHandler } from '../../../../lambda/order-events/process-batch';
import { recountAtlasCustomer } from '../../../../lib/commands/operate/recount-atlas-customer';
import { NOTHING, sum, validityRule, type Contribution } from '../../../../lib/orders/contribution';
import { clusterTimeOf } from '../../../../lib/orders/totals/cluster-time';
import type { OrdersAt } from '../../../../lib/orders/totals/orders-at';
import type { World } from '../../../../lib/services/world';
import { aContext, messageOf } from '../../../lambda/order-events/support/events';
import { changeOf, documentFor, SPOIL } from '../../../lambda/order-events/support/history';
import { startTotalsTable, TABLE, type TotalsTable } from '../../../lambda/order-events/support/totals-table';
import { Faults, type Fault } from '../../../lambda/order-stream/support/faults';
import { describeOnDynamoDb } from '../../../lambda/order-stream/support/totals-table';
import { orderWrites } from '../../../support/order-writes';
import { runs } from '../../../support/runs';

const write = fc.record({
  order: fc.nat({ max: 3 }),
  by: fc.constantFrom('update' as const, 'replace' as const),
  write: fc.oneof(...orderWrites(SPOIL.length)),
});
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never;

/** A collection whose every write is a moment of its own, and that can be read as of any. */
class LiveCollection {
  clock = 1_769_853_600;
  readonly messages: SQSRecord[] = [];
  private readonly versions: { time: number; orderId: string; document?: Document; contribution: Contribution }[] = [];

  constructor(private readonly customerId: string) {}

  write({ order, by, write }: Write): void {
    const orderId = `o${order}`;
    const written = write === 'delete' ? undefined : documentFor(write, this.customerId, orderId);
    const before = this.versions.findLast((version) => version.orderId === orderId)?.document;
    const change = changeOf(before, written?.document, by);
    if (!change) return;
    this.clock += 1;
    this.versions.push({
      time: this.clock,
      orderId,
      ...(written && { document: written.document }),
      contribution: written?.contribution ?? NOTHING,
    });
    const clusterTime = new BSON.Timestamp({ t: this.clock, i: 1 });
    this.messages.push(messageOf({ ...change, clusterTime }, { name: `${this.customerId}-${this.clock}` }));
  }

  asOf(time: number): Contribution {
    const last = new Map<string, Contribution>();
    for (const version of this.versions) if (version.time <= time) last.set(version.orderId, version.contribution);
    return sum([...last.values()]);
  }
}

const OLD_TOTALS: Readonly<Record<string, Record<string, AttributeValue> | undefined>> = {
  none: undefined,
  'from before there were rules': {},
  'by another rule': { rule: { S: 'before' } },
  'wrong ones': { rule: { S: validityRule() } },
};
const meanwhile = fc.record({ writes: fc.array(write, { maxLength: 3 }), deliver: fc.nat({ max: 4 }), pick: fc.nat() });
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'before', 'after');

describeOnDynamoDb('a recount of Atlas while orders are created, replaced, changed and deleted', () => {
  let table: TotalsTable;
  beforeAll(async () => {
    table = await startTotalsTable();
  });
  afterAll(() => table.stop());

  it('leaves exact totals, wherever it ended before and was begun anew', async () => {
    let run = 0;
    const plan = fc.record({
      old: fc.constantFrom(...Object.keys(OLD_TOTALS)),
      lost: fc.array(write, { maxLength: 8 }),
      turns: fc.array(meanwhile, { maxLength: 20 }),
      ends: fc.array(fc.array(fault, { maxLength: 5 }), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ old, lost, turns, ends }) => {
        const customerId = `recount-${run++}`;
        const collection = new LiveCollection(customerId);
        const client = table.client();
        const handler = queueHandler({
          totals: new MarkedTotals(client, TABLE),
          logger: { info: () => undefined, warn: () => undefined },
        });
        const waiting = new Set<SQSRecord>();
        let sent = 0;
        /** What failed waits on; what was taken may come again. */
        const deliver = async (count: number, pick: number, again = pick % 3 === 0): Promise<void> => {
          for (const message of collection.messages.slice(sent)) waiting.add(message);
          sent = collection.messages.length;
          const from = pick % (waiting.size + 1);
          const Records = [...waiting].slice(from, from + count);
          if (Records.length === 0) return;
          const { batchItemFailures } = await handler({ Records }, aContext());
          const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
          for (const message of Records) if (!failed.has(message.messageId) && !again) waiting.delete(message);
        };

        for (const one of lost) collection.write(one);
        sent = collection.messages.length;
        const key = { customerId: { S: customerId }, [ENTRY_KEY]: { S: TOTALS_ENTRY } };
        const Item = { ...key, orderCount: { N: '4' }, amount: { N: '7' }, ...OLD_TOTALS[old] };
        if (OLD_TOTALS[old]) await client.send(new PutItemCommand({ TableName: TABLE, Item }));

        let turn = 0;
        const live = async (): Promise<void> => {
          const { writes = [], deliver: count = 0, pick = 0 } = turns[turn++] ?? {};
          for (const one of writes) collection.write(one);
          await deliver(count, pick);
        };
        const begin = (name: string, faults: readonly Fault[]): Promise<boolean> => {
          const calls = new Faults(faults);
          const world: World = {
            now: () => 0,
            wait: live,
            send: async (_service, command) => {
              await live();
              return calls.around(() => client.send(command as never));
            },
          };
          const orders: OrdersAt = {
            now: async () => {
              await live();
              const { clock } = collection;
              return { at: new BSON.Timestamp({ t: clock, i: 1 }), time: clusterTimeOf(clock, 1) };
            },
            contributionOf: async (_customer, { at }) => {
              await live();
              return collection.asOf(at.t);
            },
            customerAfter: async () => undefined,
          };
          return recountAtlasCustomer(customerId, { totals: TABLE, run: name, orders, world });
        };
        for (const [nth, faults] of ends.entries()) await begin(`early-${nth}`, faults).catch(() => undefined);
        await begin('last', []);
        while (turn < turns.length) await live();
        await deliver(Infinity, 0, true);
        await deliver(Infinity, 0, false);
        client.destroy();

        expect(await table.totalsOf(customerId)).toStrictEqual(collection.asOf(Infinity));
      }),
      { numRuns: runs(48), interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true },
    );
  }, 60_000);
});
