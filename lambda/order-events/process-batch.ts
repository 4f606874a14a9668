import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { limit } from '../../lib/async/limit';
import { readChange, type Change, type Effect } from './change';
import type { TotalsStore } from './totals-store';

export interface Dependencies {
  readonly totals: Pick<TotalsStore, 'apply'>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** Enough to hide the latency of a transaction, few enough for the SDK's default of 50 connections. */
const CUSTOMERS_AT_ONCE = 20;
/** Left to answer in, so that an invocation short of time reports what failed instead of timing out as a whole. */
const MARGIN_MS = 1_000;

/**
 * The handler over its dependencies; handler.ts says what it guarantees. Poison is reported as failed like what could not be written,
 * and so ends in the dead-letter queue as it came; what it takes from the totals is taken all the same.
 */
export function batchHandler({
  totals,
  logger,
}: Dependencies): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  return async ({ Records: records }, context) => {
    const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS));
    const slot = limit(CUSTOMERS_AT_ONCE);
    const changes = records.map(readChange);
    const failed = new Set<string>();
    for (const { messageId, poison } of changes) {
      if (poison === undefined) continue;
      failed.add(messageId);
      logger.warn('poison event', { messageId, reason: poison });
    }

    const customers = byCustomer(changes);
    const apply = async ([customerId, of]: [string, Counting[]]): Promise<void> => {
      try {
        const effects = of.map(({ effect }) => effect);
        await slot(() => totals.apply(customerId, effects, deadline));
      } catch (error) {
        for (const { messageId } of of) failed.add(messageId);
        logger.warn('changes will be delivered again', {
          customerId,
          changes: of.length,
          error: error instanceof Error ? error.name : typeof error,
        });
      }
    };
    await Promise.all([...customers].map(apply));
    logger.info('batch settled', { messages: records.length, customers: customers.size, failed: failed.size });
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

type Counting = Change & { readonly effect: Effect };

function byCustomer(changes: readonly Change[]): Map<string, Counting[]> {
  const groups = new Map<string, Counting[]>();
  for (const { effect, ...change } of changes) {
    if (!effect) continue;
    const group = groups.get(effect.customerId) ?? [];
    groups.set(effect.customerId, [...group, { ...change, effect }]);
  }
  return groups;
}
