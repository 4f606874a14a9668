/** A fault that somebody is to be told of, and the alarms that tell it. */
import { poll } from '../../lib/async/poll';
import { API_ALARMS } from './gateway';
import type { AtlasSide, Side } from './sides';
import type { Trigger } from './trigger';
import type { Trouble } from './trouble';
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

export interface Seen {
  readonly name: string;
  /** All that have gone off, by the stack and construct of each. */
  readonly alarms: readonly string[];
  /** Those that should have, and have not. */
  readonly unseen: readonly string[];
  /** Batches that the event source has given up because of it, and named in the queue. */
  readonly givenUp: number;
}

/** How long the function may take to come to the end of the stream. */
export const CATCHES_UP_WITHIN_MS = 60_000;
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
