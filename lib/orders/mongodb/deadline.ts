import { OrderError, unavailable } from '../errors';

/** One request's bound in the function: the steps of one operation with its one retry can add up to more than a caller waits. */
export const REQUEST_DEADLINE_MS = 12_000;

/**
 * @param work goes on in the background when it is given up: a driver has no way to call a write back
 * @throws OrderError `UNAVAILABLE` after `milliseconds`; whatever `work` throws before
 */
export async function withDeadline<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(lateBy(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const lateBy = (milliseconds: number): OrderError =>
  unavailable(new Error(`the database had not answered after ${milliseconds} ms`));
