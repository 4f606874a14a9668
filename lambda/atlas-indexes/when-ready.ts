import { MongoServerError } from 'mongodb';
import { retry, type Pace } from '../../lib/async/poll';
import { mayBeOnItsWay } from '../../lib/async/rights';
import { isUnavailable } from '../../lib/orders/mongodb/unavailable';

/** A database user, an access list entry and a route reach the cluster some minutes after CloudFormation calls them complete. */
export const PATIENCE: Pace = { withinMs: 5 * 60_000, everyMs: 5_000 };

/**
 * Repeats `work` while the cluster cannot be reached or does not know the user yet.
 *
 * @throws Error with what to look at when the time is over; any other failure of `work` at once
 */
export const whenReady = <T>(work: () => Promise<T>, pace: Pace = PATIENCE): Promise<T> =>
  retry(work, pace, isNotReady).catch((error: unknown) => {
    throw isNotReady(error) ? new Error(inWords(error, pace.withinMs), { cause: error }) : error;
  });

const isNotReady = (error: unknown): boolean => isUnavailable(error) || isNotSignedIn(error);
const isNotSignedIn = (error: unknown): error is MongoServerError =>
  error instanceof MongoServerError && mayBeOnItsWay(error);

function inWords(error: unknown, withinMs: number): string {
  const said = error instanceof Error ? error.message : String(error);
  const look = isNotSignedIn(error)
    ? "the cluster refuses the function's role: look at the database user bound to it"
    : 'the cluster cannot be reached: look at the peering, the routes, the security group and the access list';
  return `gave up after ${Math.round(withinMs / 1_000)} s: ${look}. The driver says: ${said}`;
}
