import fc from 'fast-check';
import { streamHandler } from '../../../lambda/order-stream/process-batch';
import { queueSender } from '../../../lambda/order-stream/sqs';
import { WatermarkedTotals } from '../../../lambda/order-stream/watermarked-totals';
import { deliver } from './support/event-source';
import { FakeSqs } from './support/fake-sqs';
import { Faults, validationException, type Fault } from './support/faults';
import { play, steps } from './support/history';
import { describeOnDynamoDb, startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';
import { runs } from '../../support/runs';

const faults = fc.array(fc.constantFrom<Fault>('none', 'none', 'before', 'after'), { maxLength: 30 });
const delivery = fc.record({
  cuts: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 }),
  redeliveries: fc.array(
    fc.record({
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 20 }),
      overlaps: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});

describeOnDynamoDb('totals from any stream, in any cut, with any redelivery and any failing call', () => {
  let table: TotalsTable;
  beforeAll(async () => {
    table = await startTotalsTable();
  });
  afterAll(() => table.stop());

  it('equal those of the final valid orders, and exactly the poison records are parked', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, delivery, faults, faults, async (all, plan, tableFaults, queueFaults) => {
        const { records, totals, poison } = play(all, `r${run++}`);
        const queue = new FakeSqs(new Faults(queueFaults));
        const client = table.client(new Faults(tableFaults));
        const handler = streamHandler({
          totals: new WatermarkedTotals(client, TABLE),
          park: queueSender('https://sqs.eu-west-1.amazonaws.com/123456789012/dead-letters', queue.config),
          logger: { info: () => undefined, warn: () => undefined },
        });

        await deliver(records, plan, handler);
        client.destroy();

        for (const [customerId, expected] of totals) expect(await table.totalsOf(customerId)).toStrictEqual(expected);
        expect(new Set(queue.letters.map(({ record }) => record.eventID))).toStrictEqual(poison);
      }),
      // Ends before jest does, so that a failure shows its smallest counterexample so far rather than a timeout.
      { numRuns: runs(20), interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true },
    );
  }, 60_000);

  it('are exact for all others where one customer’s calls are refused for good, and that customer is in the queue', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, delivery, async (all, plan) => {
        const name = `p${run++}`;
        const { records, totals } = play(all, name);
        const queue = new FakeSqs();
        const client = table.client();
        client.middlewareStack.add(
          (next) => (args) => {
            if (JSON.stringify(args.input).includes(`"${name}-0"`)) throw validationException();
            return next(args);
          },
          { step: 'initialize' },
        );
        const handler = streamHandler({
          totals: new WatermarkedTotals(client, TABLE),
          park: queueSender('https://sqs.eu-west-1.amazonaws.com/123456789012/dead-letters', queue.config),
          logger: { info: () => undefined, warn: () => undefined },
        });

        await deliver(records, plan, handler);
        client.destroy();

        const { [`${name}-0`]: failing, ...others } = Object.fromEntries(totals);
        for (const [customerId, expected] of Object.entries(others))
          expect(await table.totalsOf(customerId)).toStrictEqual(expected);
        const isCounted = failing !== undefined && failing.count > 0;
        const isTold = queue.bodies.some((body) => JSON.parse(body).customerId === `${name}-0`);
        expect(isTold || !isCounted).toBe(true);
      }),
      { numRuns: runs(6), interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true },
    );
  }, 60_000);
});
