import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Time as a run sees it. */
export interface Clock {
  /** Milliseconds since 1970, with their fractions. */
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

/** A timer is about so late, in milliseconds: what is nearer is waited for from one turn of the event loop to the next. */
const TIMER_MS = 2;

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (milliseconds) => (milliseconds < TIMER_MS ? setImmediate() : setTimeout(milliseconds - 1)),
};
