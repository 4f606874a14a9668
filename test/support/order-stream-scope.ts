import type { Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { retentionOf } from '../../lib/stacks/common/retention';
import { OrderStream } from '../../lib/stacks/dynamodb/order-stream';
import { TotalsTable } from '../../lib/stacks/dynamodb/totals-table';
import type { Settings } from '../../lib/settings/schema';
import { ordersTableScope } from './orders-table-scope';

/** The trigger with the two tables it stands between, in a stack of its own. */
export function orderStreamScope(settings: Settings): { stack: Stack; stream: OrderStream; orders: TableV2 } {
  const { stack, table: orders, encryption } = ordersTableScope(settings, replicaKeyArns(settings));
  const retention = retentionOf(settings);
  const { removalPolicy } = retention;
  const totals = new TotalsTable(stack, 'Totals', { table: settings.dynamodb, encryption, removalPolicy });
  return { stack, orders, stream: new OrderStream(stack, 'OrderStream', { ...retention, orders, totals }) };
}

const replicaKeyArns = ({ dynamodb }: Settings): Record<string, string> =>
  Object.fromEntries(dynamodb.replicas.map((region) => [region, `arn:aws:kms:${region}:111122223333:key/replica`]));
