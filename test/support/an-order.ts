import type { Order } from '../../lib/orders/order';

export const anOrder = (overrides: Partial<Order> = {}): Order => ({
  customerId: 'ada',
  orderId: 'o1',
  status: 'PLACED',
  amount: 100,
  placedAt: '2026-01-31T10:00:00.000Z',
  ...overrides,
});
