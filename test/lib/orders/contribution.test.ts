import { contribution, difference, faults, NOTHING, sum, type Image } from '../../../lib/orders/contribution';
import { MAX_AMOUNT, MAX_NOTE_LENGTH } from '../../../lib/orders/order';
import { anOrder, itemOf } from '../../lambda/order-stream/support/records';

const order = anOrder({ note: 'ring twice', expiresAt: 1_800_000_000 });
const item = itemOf(order);
const without = (attribute: string): Image =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name !== attribute));

describe('contribution', () => {
  it('is one order and its amount for a valid order', () => {
    expect(contribution(item, order)).toEqual({ count: 1, amount: 100 });
  });

  it('takes a note as long as the API does, counted in characters', () => {
    expect(contribution(itemOf({ ...order, note: '🎁'.repeat(MAX_NOTE_LENGTH) }), order)).toEqual({
      count: 1,
      amount: 100,
    });
  });

  it('is nothing where there is no item', () => {
    expect(contribution(undefined, order)).toEqual(NOTHING);
  });

  it('is nothing for an item that is no order', () => {
    expect(contribution(without('amount'), order)).toEqual(NOTHING);
  });

  it('needs neither note nor expiry', () => {
    expect(contribution(itemOf(anOrder()), order)).toEqual({ count: 1, amount: 100 });
  });

  it.each([0, MAX_AMOUNT])('counts an order of %i, a bound of what is allowed', (amount) => {
    expect(contribution(itemOf({ ...order, amount }), order)).toEqual({ count: 1, amount });
  });
});

describe('faults', () => {
  it.each<[string, Image]>([
    ['amount', without('amount')],
    ['amount', { ...item, amount: { S: '100' } }],
    ['amount', { ...item, amount: { N: '-1' } }],
    ['amount', { ...item, amount: { N: '1.5' } }],
    ['amount', { ...item, amount: { N: String(MAX_AMOUNT + 1) } }],
    ['status', without('status')],
    ['status', { ...item, status: { S: 'LOST' } }],
    ['placed', without('placed')],
    ['placed', { ...item, placed: { S: 'yesterday#o1#ada' } }],
    ['placed', { ...item, placed: { S: '2026-01-31T10:00:00.000Z#o2#ada' } }],
    ['note', { ...item, note: { N: '1' } }],
    ['note', { ...item, note: { S: 'n'.repeat(MAX_NOTE_LENGTH + 1) } }],
    ['expiresAt', { ...item, expiresAt: { S: 'tomorrow' } }],
  ])('name %s when it is %j', (attribute, image) => {
    expect(faults(image, order)).toEqual([attribute]);
  });

  it('name all of them at once', () => {
    expect(faults({}, order)).toEqual(['status', 'amount', 'placed']);
  });
});

describe('arithmetic', () => {
  it('adds contributions', () => {
    expect(
      sum([
        { count: 1, amount: 5 },
        { count: -1, amount: 2 },
      ]),
    ).toEqual({ count: 0, amount: 7 });
  });

  it('is exact for the largest batch of the largest orders', () => {
    const { amount } = sum(Array.from({ length: 10_000 }, () => ({ count: 1, amount: MAX_AMOUNT })));
    expect(BigInt(amount)).toBe(BigInt(MAX_AMOUNT) * 10_000n);
  });

  it('takes one contribution from another', () => {
    expect(difference({ count: 1, amount: 5 }, { count: 1, amount: 7 })).toEqual({ count: 0, amount: -2 });
  });
});
