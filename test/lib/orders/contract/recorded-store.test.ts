import { unavailable } from '../../../../lib/orders/errors';
import { RecordedStore } from '../../../../lib/orders/contract/recorded-store';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';

const ORDER = { customerId: 'run-1', orderId: 'o1', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
const gone = unavailable(new Error('gone away'));

/** A store whose first deletions fail. */
const failing = (deletions: number) => {
  const whole = new InMemoryOrderStore();
  const deleted = whole.delete.bind(whole);
  let asked = 0;
  whole.delete = async (id) => {
    asked += 1;
    if (asked <= deletions) throw gone;
    return deleted(id);
  };
  return { whole, asked: () => asked };
};

describe('removing what was created', () => {
  it('is tried three times', async () => {
    const { whole, asked } = failing(2);
    const store = new RecordedStore(whole, 'run', true);
    await store.put(ORDER);
    await store.removeAll();
    expect([whole.orders.size, asked()]).toStrictEqual([0, 3]);
  });

  it('fails then with what it failed of', async () => {
    const { whole, asked } = failing(3);
    const store = new RecordedStore(whole, 'run', true);
    await store.put(ORDER);
    await expect(store.removeAll()).rejects.toMatchObject({
      message: expect.stringContaining('order o1 of customer run-1 was left behind'),
      cause: gone,
    });
    expect(asked()).toBe(3);
  });
});
