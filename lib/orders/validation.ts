/**
 * What a request may hold: one schema per input. Whatever passes is made of plain strings and integers within the limits of `order.ts`,
 * so no operator or object of a query language can come through a field.
 *
 * Kept to what API Gateway's models (JSON Schema draft 4) and mapping templates can express as well. As there, a query parameter that
 * the contract does not know is ignored, and of one given twice the last counts; an unknown field of a body is refused.
 */
import * as z from 'zod/mini';
import { OrderError } from './errors';
import {
  DEFAULT_PAGE_SIZE,
  MAX_AMOUNT,
  MAX_CURSOR_LENGTH,
  MAX_EXPIRES_AT,
  MAX_NOTE_LENGTH,
  MAX_PAGE_SIZE,
  ORDER_STATUSES,
  type Order,
} from './order';
import { IS_VALID } from './valid-order';

const field = <Name extends keyof Order>(name: Name) => z.custom<Required<Order>[Name]>(IS_VALID[name]);
const matching = (pattern: string) => z.string().check(z.regex(new RegExp(pattern)));

const limit = z._default(
  z.pipe(z.pipe(matching('^[0-9]{1,3}$'), z.transform(Number)), z.int().check(z.gte(1), z.lte(MAX_PAGE_SIZE))),
  DEFAULT_PAGE_SIZE,
);
const status = field('status');
const page = { limit, cursor: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(MAX_CURSOR_LENGTH))) };

export const customerPath = z.object({ customerId: field('customerId') });
export const orderPath = z.object({ customerId: field('customerId'), orderId: field('orderId') });
export const customerQuery = z.object(page);
export const statusQuery = z.object({ status, ...page });
export const newOrderBody = z.strictObject({
  amount: field('amount'),
  placedAt: field('placedAt'),
  note: z.exactOptional(field('note')),
  expiresAt: z.exactOptional(field('expiresAt')),
});
export const statusChangeBody = z
  .strictObject({ from: status, to: status })
  .check(z.refine(({ from, to }) => from !== to, { path: ['to'] }));

const anyStatus = `one of ${ORDER_STATUSES.join(', ')}`;
const anyId = '1 to 64 of the characters A-Z a-z 0-9 _ -';
const ALLOWED: Readonly<Record<string, string>> = {
  customerId: anyId,
  orderId: anyId,
  status: anyStatus,
  from: anyStatus,
  to: `${anyStatus}, and not the same as from`,
  amount: `an integer of minor units, 0 to ${MAX_AMOUNT}`,
  placedAt: 'a time in UTC with milliseconds, such as 2026-01-31T12:00:00.000Z',
  note: `a text of at most ${MAX_NOTE_LENGTH} characters`,
  expiresAt: `an integer of epoch seconds, 0 to ${MAX_EXPIRES_AT}`,
  limit: `an integer, 1 to ${MAX_PAGE_SIZE}`,
  cursor: 'the cursor of the page before',
  body: 'a JSON object in UTF-8 whose fields are as the contract has them',
};

export const invalid = (field: string): OrderError =>
  new OrderError('INVALID', `${field} must be ${ALLOWED[field]}`, { field });

/** @throws OrderError `INVALID`, which names the first field that is wrong */
export function parse<S extends z.ZodMiniType>(schema: S, input: unknown): z.output<S> {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const field = String(issue.keys[0]);
    throw new OrderError('INVALID', `${field} is not a field of this body`, { field });
  }
  throw invalid(String(issue?.path[0] ?? 'body'));
}
