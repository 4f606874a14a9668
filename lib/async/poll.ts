import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. */
export interface Pace {
  /** From one look to the next. */
  readonly everyMs: number;
  /** Until it is given up. */
  readonly withinMs: number;
}

type Nothing = undefined | null | false;

/**
 * Looks again and again until something is there.
 *
 * @param isOver ends it earlier: there is nothing more to wait for
 * @returns what was seen; undefined where it was given up
 */
export async function poll<T>(
  look: () => T | Nothing | Promise<T | Nothing>,
  { everyMs, withinMs }: Pace,
  isOver: () => boolean = () => false,
): Promise<T | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (isOver() || Date.now() + everyMs > deadline) return undefined;
    await sleep(everyMs);
  }
}

/**
 * Tries again and again while it fails in a way that passes.
 *
 * @throws the last failure when the time is up, any that does not pass at once
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { everyMs, withinMs }: Pace,
  passes: (error: unknown) => boolean,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!passes(error) || Date.now() + everyMs > deadline) throw error;
      await sleep(everyMs);
    }
  }
}
