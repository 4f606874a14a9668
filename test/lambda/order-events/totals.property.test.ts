import fc from 'fast-check';
import { queueHandler } from '../../../lambda/order-events/process-batch';
import { MarkedTotals } from '../../../lambda/order-events/marked-totals';
import { Faults, type Fault } from '../order-stream/support/faults';
import { describeOnDynamoDb } from '../order-stream/support/totals-table';
import { messageOf } from './support/events';
import { play, steps } from './support/history';
import { deliver } from './support/queue';
import { startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';
import { runs } from '../../support/runs';

const MAX_FAULTS = 5;
const faults = fc.array(fc.constantFrom<Fault>('none', 'before', 'after'), { maxLength: MAX_FAULTS });
/** Turns the stream's order into any other, and repeats what it likes. */
const delivery = fc.record({
  order: fc.infiniteStream(fc.nat()),
  repeated: fc.infiniteStream(fc.constantFrom(0, 0, 1, 2)),
  relaxed: fc.boolean(),
  cuts: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
  concurrency: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }),
});

describeOnDynamoDb('totals from any changes, in any order and cut, repeated at will, with any failing call', () => {
  let table: TotalsTable;
  beforeAll(async () => {
    table = await startTotalsTable();
  });
  afterAll(() => table.stop());

  it('equal those of the final valid orders, and exactly the poison messages are parked, as they came', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, delivery, faults, async (all, { order, repeated, relaxed, ...queue }, plan) => {
        const history = play(all, `r${run++}`);
        const messages = history.changes
          .flatMap((change, place) =>
            Array.from({ length: 1 + (repeated.next().value ?? 0) }, (_, delivery) => ({
              place,
              message: messageOf(change, { name: `r${run}-${place}`, delivery, relaxed }),
            })),
          )
          .map((sent) => ({ ...sent, rank: order.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank);
        const client = table.client(new Faults(plan));
        const handler = queueHandler({
          totals: new MarkedTotals(client, TABLE),
          logger: { info: () => undefined, warn: () => undefined },
        });

        const dead = await deliver(
          messages.map(({ message }) => message),
          { ...queue, receives: MAX_FAULTS + 1 },
          handler,
        );
        client.destroy();

        for (const [customerId, expected] of history.totals)
          expect(await table.totalsOf(customerId)).toStrictEqual(expected);
        const poison = messages.filter(({ place }) => history.poison.has(place)).map(({ message }) => message);
        expect(new Set(dead)).toStrictEqual(new Set(poison));
      }),
      // Ends before jest does, so that a failure shows its smallest counterexample so far rather than a timeout.
      { numRuns: runs(30), interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true },
    );
  }, 60_000);
});
