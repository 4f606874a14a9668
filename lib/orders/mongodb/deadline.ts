import { withTimeout } from '../../async/with-timeout';
import { unavailable } from '../errors';

/** One request's bound in the function: the steps of one operation with its one retry can add up to more than a caller waits. */
export const REQUEST_DEADLINE_MS = 12_000;

/**
 * @param work goes on in the background when it is given up: a driver has no way to call a write back
 * @throws OrderError `UNAVAILABLE` after `milliseconds`; whatever `work` throws before
 */
export const withDeadline = <T>(milliseconds: number, work: Promise<T>): Promise<T> =>
  withTimeout(milliseconds, work, () =>
    unavailable(new Error(`the database had not answered after ${milliseconds} ms`)),
  );
