/**
 * Where a recount begins and ends in the stream of a customer's changes: an item in the customer's partition of the orders table. No
 * index lists it, because it has none of their keys, and an order's key is never its own.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { customerPartition, PARTITION_KEY, SORT_KEY } from '../dynamodb/keys';

export const RECOUNT_SORT_KEY = 'RECOUNT';

export interface RecountMark {
  /** Names the recount of this customer, and no other. */
  readonly id: string;
  readonly step: 'begin' | 'end';
}

export const markKey = (customerId: string): Record<string, AttributeValue> => ({
  [PARTITION_KEY]: { S: customerPartition(customerId) },
  [SORT_KEY]: { S: RECOUNT_SORT_KEY },
});

export const markItem = (customerId: string, { id, step }: RecountMark): Record<string, AttributeValue> => ({
  ...markKey(customerId),
  recount: { S: id },
  step: { S: step },
});

/** @param image the item after a change; none when it was removed */
export function markIn(image: Readonly<Record<string, { S?: string }>> | undefined): RecountMark | undefined {
  const [id, step] = [image?.['recount']?.S, image?.['step']?.S];
  return id !== undefined && (step === 'begin' || step === 'end') ? { id, step } : undefined;
}
