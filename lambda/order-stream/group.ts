import type { DynamoDBRecord } from 'aws-lambda';
import { readChange, type Change } from './change';

/** The changes of one customer in one batch, in sequence order. */
export interface Group {
  /** Undefined for the records whose partition key is no customer's. */
  readonly customerId: string | undefined;
  readonly changes: readonly Change[];
}

/** Splits a batch by customer. Groups share nothing, so they may be settled in any order and at the same time. */
export function groupByCustomer(records: readonly DynamoDBRecord[]): Group[] {
  const groups = new Map<string | undefined, Change[]>();
  for (const change of records.map(readChange)) {
    const group = groups.get(change.customerId);
    if (group) group.push(change);
    else groups.set(change.customerId, [change]);
  }
  return [...groups].map(([customerId, changes]) => ({
    customerId,
    changes: changes.sort((a, b) => (a.sequence < b.sequence ? -1 : 1)),
  }));
}
