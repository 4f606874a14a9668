/** Runs the load on each side by this process. */
import type { Progress } from '../../console/progress';
import { say } from '../../console/terminal';
import { Misuse } from '../../errors';
import { SYSTEM_CLOCK } from '../../load/clock';
import type { LoadProgress } from '../../load/generator';
import { runLoad, type LoadOptions } from '../../load/run-load';
import type { LoadRun, Target } from '../../load/results';
import type { Subject } from '../../load/subject';
import { OrderError } from '../../orders/errors';
import { isShuttingDown, undoAtExit } from '../../processes/shutdown';
import { eachSide, type EachSide } from './each-side';

export interface Side {
  readonly target: Target;
  readonly open: (note: (line: string) => void) => Promise<Subject>;
  /** As it was given; absent for an engine of the run's own. */
  readonly given?: string;
}

/** Nothing is written to a side that is not there: that is Misuse. As {@link eachSide} throws. */
export const runSides = (
  sides: readonly Side[],
  options: LoadOptions,
  progress: Progress,
): Promise<EachSide<LoadRun>> =>
  eachSide(sides, (side) => progress.step(`${side.target}, ${options.named}`, (note) => runSide(side, options, note)));

/** Ends in an orderly way on a signal: what is under way is waited for, and all orders are removed. */
async function runSide(side: Side, options: LoadOptions, note: (line: string) => void): Promise<LoadRun> {
  const ending = new AbortController();
  /** Whether orders may be where they stay. */
  let isShared = false;
  const work = (async () => {
    const subject = await opened(side, note);
    isShared = !subject.isOwn;
    try {
      const onProgress = (now: LoadProgress): void => note(progressText(now));
      return await runLoad(subject, options, { clock: SYSTEM_CLOCK, signal: ending.signal, onProgress, note });
    } finally {
      await subject.close();
    }
  })();
  const forget = undoAtExit({
    stop: async () => {
      ending.abort();
      await work.catch((error: unknown) => {
        // An engine of the run's own has been stopped before, with all that was in it.
        if (isShared) throw error;
      });
    },
    stopNow: () => {
      if (isShared)
        say(`Ended at once: orders of customers ${options.prefix}-... may be left behind; they expire within a day.`);
    },
  });
  const run = await work.finally(forget);
  // What a signal has cut short is no result: the process is about to exit.
  if (isShuttingDown()) await new Promise(() => undefined);
  return run;
}

/** @throws Misuse where a side that was given is not there */
async function opened({ target, given, open }: Side, note: (line: string) => void): Promise<Subject> {
  let subject: Subject | undefined;
  try {
    subject = await open(note);
    await subject.store.get({ customerId: 'load-none', orderId: 'none' });
  } catch (error) {
    if (subject && error instanceof OrderError && error.code === 'ORDER_NOT_FOUND') return subject;
    await subject?.close();
    if (given === undefined || error instanceof Misuse) throw error;
    const { name, message } = error as Error;
    const why = error instanceof OrderError ? error.code : name;
    throw new Misuse(
      `${given} does not answer as the orders of ${target} do (${why}: ${message}). Is it there, and may it be read with the credentials at hand?`,
    );
  }
  throw new Error(`${target} has an order that nobody has put there`);
}

const progressText = ({ rate, p99, errors, isWarmUp }: LoadProgress): string =>
  `${isWarmUp ? 'warm-up: ' : ''}${rate.toFixed(0)} a second, p99 ${p99.toFixed(1)} ms, ${errors} errors`;
