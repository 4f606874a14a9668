import { setTimeout as sleep } from 'node:timers/promises';
import type { Note } from '../../lib/console/progress';
import { OrderWriter } from './order-writer';
import { Random } from './random';
import type { AtlasSide, Side } from './sides';
import { breakTotals, dropTotals } from './fault-acts';
import { recountAll, recountEach } from './soak-recounts';
import { seededTrouble, troubleAtlas } from './soak-trouble';
import type { Trigger } from './trigger';

export interface Chaos {
  /** Writes to the orders table that were acknowledged. */
  readonly operations: number;
  /** Marks of the poison among them. */
  readonly poison: ReadonlySet<string>;
  /** Whose totals were damaged. */
  readonly damaged: readonly string[];
  /** Customers that were counted anew. */
  readonly recounts: number;
  /** What came between Atlas's API and its cluster. */
  readonly onTheWay: Readonly<Record<string, number>>;
}

export interface ChaosOptions {
  readonly seed: number;
  readonly milliseconds: number;
  readonly note: Note;
  /** What is called meanwhile. */
  readonly dynamodb?: (() => Promise<Side>) | undefined;
  readonly atlas?: (() => Promise<AtlasSide>) | undefined;
}

const WRITERS = 4;
/** The local engine takes some hundred writes a second, fewer while others use the machine. */
const PAUSE_MS = 15;
/** Fewer requests than a stage takes. */
const CALL_EVERY_MS = 100;

/**
 * Everything that goes wrong by chance goes wrong at once. After a third of the time totals are restored to nothing, after two thirds
 * the table is, so that its stream is another; both are counted anew while all goes on.
 */
export async function chaos(trigger: Trigger, options: ChaosOptions): Promise<Chaos> {
  const { seed, milliseconds, note, dynamodb, atlas } = options;
  const random = new Random(seed);
  const fork = (): Random => new Random(random.below(2 ** 32));
  trigger.trouble(seededTrouble(fork()));
  const writers = Array.from({ length: WRITERS }, (_, n) => new OrderWriter(trigger.db, `w${n}`, fork()));
  const operations = (): number => writers.reduce((sum, writer) => sum + writer.operations, 0);
  const until = Date.now() + milliseconds;
  const whileTroubled = async (act: () => Promise<unknown>, pauseMs: number): Promise<void> => {
    while (Date.now() < until) {
      await act();
      await sleep(pauseMs);
      note(`${operations()} operations, ${trigger.counts().kills} kills`);
    }
  };
  const [broken, emptied, sound] = ['w0-c0', 'w1-c0', 'w2-c0'] as const;
  const restore = async (): Promise<number> => {
    await breakTotals({ trigger, customer: broken });
    await sleep(milliseconds / 3);
    await dropTotals({ trigger, customer: emptied });
    const some = await recountEach(trigger, [broken, emptied, sound], 'totals');
    await sleep(Math.max(0, until - milliseconds / 3 - Date.now()));
    trigger.changeStream();
    return some + (await recountAll(trigger, STREAM_RUN));
  };
  // Not before the function is at work: what an API needs takes long to load, and holds all up.
  const isBegun = sleep(milliseconds / 10);
  const callers = async (start: (() => Promise<Side>) | undefined): Promise<void> => {
    await isBegun;
    const side = await start?.();
    if (side) await whileTroubled(() => side.call(), CALL_EVERY_MS);
  };
  const [recounts, onTheWay] = await Promise.all([
    restore(),
    atlas ? isBegun.then(atlas).then((side) => troubleAtlas(side, fork(), until)) : {},
    sleep(milliseconds).then(() => trigger.trouble({})),
    ...writers.map((writer) => whileTroubled(() => writer.write(), PAUSE_MS)),
    callers(dynamodb),
    callers(atlas),
  ]);
  return {
    operations: operations(),
    poison: new Set(writers.flatMap((writer) => [...writer.poison])),
    damaged: [broken, emptied],
    recounts,
    onTheWay,
  };
}

/** Names the recount after the change of the stream, which goes on once all is calm. */
export const STREAM_RUN = 'stream';
