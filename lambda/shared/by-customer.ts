import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { limit } from '../../lib/async/limit';
import type { OrderChange } from '../../lib/orders/contribution';
import { errorOf } from './logger';

/** The changes of one customer in one batch, in the order of the batch. */
export interface Group<Change> {
  /** Undefined for the changes that are no customer's. */
  readonly customerId: string | undefined;
  readonly changes: readonly Change[];
}

export interface Invocation {
  readonly context: Pick<Context, 'getRemainingTimeInMillis'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Enough to hide the latency of a write, few enough for the SDK's default of 50 connections. */
const CUSTOMERS_AT_ONCE = 20;
/** Left to answer in, so that an invocation short of time reports what failed instead of timing out as a whole. */
const MARGIN_MS = 1_000;

/** Splits a batch by customer. Groups share nothing, so they may be settled in any order and at the same time. */
export function groupByCustomer<Change extends OrderChange>(changes: readonly Change[]): Group<Change>[] {
  const groups = new Map<string | undefined, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.customerId);
    if (group) group.push(change);
    else groups.set(change.customerId, [change]);
  }
  return [...groups].map(([customerId, of]) => ({ customerId, changes: of }));
}

/** @returns the changes of the groups that failed, which must be delivered again, with what was thrown */
export async function settleGroups<Change>(
  groups: readonly Group<Change>[],
  settle: (group: Group<Change>, deadline: AbortSignal) => Promise<void>,
  { context, logger }: Invocation,
): Promise<ReadonlyMap<Change, unknown>> {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS));
  const slot = limit(CUSTOMERS_AT_ONCE);
  const failed = new Map<Change, unknown>();
  const settled = groups.map(async (group) => {
    const { customerId, changes } = group;
    try {
      await slot(() => settle(group, deadline));
    } catch (error) {
      for (const change of changes) failed.set(change, error);
      logger.warn('changes will be delivered again', { customerId, changes: changes.length, error: errorOf(error) });
    }
  });
  await Promise.all(settled);
  return failed;
}
