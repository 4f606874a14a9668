import { createHash } from 'node:crypto';
import {
  ID_PATTERN,
  MAX_AMOUNT,
  MAX_EXPIRES_AT,
  MAX_NOTE_LENGTH,
  ORDER_STATUSES,
  PLACED_AT_PATTERN,
  type OrderId,
} from './order';
import { faults, type WrittenOrder } from './valid-order';

/** Raise it with a change of `faults` that its limits below do not show. */
const RULE_NUMBER = 1;

/**
 * Names the rule by which an order is valid; another rule, another name. Totals keep the name of theirs: what was counted by one rule
 * cannot be taken away by another, and takes a recount.
 */
export const validityRule = (): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        RULE_NUMBER,
        ID_PATTERN,
        MAX_AMOUNT,
        MAX_EXPIRES_AT,
        MAX_NOTE_LENGTH,
        ORDER_STATUSES,
        PLACED_AT_PATTERN,
      ]),
    )
    .digest('base64url')
    .slice(0, 12);

/** What one order, or a change, adds to its customer's totals. `amount` is in minor units. */
export interface Contribution {
  readonly count: number;
  readonly amount: number;
}

export const NOTHING: Contribution = { count: 0, amount: 0 };

/** A valid order counts once with its amount; anything else, and no order at all, adds nothing. */
export const contribution = (written: WrittenOrder | undefined, id: OrderId): Contribution =>
  written && faults(written, id).length === 0 ? { count: 1, amount: Number(written.amount) } : NOTHING;

/** Plain numbers stay exact: a Lambda batch has at most 10,000 records, so a sum is at most 1e13. */
export const sum = (contributions: readonly Contribution[]): Contribution => contributions.reduce(plus, NOTHING);

export const plus = (a: Contribution, b: Contribution): Contribution => ({
  count: a.count + b.count,
  amount: a.amount + b.amount,
});

export const difference = (a: Contribution, b: Contribution): Contribution => ({
  count: a.count - b.count,
  amount: a.amount - b.amount,
});

/** What a change of what was written means for the totals. */
export interface OrderChange {
  /** None where the key is not a customer's: there are no totals then. */
  readonly customerId: string | undefined;
  /** None where nobody can say which order it is. */
  readonly orderId: string | undefined;
  /** What the order added before the change. */
  readonly before: Contribution;
  readonly delta: Contribution;
  /** Why the change is poison; undefined when it is not. Holds names of fields, never values. */
  readonly poison: string | undefined;
}

/**
 * A change of the order of this id. It is poison when what was written is not a valid order. What was no order before and is one now, or
 * is removed, is not: it repairs the order book.
 */
export function orderChange(id: OrderId, before?: WrittenOrder, after?: WrittenOrder): OrderChange {
  const wrong = after ? faults(after, id) : [];
  const added = contribution(before, id);
  return {
    ...id,
    before: added,
    delta: difference(contribution(after, id), added),
    poison: wrong.length > 0 ? `not a valid order: ${wrong.join(', ')}` : undefined,
  };
}

/** A change of what is no order. */
export const withoutEffect = (customerId: string | undefined): OrderChange => ({
  customerId,
  orderId: undefined,
  before: NOTHING,
  delta: NOTHING,
  poison: undefined,
});

/** A change that nobody can read, and so nobody can count. */
export const unreadable = (poison: string, customerId?: string): OrderChange => ({
  ...withoutEffect(customerId),
  poison,
});

/** Whether a change moves the totals. A new status or note does not, and costs no write. */
export const moves = ({ delta }: OrderChange): boolean => delta.count !== 0 || delta.amount !== 0;
