import {
  busy,
  customerFull,
  notAnOrder,
  orderExists,
  orderNotFound,
  statusChanged,
  unavailable,
} from '../../../lib/orders/errors';

it.each([busy, customerFull, unavailable])('an error of the database is kept as the cause: %p', (meaning) => {
  const cause = new Error('of the driver');
  expect(meaning(cause).cause).toBe(cause);
});

it.each([orderExists, orderNotFound, statusChanged, notAnOrder])('an error of one order names it: %p', (meaning) => {
  expect(meaning({ customerId: 'ada', orderId: 'o1' }, 'PLACED').message).toContain('order o1 of customer ada');
});
