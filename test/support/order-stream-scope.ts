import type { Stack } from 'aws-cdk-lib';
import { OrdersTable } from '../../lib/stacks/dynamodb/orders-table';
import { OrderStream } from '../../lib/stacks/dynamodb/order-stream';
import { TableEncryption } from '../../lib/stacks/tables/table-encryption';
import { TotalsTable } from '../../lib/stacks/dynamodb/totals-table';
import type { Settings } from '../../lib/settings/schema';
import { testStack } from './test-stack';

/** The trigger with the two tables it stands between, in a stack of its own. */
export function orderStreamScope(settings: Settings): { stack: Stack; stream: OrderStream } {
  const stack = testStack();
  const encryption = new TableEncryption(stack, 'Encryption', settings, replicaKeyArns(settings));
  const orders = new OrdersTable(stack, 'Orders', { settings, encryption });
  const totals = new TotalsTable(stack, 'Totals', { settings, encryption });
  return { stack, stream: new OrderStream(stack, 'OrderStream', { settings, orders, totals }) };
}

const replicaKeyArns = ({ dynamodb }: Settings): Record<string, string> =>
  Object.fromEntries(dynamodb.replicas.map((region) => [region, `arn:aws:kms:${region}:111122223333:key/replica`]));
