import { setTimeout as sleep } from 'node:timers/promises';
import type { Note } from '../../lib/console/progress';
import { OrderWriter } from './order-writer';
import { Random } from './random';
import { breakTotals, emptyAndRecount } from './soak-recounts';
import { seededTrouble } from './soak-trouble';
import type { Counts } from './tally';
import { startTrigger } from './trigger';
import { judge, type Verdict } from './verdict';

export interface Round extends Counts, Verdict {
  /** Writes to the orders table that were acknowledged. */
  readonly operations: number;
  readonly poisonWritten: number;
  /** Customers that were counted anew meanwhile. */
  readonly recounts: number;
  /** Alarms whose metric has moved. */
  readonly alarms: readonly string[];
  /** Those that should have, and have not. */
  readonly unseen: readonly string[];
}

const WRITERS = 4;
/** The local engine takes some hundred writes a second, fewer while others use the machine. */
const PAUSE_MS = 15;
const CATCHES_UP_WITHIN_MS = 120_000;

/**
 * Writes with trouble of every kind for `milliseconds`, then lets the trigger catch up in peace, and judges what came of it. Tables,
 * queue and function are new each time: the local engine slows down as a stream grows.
 *
 * @throws Error when it does not catch up
 */
export async function soakRound(seed: number, milliseconds: number, note: Note): Promise<Round> {
  const trigger = await startTrigger();
  try {
    const random = new Random(seed);
    trigger.trouble(seededTrouble(new Random(random.below(2 ** 32))));
    const writers = Array.from(
      { length: WRITERS },
      (_, n) => new OrderWriter(trigger.db, `w${n}`, new Random(random.below(2 ** 32))),
    );
    const operations = (): number => writers.reduce((sum, writer) => sum + writer.operations, 0);
    const until = Date.now() + milliseconds;
    const damaged = { broken: 'w0-c0', emptied: 'w1-c0' };
    await breakTotals(trigger, damaged);
    const recounting = sleep(milliseconds / 3).then(() => emptyAndRecount(trigger, damaged, 'w2-c0'));
    recounting.catch(() => undefined);
    await Promise.all(
      writers.map(async (writer) => {
        while (Date.now() < until) {
          await writer.write();
          await sleep(PAUSE_MS);
          note(`${operations()} operations, ${trigger.counts().kills} kills`);
        }
      }),
    );
    note('calm: catching up');
    trigger.trouble({});
    const recounts = await recounting;
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    const poison = new Set(writers.flatMap((writer) => [...writer.poison]));
    const [counts, alarms] = [trigger.counts(), trigger.alarms()];
    return {
      ...counts,
      ...(await judge(trigger, poison, new Set(Object.values(damaged)))),
      recounts,
      operations: operations(),
      poisonWritten: poison.size,
      alarms,
      unseen: expectedAlarms(counts, poison.size).filter((alarm) => !alarms.includes(alarm)),
    };
  } finally {
    await trigger.stop();
  }
}

/** What the function and its clients mend themselves has no alarm: a call that fails and is repeated, a batch that comes twice. */
const expectedAlarms = ({ kills, faults }: Counts, poison: number): string[] => [
  ...(kills + (faults['invocation abandoned'] ?? 0) > 0 ? ['Errors'] : []),
  ...(poison > 0 ? ['DeadLettersWaiting'] : []),
];
