import { busy, customerFull, unavailable } from '../../../lib/orders/errors';

it.each([busy, customerFull, unavailable])('an error of the database is kept as the cause: %p', (meaning) => {
  const cause = new Error('of the driver');
  expect(meaning(cause).cause).toBe(cause);
});
