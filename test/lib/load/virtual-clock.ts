import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../lib/load/clock';

/** Time that passes only when everybody waits. */
export class VirtualClock implements Clock {
  private time = 1_000_000;
  private readonly timers: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  wait(milliseconds: number): Promise<void> {
    const at = this.time + Math.max(milliseconds, 0.01);
    return new Promise((wake) => {
      const place = this.timers.findIndex((timer) => timer.at > at);
      this.timers.splice(place < 0 ? this.timers.length : place, 0, { at, wake });
    });
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = work.finally(() => (isDone = true));
    done.catch(() => undefined);
    while (!isDone) {
      await setImmediate();
      const next = this.timers.shift();
      if (!next) continue;
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
    return done;
  }
}
