import { performance } from 'node:perf_hooks';
import { withTimeout } from '../../async/with-timeout';
import { unavailable } from '../errors';

/** One request's bound in the function: the steps of one operation with its one retry can add up to more than a caller waits. */
export const REQUEST_DEADLINE_MS = 12_000;

/** Options of one call of the driver. Its types have `signal` for reads only; it heeds it in all calls, between attempts and while it waits. */
export interface Bounded {
  readonly signal: AbortSignal;
  /** For the server, which does not hear of the signal. */
  readonly maxTimeMS: number;
}

/**
 * At the deadline all that `work` still does is ended: connections that it uses are closed, it takes none and sends nothing more, so that
 * nothing is carried out after the caller was told that it may not have been.
 *
 * @param work asks for the options of each call when it makes it
 * @throws OrderError `UNAVAILABLE` after `milliseconds`; whatever `work` throws before
 */
export async function withDeadline<T>(milliseconds: number, work: (bounded: () => Bounded) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const end = performance.now() + milliseconds;
  const bounded = (): Bounded => {
    over.signal.throwIfAborted();
    return { signal: over.signal, maxTimeMS: Math.max(1, Math.floor(end - performance.now())) };
  };
  return withTimeout(milliseconds, work(bounded), () => {
    over.abort();
    return unavailable(new Error(`the database had not answered after ${milliseconds} ms`));
  });
}
