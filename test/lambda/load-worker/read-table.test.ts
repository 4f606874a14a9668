import { CUSTOMER_INDEX, TABLE_NAME } from '../../../lambda/load-worker/environment';
import { readTable } from '../../../lambda/load-worker/read-table';
import { hasLocalIndex } from '../../../lib/orders/dynamodb/order-store';

it.each([
  ['local', true],
  ['global', false],
])('reads a table whose index by customer is %s', (kind, isLocal) => {
  const table = readTable({ [TABLE_NAME]: 'orders', [CUSTOMER_INDEX]: kind });
  expect([table.TableName, hasLocalIndex(table)]).toStrictEqual(['orders', isLocal]);
});

it.each([TABLE_NAME, CUSTOMER_INDEX])('names %s where it is not set', (missing) => {
  expect(() => readTable({ [TABLE_NAME]: 'orders', [CUSTOMER_INDEX]: 'local', [missing]: '' })).toThrow(missing);
});
