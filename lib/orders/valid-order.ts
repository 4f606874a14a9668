/**
 * What makes an order valid, whoever looks: the HTTP API refuses a field that is not, both stores answer no order that has one, and the
 * totals do not count it.
 */
import {
  ID_PATTERN,
  MAX_AMOUNT,
  MAX_EXPIRES_AT,
  MAX_NOTE_LENGTH,
  ORDER_ATTRIBUTES,
  ORDER_STATUSES,
  PLACED_AT_PATTERN,
  placedKey,
  type Order,
  type OrderId,
} from './order';

const ID = new RegExp(ID_PATTERN);
const PLACED_AT = new RegExp(PLACED_AT_PATTERN);
const STATUSES: readonly unknown[] = ORDER_STATUSES;

const isText = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);
const isInteger = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

/** What each field may hold where it is there. */
export const IS_VALID: Readonly<Record<keyof Order, (value: unknown) => boolean>> = {
  customerId: (value) => isText(value, ID),
  orderId: (value) => isText(value, ID),
  status: (value) => STATUSES.includes(value),
  amount: (value) => isInteger(value, MAX_AMOUNT),
  placedAt: (value) => isText(value, PLACED_AT),
  // Counted in characters as JSON Schema does, not in UTF-16 units. Half a surrogate pair has no UTF-8 form, so a database would alter it.
  note: (value) =>
    typeof value === 'string' && Array.from(value).length <= MAX_NOTE_LENGTH && !/\p{Surrogate}/u.test(value),
  expiresAt: (value) => isInteger(value, MAX_EXPIRES_AT),
};

/** What lies in a database in the place of an order: its fields, and the sort key of the listings, with whatever was written there. */
export type WrittenOrder = Readonly<Partial<Record<keyof Order | 'placed', unknown>>>;

type IsRight = (value: unknown, id: OrderId, written: WrittenOrder) => boolean;
const IS_RIGHT: Readonly<Record<keyof WrittenOrder, IsRight>> = {
  ...IS_VALID,
  customerId: (value, id) => value === id.customerId,
  orderId: (value, id) => value === id.orderId,
  note: (value) => value === undefined || IS_VALID.note(value),
  expiresAt: (value) => value === undefined || IS_VALID.expiresAt(value),
  placed: (value, id, { placedAt }) => typeof placedAt === 'string' && value === placedKey({ ...id, placedAt }),
};

/** The fields that keep what was written from being the order of this id; none when it is. Names only: values may be personal. */
export const faults = (written: WrittenOrder, id: OrderId): string[] =>
  Object.entries(IS_RIGHT)
    .filter(([field, isRight]) => !isRight(written[field as keyof WrittenOrder], id, written))
    .map(([field]) => field);

/** @returns the order of this id with its own fields, whatever else was written there; undefined where that is no valid order */
export const validOrder = (written: WrittenOrder, id: Partial<OrderId>): Order | undefined =>
  id.customerId !== undefined && id.orderId !== undefined && faults(written, id as OrderId).length === 0
    ? (Object.fromEntries(
        ORDER_ATTRIBUTES.flatMap((name) => (written[name] === undefined ? [] : [[name, written[name]]])),
      ) as unknown as Order)
    : undefined;
