import type { Logger } from '@aws-lambda-powertools/logger';
import { moves } from '../../lib/orders/contribution';
import type { Group } from '../shared/by-customer';
import type { StreamChange } from './change';
import { parkRecord, refusedBody, type SendMessage } from './dead-letters';
import type { WatermarkedTotals } from './watermarked-totals';

export interface Settling {
  readonly totals: Pick<WatermarkedTotals, 'watermark' | 'apply'>;
  readonly park: SendMessage;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/**
 * Parks the poison records of a group, then brings its changes into the customer's totals. What the totals refuse is parked as one small
 * message and passed: nothing but a recount can mend it, and other customers do not wait.
 *
 * Poison is parked before the watermark passes it, so a failure in between parks it again rather than losing it. The watermark is read
 * first so that a redelivered batch does not park again what is behind it; that read is paid for only where there is poison.
 *
 * Changes without effect are left out, and the watermark with them. All others move it, also where they cancel each other out: were
 * only the later half of such a pair delivered again, it would be added alone.
 *
 * @throws what the clients throw, when the group must be delivered again
 */
export async function settle(
  { customerId, changes }: Group<StreamChange>,
  { totals, park, logger }: Settling,
  abortSignal: AbortSignal,
): Promise<void> {
  const effective = changes.filter((change) => change.poison !== undefined || change.mark || moves(change));
  const poisonous = effective.filter(({ poison }) => poison !== undefined);
  if (poisonous.length > 0) {
    const stream = poisonous[0]?.stream ?? '';
    const watermark = customerId === undefined ? '' : await totals.watermark(customerId, stream, abortSignal);
    for (const { record, sequence, poison } of poisonous.filter(({ sequence }) => sequence > watermark)) {
      await parkRecord(park, record, poison ?? '', abortSignal);
      logger.warn('poison record parked', { eventID: record.eventID, sequence, customerId, reason: poison });
    }
  }
  if (customerId === undefined) return;
  await totals.apply(customerId, effective, abortSignal, async (refused, of) => {
    await park(refusedBody(customerId, refused, of), abortSignal);
    logger.warn('changes are refused until the customer is counted anew', { customerId, refused, changes: of.length });
  });
}
