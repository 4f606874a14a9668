/** Each fault that somebody is to be told of, by the alarms that tell it. */
import { DeleteItemCommand, PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { poll } from '../../lib/async/poll';
import { recountCustomer } from '../../lib/commands/operate/recount-customer';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { SYSTEM_CLOCK, type World } from '../../lib/services/world';
import { anOrder, itemOf } from '../lambda/order-stream/support/records';
import type { Fault } from './fault-proxy';
import { API_ALARMS } from './gateway';
import { POISON_MARK } from './order-writer';
import type { AtlasSide, Side } from './sides';
import { ORDERS, TOTALS } from './tables';
import type { Trigger, Trouble } from './trigger';
import { TRIGGER, type AlarmsOf, type Watch } from './watch';

const WATCHES = { totals: TRIGGER, ...API_ALARMS } as const satisfies Record<string, AlarmsOf>;
type Watched = keyof typeof WATCHES;

export interface Bench {
  readonly trigger: Trigger;
  /** Started by the first that asks for it. */
  readonly dynamodb: () => Promise<Side>;
  readonly atlas: () => Promise<AtlasSide>;
  /** A customer of this fault's own. */
  readonly customer: string;
  /** Marks of the poison that was written. */
  readonly poison: Set<string>;
}

export interface NamedFault {
  readonly name: string;
  /** Alarms that must go off, and whose they are. */
  readonly alarms: Partial<Readonly<Record<Watched, readonly string[]>>>;
  /** The API that it is about; none where it is about the totals alone. */
  readonly api?: keyof typeof API_ALARMS;
  /** Why nobody is told, where nobody is. */
  readonly mendedBy?: string;
  /** Begun anew in each period. */
  readonly trouble?: () => Trouble;
  /** What happens in each period: it lasts for as many as the alarms wait for. @param nth from 0 on */
  readonly during: (bench: Bench, nth: number) => Promise<unknown>;
  /** How it is mended, once it is over and the function has caught up. */
  readonly mend?: (bench: Bench) => Promise<unknown>;
  /** Whether the event source gives batches up because of it, and names them in the queue. */
  readonly givesUp?: true;
  /** Whether the function may tell that the customer's changes are refused. */
  readonly refuses?: true;
}

const HOUR = 3_600_000;
type Item = Record<string, AttributeValue>;

/** Deals out what is in the list, one a call, and then the other for ever: whatever retries comes to an end. */
export const deal = <T>(list: readonly T[], otherwise: T): (() => T) => {
  let next = 0;
  return () => list[next++] ?? otherwise;
};
const only = (service: string, fault: Fault): Trouble => ({ call: (of) => (of === service ? fault : 'none') });

const put = ({ trigger, customer }: Bench, nth: number, overrides: object = {}, more: Item = {}): Promise<unknown> => {
  const item = itemOf(anOrder({ customerId: customer, orderId: `o${nth}`, ...overrides })) as Item;
  return trigger.db.send(new PutItemCommand({ TableName: ORDERS, Item: { ...item, ...more } }));
};
const putPoison = (bench: Bench, nth: number): Promise<unknown> => {
  const mark = `${bench.customer}-${nth}`;
  bench.poison.add(mark);
  return put(bench, nth, {}, { status: { S: 'LOST' }, [POISON_MARK]: { S: mark } });
};
const totalsKey = (bench: Bench) => ({ [TOTALS_PARTITION_KEY]: { S: bench.customer } });
const breakTotals = (bench: Bench): Promise<unknown> => {
  const Item = { ...totalsKey(bench), [TOTALS_COUNT]: { N: '1' }, [TOTALS_AMOUNT]: { S: 'hundred' } };
  return bench.trigger.db.send(new PutItemCommand({ TableName: TOTALS, Item }));
};
const counted = async (bench: Bench, nth: number): Promise<void> => {
  await put(bench, nth);
  await bench.trigger.caughtUp(CATCHES_UP_WITHIN_MS);
};
/** An order that is in no totals any more is deleted. */
const emptyTotals = async (bench: Bench, nth: number): Promise<void> => {
  await counted(bench, nth);
  await bench.trigger.db.send(new DeleteItemCommand({ TableName: TOTALS, Key: totalsKey(bench) }));
  const { pk, sk } = itemOf(anOrder({ customerId: bench.customer, orderId: `o${nth}` })) as Item;
  await bench.trigger.db.send(new DeleteItemCommand({ TableName: ORDERS, Key: { pk, sk } as Item }));
};
const changeStream = async (bench: Bench, nth: number): Promise<void> => {
  await counted(bench, nth);
  bench.trigger.changeStream();
  await put(bench, nth + 1);
};
const recount = ({ trigger, customer }: Bench): Promise<unknown> =>
  recountCustomer(customer, { orders: ORDERS, totals: TOTALS, run: `of ${customer}`, world: worldOf(trigger) });
const callDynamoDb = async (bench: Bench, nth: number, times = 1): Promise<void> => {
  await Promise.all([put(bench, nth), (await bench.dynamodb()).call(times)]);
};
/** More than a burst, and than what the stage takes while they ask. */
const CROWD = { first: 300, next: 200 } as const;
const crowd = (side: Side, nth: number): Promise<void> => side.crowd(nth === 0 ? CROWD.first : CROWD.next);

export const worldOf = ({ db }: Pick<Trigger, 'db'>): World => ({
  ...SYSTEM_CLOCK,
  wait: () => sleep(RECOUNT_LOOKS_EVERY_MS),
  send: (_, command) => db.send(command as never),
});
const RECOUNT_LOOKS_EVERY_MS = 30;
export const CATCHES_UP_WITHIN_MS = 60_000;

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
    mend: recount,
    refuses: true,
  },
  {
    name: 'totals restored, empty',
    alarms: { totals: ['DeadLettersWaiting', 'Parked'] },
    during: emptyTotals,
    mend: recount,
    refuses: true,
  },
  {
    name: 'stream changed',
    alarms: { totals: ['DeadLettersWaiting', 'Parked'] },
    during: changeStream,
    mend: recount,
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
    mend: recount,
    givesUp: true,
  },
  {
    name: 'changes too old, queue shut',
    alarms: { totals: ['GivenUp', 'Lost'] },
    trouble: () => ({ lateMs: 25 * HOUR, noDestination: true }),
    during: put,
    mend: recount,
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
/** In the time of a function whose timers pass ten times as fast. */
const ATLAS_SLOW_MS = 250;

export interface Seen {
  readonly name: string;
  /** All that have gone off, by the stack and construct of each. */
  readonly alarms: readonly string[];
  /** Those that should have, and have not. */
  readonly unseen: readonly string[];
  /** Batches that the event source has given up because of it, and named in the queue. */
  readonly givenUp: number;
}

/** How long an alarm's metric may take to move. */
const MOVES_WITHIN_MS = 15_000;

/** Lets a fault happen for as long as its alarms wait for, and mends it. */
export async function inject(fault: NamedFault, bench: Bench): Promise<Seen> {
  const { trigger } = bench;
  const watching = (Object.keys(WATCHES) as Watched[]).filter((of) => fault.alarms[of]);
  const watches = new Map<Watched, () => Watch>();
  for (const of of watching) {
    if (of === 'totals') watches.set(of, () => trigger.seen());
    else {
      const { watch } = await bench[of]();
      watches.set(of, () => watch);
    }
  }
  const wanted = (which: 'breaching' | 'moved') =>
    watching.flatMap((of) => {
      const found = watches.get(of)?.()[which]() ?? [];
      return (fault.alarms[of] ?? []).filter((name) => !found.includes(name)).map((name) => pathOf(of, name));
    });

  // What is left over from before is nothing of this.
  await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
  const before = trigger.queue.discarded().length;
  trigger.forget();
  for (const watch of watches.values()) watch().forget();
  const periods = Math.max(
    1,
    ...watching.flatMap((of) => (fault.alarms[of] ?? []).map((name) => watches.get(of)?.().periodsOf(name) ?? 1)),
  );
  for (let nth = 0; nth < periods; nth += 1) {
    if (nth > 0) for (const watch of watches.values()) watch().nextPeriod();
    trigger.trouble(fault.trouble?.() ?? {});
    const happening = fault.during(bench, nth);
    await Promise.all([
      happening,
      poll(async () => wanted('breaching').length === 0, { everyMs: 20, withinMs: MOVES_WITHIN_MS }),
    ]);
  }
  const givenUp = trigger.queue.discarded().length - before;
  const alarms = watching.flatMap((of) => (watches.get(of)?.().moved() ?? []).map((name) => pathOf(of, name)));
  const unseen = wanted('moved');
  trigger.trouble({});
  if (fault.mend) {
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    await fault.mend(bench);
  }
  return { name: fault.name, alarms: alarms.sort(), unseen, givenUp: fault.givesUp ? givenUp : 0 };
}

/** Of an alarm: as the app has it. */
export const pathOf = (of: Watched, name: string): string => `${WATCHES[of].stack}/${WATCHES[of].construct}/${name}`;

export const alarmsOf = ({ alarms }: NamedFault): string[] =>
  (Object.entries(alarms) as [Watched, readonly string[]][]).flatMap(([of, names]) =>
    names.map((name) => pathOf(of, name)),
  );
