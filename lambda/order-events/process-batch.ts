import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { moves } from '../../lib/orders/contribution';
import { groupByCustomer, settleGroups } from '../shared/by-customer';
import { LATE_MS } from '../shared/metric-names';
import { publishNothing, type Publish } from '../shared/publisher';
import { readMessage } from './change';
import type { MarkedTotals } from './marked-totals';

export interface Dependencies {
  readonly totals: Pick<MarkedTotals, 'apply'>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * The handler over its dependencies; handler.ts says what it guarantees. Poison is reported as failed like what could not be written,
 * and so ends in the dead-letter queue as it came; what it takes from the totals is taken all the same.
 */
export function queueHandler(
  { totals, logger }: Dependencies,
  publish: Publish = publishNothing,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  return async ({ Records: records }, context) => {
    const changes = records.map(readMessage);
    const poisonous = changes.filter(({ poison }) => poison !== undefined);
    for (const { messageId, poison } of poisonous) logger.warn('poison event', { messageId, reason: poison });

    const groups = groupByCustomer(changes.filter(moves));
    const uncounted = await settleGroups(
      groups,
      async ({ customerId, changes: of }, deadline) => {
        if (customerId !== undefined) await totals.apply(customerId, of, deadline);
      },
      { context, logger },
    );
    const poison = new Set(poisonous.map(({ messageId }) => messageId));
    const failed = new Set([...poison, ...[...uncounted.keys()].map(({ messageId }) => messageId)]);
    const settled = records.filter(({ messageId }) => !failed.has(messageId));
    await publish({
      settled: settled.length,
      parked: records.filter((record) => isNew(record) && poison.has(record.messageId)).length,
      failed: failed.size - poison.size,
      late: settled.filter(isLate).length,
    });
    logger.info('batch settled', { messages: records.length, customers: groups.length, failed: failed.size });
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** Poison comes as often as the queue delivers it before it parks it; it is counted the first time. */
const isNew = ({ attributes }: SQSRecord): boolean => attributes.ApproximateReceiveCount === '1';
const isLate = ({ attributes }: SQSRecord): boolean => Date.now() - Number(attributes.SentTimestamp) > LATE_MS;
