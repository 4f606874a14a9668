import { placedKey, PLACED_PATTERN } from '../../../lib/orders/order';

const key = placedKey({ placedAt: '2026-01-31T12:00:00.000Z', orderId: 'o-1', customerId: 'ada_2' });

describe('the form of a sort key', () => {
  it('is that of what an order is sorted by', () => {
    expect(key).toMatch(new RegExp(PLACED_PATTERN));
  });

  it.each([`x${key}`, `${key}!`, key.replace('#o-1', '#'), key.replace('#o-1', '#o 1'), key.replace('Z#', '#')])(
    'is no other: %s',
    (other) => expect(other).not.toMatch(new RegExp(PLACED_PATTERN)),
  );
});
