/** Comparisons whose failure says in one line what was expected and what came. */
import { AssertionError } from 'node:assert';
import { inspect, isDeepStrictEqual } from 'node:util';
import { OrderError, type ErrorCode } from '../errors';

const LONGEST = 400;

/**
 * Compares what a value says: a clone has no class, and a driver may make its arrays with constructors of its own.
 *
 * @throws AssertionError unless both are equal in depth and type
 */
export function same(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected) || isDeepStrictEqual(structuredClone(actual), structuredClone(expected)))
    return;
  const message = `${what}: expected ${short(expected)}, got ${short(actual)}`;
  throw new AssertionError({ message, actual, expected, operator: 'same' });
}

/** @throws AssertionError unless `work` throws an OrderError of that code; any other error that it throws */
export async function refused(what: string, code: ErrorCode, work: () => Promise<unknown>): Promise<void> {
  same(what, await codeOr('no refusal', work), code);
}

/** @returns `done` when `work` ends well, else the code of the OrderError that it throws; any other error is thrown on */
export async function codeOr<T extends string>(done: T, work: () => Promise<unknown>): Promise<T | ErrorCode> {
  try {
    await work();
    return done;
  } catch (error) {
    if (error instanceof OrderError) return error.code;
    throw error;
  }
}

function short(value: unknown): string {
  const text = inspect(value, {
    depth: 5,
    compact: true,
    breakLength: Infinity,
    maxArrayLength: 8,
    maxStringLength: 120,
  });
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
