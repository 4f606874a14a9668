/** Which item is a valid order, as `faults` says of any (`lib/orders/valid-order.ts`). */
import { orderKey, PARTITION_KEY, PLACED_KEY, SORT_KEY } from '../../../orders/dynamodb/keys';
import {
  ID_PATTERN,
  MAX_AMOUNT,
  MAX_EXPIRES_AT,
  MAX_NOTE_LENGTH,
  PLACED_AT_PATTERN,
  placedKey,
} from '../../../orders/order';
import { integerUpTo } from './integer-up-to';
import { matches, STATUS_PATTERN, verbatim } from './vtl';

/** Any characters, counted as JSON Schema counts them, but no half of a surrogate pair. */
export const NOTE_PATTERN = `\\P{Cs}{0,${MAX_NOTE_LENGTH}}`;
export const AMOUNT_PATTERN = integerUpTo(MAX_AMOUNT);
export const EXPIRES_AT_PATTERN = integerUpTo(MAX_EXPIRES_AT);

/** VTL expression, true of an item that is a valid order. The template begins with `HASH`. */
export function isValidItem(item: string): string {
  const text = (name: string): string => `${item}.${name}.S`;
  const [customerId, orderId, placedAt] = [text('customerId'), text('orderId'), text('placedAt')];
  const key = orderKey({ customerId, orderId });
  const optional = (name: string, holds: string): string => `(!${item}.containsKey('${name}') || ${holds})`;
  return [
    matches(customerId, ID_PATTERN),
    matches(orderId, ID_PATTERN),
    matches(text('status'), STATUS_PATTERN),
    matches(`${item}.amount.N`, AMOUNT_PATTERN),
    matches(placedAt, PLACED_AT_PATTERN),
    is(text(PARTITION_KEY), key.pk),
    is(text(SORT_KEY), key.sk),
    is(text(PLACED_KEY), placedKey({ customerId, orderId, placedAt })),
    optional('note', matches(text('note'), NOTE_PATTERN)),
    optional('expiresAt', matches(`${item}.expiresAt.N`, EXPIRES_AT_PATTERN)),
  ].join(' && ');
}

const is = (reference: string, value: string): string => `${reference} == "${verbatim(value)}"`;
