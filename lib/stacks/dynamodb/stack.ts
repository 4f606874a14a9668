import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { AccessRoles } from './access-roles';
import { allowRedshift } from './allow-redshift';
import { TableBackup } from './backup';
import { OrderStream } from './order-stream';
import { OrderStreamAlarms } from './order-stream-alarms';
import { OrdersApi } from './orders-api';
import { OrdersTable } from './orders-table';
import { TableEncryption } from '../tables/table-encryption';
import { TableExport } from './table-export';
import { TotalsTable } from './totals-table';

export interface DynamoDbStackProps extends StackProps {
  readonly settings: Settings;
  /** ARN of each replica region's own key, by region; needed where a customer key is used. */
  readonly replicaKeyArns?: Readonly<Record<string, string>>;
}

/** The orders table and everything around it. */
export class DynamoDbStack extends Stack {
  readonly orders: OrdersTable;

  constructor(scope: Construct, id: string, { settings, replicaKeyArns, ...props }: DynamoDbStackProps) {
    super(scope, id, props);
    const encryption = new TableEncryption(this, 'Encryption', settings, replicaKeyArns);
    const orders = new OrdersTable(this, 'Orders', { settings, encryption });
    this.orders = orders;
    new CfnOutput(this, 'OrdersTableName', { value: orders.tableName });

    if (settings.dynamodb.trigger) this.trigger(settings, encryption);
    if (settings.dynamodb.api) this.api(settings);
    if (settings.dynamodb.accessRoles) new AccessRoles(this, 'Access', { table: orders });
    if (settings.dynamodb.backup) new TableBackup(this, 'Backup', { settings, table: orders, key: encryption.key });
    if (settings.dynamodb.exportToS3) {
      const { bucket } = new TableExport(this, 'Export', { settings, table: orders });
      new CfnOutput(this, 'ExportBucketName', { value: bucket.bucketName });
    }
    if (settings.redshift) allowRedshift(orders);
  }

  private api(settings: Settings): void {
    const { api } = new OrdersApi(this, 'OrdersApi', { settings, table: this.orders });
    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'ApiId', { value: api.restApiId });
  }

  private trigger(settings: Settings, encryption: TableEncryption): void {
    const totals = new TotalsTable(this, 'Totals', { settings, encryption });
    const stream = new OrderStream(this, 'OrderStream', { settings, orders: this.orders, totals });
    new OrderStreamAlarms(this, 'OrderStreamAlarms', { settings, stream });
    new CfnOutput(this, 'TotalsTableName', { value: totals.tableName });
    new CfnOutput(this, 'DeadLetterQueueUrl', { value: stream.deadLetters.queueUrl });
  }
}
