import fc from 'fast-check';
import { placedKey, type Order } from '../../../lib/orders/order';
import { pageOf } from '../../../lib/orders/order-store';

const order = (index: number): Order => ({
  customerId: 'c',
  orderId: `o${index}`,
  status: 'PLACED',
  amount: index,
  placedAt: '2026-01-31T12:00:00.000Z',
});
const found = (count: number): Order[] => Array.from({ length: count }, (_, index) => order(index));

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
});
