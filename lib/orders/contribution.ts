import type { AttributeValue } from 'aws-lambda';
import { PLACED_KEY, STATUS_ATTRIBUTE, TTL_ATTRIBUTE } from './dynamodb/keys';
import { MAX_AMOUNT, MAX_NOTE_LENGTH, ORDER_STATUSES, PLACED_AT_PATTERN, placedKey, type OrderId } from './order';

/** An item as a stream record shows it. */
export type Image = Readonly<Record<string, AttributeValue>>;

/** What one order, or a change, adds to its customer's totals. `amount` is in minor units. */
export interface Contribution {
  readonly count: number;
  readonly amount: number;
}

export const NOTHING: Contribution = { count: 0, amount: 0 };

const PLACED_AT_LENGTH = '2026-01-31T00:00:00.000Z'.length;
const PLACED_AT = new RegExp(PLACED_AT_PATTERN);
const STATUSES: readonly string[] = ORDER_STATUSES;

/** The identity of an order comes from its keys; these are the attributes an item must have beside them to be one. */
const CHECKS: Readonly<Record<string, (value: AttributeValue | undefined, id: OrderId) => boolean>> = {
  [STATUS_ATTRIBUTE]: (value) => value?.S !== undefined && STATUSES.includes(value.S),
  amount: (value) => isInteger(value) && Number(value?.N) <= MAX_AMOUNT,
  [PLACED_KEY]: (value, id) => {
    const placedAt = value?.S?.slice(0, PLACED_AT_LENGTH) ?? '';
    return PLACED_AT.test(placedAt) && value?.S === placedKey({ ...id, placedAt });
  },
  // Counted in characters, as the API counts them: a UTF-16 length would take a note of emoji for too long.
  note: (value) => value === undefined || (value.S !== undefined && Array.from(value.S).length <= MAX_NOTE_LENGTH),
  [TTL_ATTRIBUTE]: (value) => value === undefined || isInteger(value),
};

/** The attributes that keep an item from being an order; none when it is one. Names only: values may be personal. */
export const faults = (image: Image, id: OrderId): string[] =>
  Object.entries(CHECKS)
    .filter(([attribute, isValid]) => !isValid(image[attribute], id))
    .map(([attribute]) => attribute);

/** A valid order counts once with its amount; anything else, and no item at all, adds nothing. */
export const contribution = (image: Image | undefined, id: OrderId): Contribution =>
  image && faults(image, id).length === 0 ? { count: 1, amount: Number(image['amount']?.N) } : NOTHING;

/** Plain numbers stay exact: a Lambda batch has at most 10,000 records, so a sum is at most 1e13. */
export const sum = (contributions: readonly Contribution[]): Contribution =>
  contributions.reduce((a, b) => ({ count: a.count + b.count, amount: a.amount + b.amount }), NOTHING);

export const difference = (a: Contribution, b: Contribution): Contribution => ({
  count: a.count - b.count,
  amount: a.amount - b.amount,
});

function isInteger(value: AttributeValue | undefined): boolean {
  return value?.N !== undefined && /^\d+$/.test(value.N) && Number.isSafeInteger(Number(value.N));
}
