import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings/schema';
import { OrderStream } from './order-stream';
import { OrderStreamAlarms } from './order-stream-alarms';
import { OrdersTable } from './orders-table';
import { TableEncryption } from './table-encryption';
import { TotalsTable } from './totals-table';

export interface DynamoDbStackProps extends StackProps {
  readonly settings: Settings;
  /** ARN of each replica region's own key, by region; needed where a customer key is used. */
  readonly replicaKeyArns?: Readonly<Record<string, string>>;
}

/** The orders table and everything around it. */
export class DynamoDbStack extends Stack {
  constructor(scope: Construct, id: string, { settings, replicaKeyArns, ...props }: DynamoDbStackProps) {
    super(scope, id, props);
    const encryption = new TableEncryption(this, 'Encryption', settings, replicaKeyArns);
    const orders = new OrdersTable(this, 'Orders', { settings, encryption });
    new CfnOutput(this, 'OrdersTableName', { value: orders.tableName });

    if (settings.dynamodb.trigger) {
      const totals = new TotalsTable(this, 'Totals', { settings, encryption });
      const stream = new OrderStream(this, 'OrderStream', { settings, orders, totals });
      new OrderStreamAlarms(this, 'OrderStreamAlarms', { settings, stream });
      new CfnOutput(this, 'TotalsTableName', { value: totals.tableName });
      new CfnOutput(this, 'DeadLetterQueueUrl', { value: stream.deadLetters.queueUrl });
    }
  }
}
