import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the event source sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws the signal's reason when it is aborted first */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** A clock whose time passes only while somebody sleeps, and then at once. */
export class VirtualClock implements Clock {
  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    // Lets others run, as a real sleep does.
    await new Promise((resume) => setImmediate(resume));
    signal.throwIfAborted();
    this.time += milliseconds;
  }
}
