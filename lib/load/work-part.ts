/** One worker's part of a load, from its item to its results: in a function, or in a process of this machine. */
import type { Clock } from './clock';
import { resultsOf, runLoad } from './run-load';
import type { LoadResults } from './results';
import type { Subject } from './subject';
import { optionsOf, readWorkerItem, resultKey, type WorkerItem } from './worker-item';

/** What is around it. */
export interface Worker {
  readonly clock: Clock;
  readonly place: LoadResults['place'];
  /** Milliseconds that it has left. */
  readonly left: () => number;
  readonly open: (item: WorkerItem) => Promise<Subject>;
  /** @throws where there is one of that name: a part that is done twice would count twice */
  readonly put: (key: string, results: string) => Promise<void>;
}

/** Of its time, what ends it early: the answers that are waited for, twice at most, and the removal of its orders. */
export const TO_END_MS = 40_000;

/**
 * Each part has orders of its own, and writes a document of its own. One that runs out of time ends early, which makes its run invalid;
 * its orders are removed all the same.
 *
 * @returns the name of its results
 * @throws Misuse for what is no item; what the store or the writing throws
 */
export async function workPart(given: unknown, { clock, place, left, open, put }: Worker): Promise<string> {
  const item = readWorkerItem(given);
  const options = optionsOf(item);
  const ending = new AbortController();
  const subject = await open(item);
  const timer = setTimeout(() => ending.abort(), Math.max(0, left() - TO_END_MS));
  try {
    const run = await runLoad(subject, options, { clock, signal: ending.signal });
    const key = resultKey(item.run, item.target, item.part.index);
    await put(key, JSON.stringify(resultsOf([run], options, { place, startedAt: new Date(item.startAt) })));
    return key;
  } finally {
    clearTimeout(timer);
    await subject.close();
  }
}
