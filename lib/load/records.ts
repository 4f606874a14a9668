/** The orders that a run finds, and their removal. */
import { retry } from '../async/poll';
import { OrderError } from '../orders/errors';
import type { OrderStore } from '../orders/order-store';
import type { OrderBook } from './order-book';

/** A throttled table is given its time. */
const PACE = { everyMs: 200, withinMs: 60_000 };

/** @throws what the store throws and does not pass @param signal ends it early */
export const loadRecords = (
  store: OrderStore,
  book: OrderBook,
  count: number,
  atOnce: number,
  signal?: AbortSignal,
): Promise<void> => each(count, atOnce, (key) => unless('ORDER_EXISTS', () => store.put(book.order(key))), signal);

/** @param count those below it are removed, as far as they are there @throws Error where one could not be */
export const removeRecords = (store: OrderStore, book: OrderBook, count: number, atOnce: number): Promise<void> =>
  each(count, atOnce, (key) => unless('ORDER_NOT_FOUND', () => store.delete(book.id(key))));

/** What was not answered may have been done, and is repeated: then it is there, or gone, already. */
async function unless(isDone: OrderError['code'], attempt: () => Promise<unknown>): Promise<void> {
  try {
    await retry(attempt, PACE, (error) => error instanceof OrderError && MAY_PASS.includes(error.code));
  } catch (error) {
    if (!(error instanceof OrderError && error.code === isDone)) throw error;
  }
}
const MAY_PASS: readonly OrderError['code'][] = ['BUSY', 'UNAVAILABLE', 'INTERNAL'];

async function each(
  count: number,
  atOnce: number,
  work: (key: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count && !signal?.aborted) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
