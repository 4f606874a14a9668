import { isDeepStrictEqual } from 'node:util';
import { poll } from '../async/poll';

const INTERVAL_MS = 100;

/**
 * Reads until `expected` is there.
 *
 * @returns what was read last: `expected`, or something else after `withinMs`
 */
export async function readUntil<T>(read: () => Promise<T>, expected: T, withinMs: number): Promise<T> {
  let last!: T;
  const look = async (): Promise<boolean> => isDeepStrictEqual((last = await read()), expected);
  await poll(look, { everyMs: INTERVAL_MS, withinMs });
  return last;
}
