import type { Stack } from 'aws-cdk-lib';
import { OrdersTable } from '../../lib/stacks/dynamodb/orders-table';
import { TableEncryption } from '../../lib/stacks/tables/table-encryption';
import type { Settings } from '../../lib/settings/schema';
import { testStack } from './test-stack';

/** A stack with the orders table in one region, for a construct that needs it. */
export function ordersTableScope(settings: Settings): {
  stack: Stack;
  table: OrdersTable;
  encryption: TableEncryption;
} {
  const stack = testStack();
  const encryption = new TableEncryption(stack, 'Encryption', settings);
  return { stack, encryption, table: new OrdersTable(stack, 'Orders', { settings, encryption }) };
}
