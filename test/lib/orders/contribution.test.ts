import {
  contribution,
  difference,
  moves,
  NOTHING,
  orderChange,
  sum,
  unreadable,
  validityRule,
} from '../../../lib/orders/contribution';
import { MAX_AMOUNT, ORDER_STATUSES, placedKey } from '../../../lib/orders/order';
import { faults, type WrittenOrder } from '../../../lib/orders/valid-order';
import { anOrder } from '../../support/an-order';

const id = { customerId: 'ada', orderId: 'o1' };
const order: WrittenOrder = { ...anOrder(), placed: placedKey(anOrder()) };
const invalid = { ...order, amount: -1 };

describe('contribution', () => {
  it('is one order and its amount for a valid order', () => {
    expect(contribution(order, id)).toStrictEqual({ count: 1, amount: 100 });
  });

  it('is nothing where there is no order', () => {
    expect(contribution(undefined, id)).toStrictEqual(NOTHING);
  });

  it('is nothing for what is no valid order', () => {
    expect(contribution(invalid, id)).toStrictEqual(NOTHING);
  });

  it.each([0, MAX_AMOUNT])('counts an order of %i, a bound of what is allowed', (amount) => {
    expect(contribution({ ...order, amount }, id)).toStrictEqual({ count: 1, amount });
  });
});

describe('orderChange', () => {
  it('is the difference that a change makes to the customer’s totals', () => {
    expect(orderChange(id, order, { ...order, amount: 70 })).toStrictEqual({
      customerId: 'ada',
      orderId: 'o1',
      before: { count: 1, amount: 100 },
      delta: { count: 0, amount: -30 },
      poison: undefined,
    });
  });

  it('is poison where what was written is not valid, and takes away what was there', () => {
    expect(orderChange(id, order, { ...invalid, status: 'a secret' })).toStrictEqual({
      customerId: 'ada',
      orderId: 'o1',
      before: { count: 1, amount: 100 },
      delta: { count: -1, amount: -100 },
      poison: 'not a valid order: status, amount',
    });
  });

  it.each<[string, WrittenOrder | undefined, number]>([
    ['mended', order, 1],
    ['removed', undefined, 0],
  ])('is no poison where what was not valid is %s', (_, after, count) => {
    expect(orderChange(id, invalid, after)).toMatchObject({ delta: { count }, poison: undefined });
  });
});

describe('moves', () => {
  it.each([
    ['a new order of amount 0', orderChange(id, undefined, { ...order, amount: 0 }), true],
    ['another amount', orderChange(id, order, { ...order, amount: 1 }), true],
    ['another status', orderChange(id, order, { ...order, status: 'PAID' }), false],
    ['what cannot be read', unreadable('no keys'), false],
  ])('tells of %s whether the totals change', (_, change, expected) => {
    expect(moves(change)).toBe(expected);
  });
});

describe('arithmetic', () => {
  it('adds contributions', () => {
    expect(
      sum([
        { count: 2, amount: 5 },
        { count: -1, amount: 2 },
      ]),
    ).toStrictEqual({ count: 1, amount: 7 });
  });

  it('is exact for the largest batch of the largest orders', () => {
    const { amount } = sum(Array.from({ length: 10_000 }, () => ({ count: 1, amount: MAX_AMOUNT })));
    expect(BigInt(amount)).toBe(BigInt(MAX_AMOUNT) * 10_000n);
  });

  it('takes one contribution from another', () => {
    expect(difference({ count: 1, amount: 5 }, { count: 1, amount: 7 })).toStrictEqual({ count: 0, amount: -2 });
  });
});

describe('validityRule', () => {
  const SAMPLES: Readonly<Record<string, WrittenOrder>> = {
    order,
    'with a note': { ...order, note: 'n'.repeat(1_000) },
    'with a longer note': { ...order, note: 'n'.repeat(1_001) },
    'with half a character': { ...order, note: '\uD800' },
    'that expires': { ...order, expiresAt: 253_402_300_799 },
    'that expires later': { ...order, expiresAt: 253_402_300_800 },
    'of nothing': { ...order, amount: 0 },
    'of less': { ...order, amount: -1 },
    'of most': { ...order, amount: 1_000_000_000 },
    'of more': { ...order, amount: 1_000_000_001 },
    'of a part': { ...order, amount: 0.5 },
    'of text': { ...order, amount: '100' },
    'of another customer': { ...order, customerId: 'eve' },
    'listed elsewhere': { ...order, placed: 'x' },
    'on no day': { ...order, placedAt: '2026-13-01T00:00:00.000Z' },
    'of no status': { ...order, status: 'LOST' },
  };

  it('has another name when another order is valid: where this fails, raise RULE_NUMBER, and say that a recount is due', () => {
    const refused = Object.entries(SAMPLES).filter(([, written]) => faults(written, id).length > 0);
    expect([validityRule(), refused.map(([name]) => name)]).toStrictEqual([
      'oFZLs48rr8zV',
      [
        'with a longer note',
        'with half a character',
        'that expires later',
        'of less',
        'of more',
        'of a part',
        'of text',
        'of another customer',
        'listed elsewhere',
        'on no day',
        'of no status',
      ],
    ]);
  });

  it('has another name when a status is added', () => {
    const before = validityRule();
    const statuses = ORDER_STATUSES as unknown as string[];
    statuses.push('REFUNDED');
    const after = validityRule();
    statuses.pop();
    expect(after).not.toBe(before);
  });
});
