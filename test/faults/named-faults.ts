import { setTimeout as sleep } from 'node:timers/promises';
import {
  breakTotals,
  callDynamoDb,
  changeStream,
  crowd,
  deal,
  deleteUncounted,
  only,
  put,
  putPoison,
  recount,
} from './fault-acts';
import type { Fault } from './fault-proxy';
import type { NamedFault } from './named-fault';

const HOUR = 3_600_000;
/** In the time of a function whose timers pass ten times as fast. */
const ATLAS_SLOW_MS = 250;

/** Each fault that is injected by itself: what it is, whose alarms tell it, and what mends it. */
export const NAMED_FAULTS: readonly NamedFault[] = [
  {
    name: 'writes to the totals fail',
    alarms: { totals: ['Failing'] },
    trouble: () => only('dynamodb', 'reset'),
    during: put,
  },
  {
    name: 'function killed',
    alarms: { totals: ['Errors'] },
    trouble: () => ({ call: deal<Fault>(['killedBefore'], 'none') }),
    during: put,
  },
  {
    name: 'function’s answer lost',
    alarms: { totals: ['Errors'] },
    trouble: () => ({ invocation: deal([{ kind: 'abandoned' }], { kind: 'none' }) }),
    during: put,
  },
  { name: 'minutes behind', alarms: { totals: ['Late'] }, trouble: () => ({ lateMs: HOUR / 10 }), during: put },
  {
    name: 'hours behind',
    alarms: { totals: ['IteratorAge', 'Late'] },
    trouble: () => ({ lateMs: 2 * HOUR }),
    during: put,
  },
  { name: 'order that is none', alarms: { totals: ['DeadLettersWaiting', 'Parked'] }, during: putPoison },
  {
    name: 'poison customer',
    alarms: { totals: ['DeadLettersWaiting', 'Parked'] },
    during: async (bench, nth) => {
      await breakTotals(bench);
      await put(bench, nth);
    },
    mend: (bench) => recount(bench),
    refuses: true,
  },
  {
    name: 'totals restored, empty',
    alarms: { totals: ['DeadLettersWaiting', 'Parked'] },
    during: deleteUncounted,
    mend: (bench) => recount(bench),
    refuses: true,
  },
  {
    name: 'stream changed',
    alarms: { totals: ['DeadLettersWaiting', 'Parked'] },
    during: changeStream,
    mend: (bench) => recount(bench),
    refuses: true,
  },
  {
    name: 'event source disabled',
    alarms: { totals: ['Stopped'] },
    trouble: () => ({ stopped: true }),
    // What was being read when it was disabled is still counted.
    during: (bench, nth) => sleep(nth === 0 ? 100 : 0).then(() => put(bench, nth)),
  },
  {
    name: 'changes too old',
    alarms: { totals: ['DeadLettersWaiting', 'GivenUp'] },
    trouble: () => ({ lateMs: 25 * HOUR }),
    during: put,
    mend: (bench) => recount(bench),
    givesUp: true,
  },
  {
    name: 'changes too old, queue shut',
    alarms: { totals: ['GivenUp', 'Lost'] },
    trouble: () => ({ lateMs: 25 * HOUR, noDestination: true }),
    during: put,
    mend: (bench) => recount(bench),
  },
  {
    name: 'DynamoDB freezes',
    api: 'dynamodb',
    alarms: { totals: ['Failing'], dynamodb: ['ServerErrors', 'Slow'] },
    trouble: () => ({ call: (service) => (service === 'sqs' ? 'none' : 'frozen') }),
    during: callDynamoDb,
  },
  {
    name: 'DynamoDB browns out',
    api: 'dynamodb',
    alarms: { totals: ['Failing'], dynamodb: ['ServerErrors', 'Slow'] },
    trouble: () => {
      const api = deal<Fault>(['slow'], 'capacity');
      return { call: (service) => (service === 'api' ? api() : service === 'dynamodb' ? 'capacity' : 'none') };
    },
    during: (bench, nth) => callDynamoDb(bench, nth, 2),
  },
  {
    name: 'crowd at DynamoDB’s API',
    api: 'dynamodb',
    alarms: { dynamodb: ['Throttled'] },
    during: async (bench, nth) => crowd(await bench.dynamodb(), nth),
  },
  {
    name: 'Atlas freezes',
    api: 'atlas',
    alarms: { atlas: ['ServerErrors', 'Slow'] },
    during: async ({ atlas }) => {
      const side = await atlas();
      const { thaw } = side.relay.freeze();
      await side.call();
      thaw();
    },
  },
  {
    name: 'Atlas browns out',
    api: 'atlas',
    alarms: { atlas: ['ServerErrors', 'Slow'] },
    during: async ({ atlas }) => {
      const side = await atlas();
      // One answer in time, and then answers that are lost.
      const { heal } = side.relay.slow(ATLAS_SLOW_MS);
      await side.call();
      heal();
      const cut = side.relay.cut('answers', 'api-');
      await side.call();
      cut.heal();
    },
  },
  {
    name: 'Atlas’s function freezes, its connections close',
    api: 'atlas',
    alarms: {},
    mendedBy: 'a read, and a write that was surely not sent, are repeated once; else the answer is 503, never 500',
    during: async ({ atlas }) => {
      const side = await atlas();
      for (const how of ['FIN', 'RST'] as const) {
        await side.call();
        side.lambda.freeze('SIGSTOP');
        side.relay.close(how);
        side.lambda.freeze('SIGCONT');
        await side.call();
      }
    },
  },
  {
    name: 'crowd at Atlas’s API',
    api: 'atlas',
    alarms: { atlas: ['Throttled'] },
    during: async ({ atlas }, nth) => crowd(await atlas(), nth),
  },
];
