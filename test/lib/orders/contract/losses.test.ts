import { LOSSES } from '../../../../lib/orders/contract/losses';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';

const ORDER = { customerId: 'c', orderId: 'o1', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
const PAY = { from: 'PLACED', to: 'PAID' } as const;

describe.each(['answers', 'requests'] as const)('a store whose %s are lost', (lost) => {
  it('reads as before', async () => {
    const whole = new InMemoryOrderStore();
    const store = LOSSES[lost](whole);
    const order = await whole.put(ORDER);
    expect(await store.get(ORDER)).toStrictEqual(order);
    expect(await store.listByCustomer('c', { limit: 1 })).toStrictEqual({ orders: [order] });
    expect(await store.listByStatus('PLACED', { limit: 1 })).toStrictEqual({ orders: [order] });
  });

  it('leaves the caller of a write without an outcome', async () => {
    const whole = new InMemoryOrderStore();
    const store = LOSSES[lost](whole);
    const unknown = { code: 'UNAVAILABLE' };
    await expect(store.put(ORDER)).rejects.toMatchObject(unknown);
    expect(whole.orders.size).toBe(lost === 'answers' ? 1 : 0);
    whole.orders.set('c#o1', { ...ORDER, status: 'PLACED' });
    await expect(store.changeStatus(ORDER, PAY)).rejects.toMatchObject(unknown);
    expect((await whole.get(ORDER)).status).toBe(lost === 'answers' ? 'PAID' : 'PLACED');
    await expect(store.delete(ORDER)).rejects.toMatchObject(unknown);
    expect(whole.orders.size).toBe(lost === 'answers' ? 0 : 1);
  });
});
