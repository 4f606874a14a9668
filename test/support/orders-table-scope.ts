import type { Stack } from 'aws-cdk-lib';
import { retentionOf } from '../../lib/stacks/common/retention';
import { OrdersTable } from '../../lib/stacks/dynamodb/orders-table';
import { TableEncryption } from '../../lib/stacks/tables/table-encryption';
import type { Settings } from '../../lib/settings/schema';
import { testStack } from './test-stack';

/** A stack with the orders table, for a construct that needs it. */
export function ordersTableScope(
  settings: Settings,
  replicaKeyArns: Readonly<Record<string, string>> = {},
): {
  stack: Stack;
  table: OrdersTable;
  encryption: TableEncryption;
} {
  const stack = testStack();
  const { dynamodb: table } = settings;
  const { removalPolicy } = retentionOf(settings);
  const encryption = new TableEncryption(stack, 'Encryption', {
    customerKey: table.customerKey,
    removalPolicy,
    replicaKeyArns,
  });
  return { stack, encryption, table: new OrdersTable(stack, 'Orders', { table, encryption, removalPolicy }) };
}
