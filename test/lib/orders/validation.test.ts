import fc from 'fast-check';
import { OrderError } from '../../../lib/orders/errors';
import { MAX_AMOUNT, MAX_EXPIRES_AT, MAX_NOTE_LENGTH, placedKey } from '../../../lib/orders/order';
import {
  customerQuery,
  invalid,
  newOrderBody,
  orderPath,
  parse,
  statusChangeBody,
  statusQuery,
} from '../../../lib/orders/validation';
import { anyText } from '../../support/any-text';

const VALID = { amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };

/** The field that is refused, or undefined where the input passes. */
function refused(schema: Parameters<typeof parse>[0], input: unknown): string | undefined {
  try {
    parse(schema, input);
    return undefined;
  } catch (error) {
    if (error instanceof OrderError && error.code === 'INVALID') return error.details.field;
    throw error;
  }
}

describe('body of a new order', () => {
  it.each([
    ['amount', 0],
    ['amount', MAX_AMOUNT],
    ['placedAt', '0001-01-01T00:00:00.000Z'],
    ['note', ''],
    ['note', 'x'.repeat(MAX_NOTE_LENGTH)],
    ['note', '\u{1F514}'.repeat(MAX_NOTE_LENGTH)],
    ['expiresAt', 0],
    ['expiresAt', MAX_EXPIRES_AT],
  ])('takes %s %p', (field, value) => {
    expect(refused(newOrderBody, { ...VALID, [field]: value })).toBeUndefined();
  });

  it.each([
    ['amount', -1],
    ['amount', MAX_AMOUNT + 1],
    ['amount', 0.5],
    ['amount', '1'],
    ['amount', null],
    ['amount', Infinity],
    ['amount', undefined],
    ['placedAt', '2026-01-31T12:00:00Z'],
    ['placedAt', '2026-01-31T12:00:00.000+00:00'],
    ['placedAt', '2026-01-31T12:00:00.000Z\n'],
    ['placedAt', 0],
    ['note', 'x'.repeat(MAX_NOTE_LENGTH + 1)],
    ['note', '\u{1F514}'.repeat(MAX_NOTE_LENGTH + 1)],
    ['note', 'half a pair \ud83d'],
    ['note', null],
    ['expiresAt', -1],
    ['expiresAt', MAX_EXPIRES_AT + 1],
    ['expiresAt', 1.5],
    ['customerId', 'someone-else'],
    ['$set', { status: 'PAID' }],
  ])('refuses %s %p and names it', (field, value) => {
    expect(refused(newOrderBody, { ...VALID, [field]: value })).toBe(field);
  });

  it('refuses a key that would reach the prototype', () => {
    const body: unknown = JSON.parse(
      '{"amount":1,"placedAt":"2026-01-31T12:00:00.000Z","__proto__":{"status":"PAID"}}',
    );
    expect(refused(newOrderBody, body)).toBe('__proto__');
  });
});

describe('query of a listing', () => {
  it('has a limit of 25 by default', () => {
    expect(parse(customerQuery, {})).toStrictEqual({ limit: 25 });
  });

  it.each([
    ['1', 1],
    ['100', 100],
    ['007', 7],
  ])('reads limit %p', (limit, expected) => {
    expect(parse(customerQuery, { limit })).toStrictEqual({ limit: expected });
  });

  it.each(['0', '101', '-1', '1.5', '1e2', '', ' 1', '0x10', 'NaN', '1000'])('refuses limit %p', (limit) => {
    expect(refused(customerQuery, { limit })).toBe('limit');
  });

  it('takes the cursor of every order that can be put', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    const placedAt = fc
      .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(id, id, placedAt, (customerId, orderId, time) => {
        const cursor = placedKey({ customerId, orderId, placedAt: time });
        expect(parse(customerQuery, { cursor })).toMatchObject({ cursor });
      }),
    );
  });
});

describe('hostile input', () => {
  const operator = fc.oneof(
    fc.record({ $gt: fc.constant('') }),
    fc.record({ $ne: fc.constant(null) }),
    fc.record({ $where: fc.string() }),
    fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }),
    fc.array(fc.jsonValue()),
  );

  it.each(['amount', 'placedAt', 'note', 'expiresAt'])('is refused as %s of a new order', (field) => {
    fc.assert(
      fc.property(operator, (value) => expect(refused(newOrderBody, { ...VALID, [field]: value })).toBe(field)),
    );
  });

  it.each(['from', 'to'])('is refused as %s of a status change', (field) => {
    const change = { from: 'PLACED', to: 'PAID' };
    fc.assert(
      fc.property(operator, (value) => expect(refused(statusChangeBody, { ...change, [field]: value })).toBe(field)),
    );
  });

  it.each(['{"$gt":""}', '[$ne]', '$where', 'PAID\0', ''])('is refused as a status to list: %p', (status) => {
    expect(refused(statusQuery, { status })).toBe('status');
  });

  it('is refused as an id, whatever the text, unless it is made of the allowed characters', () => {
    fc.assert(
      fc.property(anyText(), (orderId) => {
        fc.pre(!/^[A-Za-z0-9_-]{1,64}$/.test(orderId));
        expect(refused(orderPath, { customerId: 'c', orderId })).toBe('orderId');
      }),
    );
  });

  it('leaves nothing but flat texts and integers of any JSON that passes', () => {
    const body = fc.record(
      {
        amount: fc.oneof(fc.nat(), fc.jsonValue()),
        placedAt: fc.oneof(fc.constant(VALID.placedAt), fc.jsonValue()),
        note: fc.jsonValue(),
      },
      { requiredKeys: ['amount', 'placedAt'] },
    );
    fc.assert(
      fc.property(body, (input) => {
        if (refused(newOrderBody, input) !== undefined) return;
        const kinds = Object.values(parse(newOrderBody, input)).map((value) =>
          Number.isSafeInteger(value) ? 'integer' : typeof value,
        );
        expect(['integer', 'string']).toStrictEqual(expect.arrayContaining(kinds));
      }),
    );
  });
});

it.each([
  'customerId',
  'orderId',
  'status',
  'from',
  'to',
  'amount',
  'placedAt',
  'note',
  'expiresAt',
  'limit',
  'cursor',
  'body',
])('says of %s what is allowed', (field) => expect(invalid(field).message).not.toMatch(/undefined/));
