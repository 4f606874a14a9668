import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 100;

/**
 * Reads until `expected` is there.
 *
 * @returns what was read last: `expected`, or something else after `withinMs`
 */
export async function readUntil<T>(read: () => Promise<T>, expected: T, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const actual = await read();
    if (isDeepStrictEqual(actual, expected) || Date.now() > deadline) return actual;
    await sleep(INTERVAL_MS);
  }
}
