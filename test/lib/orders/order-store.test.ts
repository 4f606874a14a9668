import fc from 'fast-check';
import { placedKey, type Order } from '../../../lib/orders/order';
import { pageOf, type Listed } from '../../../lib/orders/order-store';

const order = (index: number): Order => ({
  customerId: 'c',
  orderId: `o${index}`,
  status: 'PLACED',
  amount: index,
  placedAt: '2026-01-31T12:00:00.000Z',
});
const placeOf = (index: number, placed = placedKey(order(index))): Listed => ({ placed, order: order(index) });
const noOrder = (placed: string): Listed => ({ placed, order: undefined });
const found = (count: number): Listed[] => Array.from({ length: count }, (_, index) => placeOf(index));

describe('pageOf', () => {
  it('has a cursor exactly where one more order was found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(101), (limit, count) => {
        fc.pre(count <= limit + 1);
        const page = pageOf(found(count), limit);
        expect(page.orders).toHaveLength(Math.min(count, limit));
        expect('cursor' in page).toBe(count > limit);
      }),
    );
  });

  it('continues after the last order it shows', () => {
    expect(pageOf(found(3), 2).cursor).toBe(placedKey(order(1)));
  });

  it.each<[string, readonly Listed[], string]>([
    ['the last order, which no other has the key of', [noOrder('c'), placeOf(0, 'b')], 'b'],
    ['what is no order and has the key of one that is shown', [placeOf(0, 'b'), noOrder('b')], 'b'],
    ['what is before something that an order may have the key of', [placeOf(0, 'c'), noOrder('b')], 'c'],
    ['all that is no order, where there is nothing else', [noOrder('b'), noOrder('b')], 'b'],
  ])('continues after %s', (_, places, cursor) => {
    expect(pageOf(places, 1).cursor).toBe(cursor);
  });

  it('continues where less was read than there is', () => {
    expect(pageOf(found(1), 5, true)).toStrictEqual({ orders: [order(0)], cursor: placedKey(order(0)) });
  });
});
