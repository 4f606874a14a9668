import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { ApiAlarms } from '../api/api-alarms';
import { alarmTopicOf } from '../common/alarms';
import { demonstrates } from '../common/demonstrates';
import { retentionOf } from '../common/retention';
import { AccessRoles } from './access-roles';
import { allowRedshift } from './allow-redshift';
import { TableBackup } from './backup';
import { OrderStream } from './order-stream';
import { OrderStreamAlarms } from './order-stream-alarms';
import { OrdersApi } from './orders-api';
import { OrdersTable } from './orders-table';
import { TableEncryption } from '../tables/table-encryption';
import { TableExport } from './table-export';
import { TableExportAlarms } from './table-export-alarms';
import { TotalsTable } from './totals-table';
import { OUTPUTS } from '../../assembly/names';
import { API_NAMES } from '../names';

export interface DynamoDbStackProps extends StackProps {
  readonly settings: Settings;
  /** ARN of each replica region's own key, by region; needed where a customer key is used. */
  readonly replicaKeyArns?: Readonly<Record<string, string>>;
}

/** The orders table and everything around it. */
export class DynamoDbStack extends Stack {
  readonly orders: OrdersTable;
  private readonly alarms: { readonly alarmTopicArn: string | undefined; readonly monitoring: boolean };

  constructor(scope: Construct, id: string, { settings, replicaKeyArns, ...props }: DynamoDbStackProps) {
    super(scope, id, props);
    const { dynamodb: table } = settings;
    const retention = retentionOf(settings);
    const { removalPolicy } = retention;
    const { monitoring } = settings;
    this.alarms = { monitoring, alarmTopicArn: alarmTopicOf(this, settings) };
    const { customerKey, customerIndex } = table;
    const encryption = new TableEncryption(this, 'Encryption', { customerKey, removalPolicy, replicaKeyArns });
    const orders = new OrdersTable(this, 'Orders', { table, encryption, removalPolicy });
    this.orders = orders;
    if (settings.profile === 'free') demonstrates(orders, 'SVC-01');
    new CfnOutput(this, OUTPUTS.ordersTable, { value: orders.tableName });

    if (table.trigger) this.trigger(settings, encryption);
    if (table.api) {
      const { api } = new OrdersApi(this, 'OrdersApi', { ...retention, table: orders, customerIndex });
      if (monitoring) new ApiAlarms(this, 'ApiAlarms', { ...this.alarms, api, apiName: API_NAMES.dynamodb });
      new CfnOutput(this, OUTPUTS.apiUrl, { value: api.url });
      new CfnOutput(this, OUTPUTS.apiId, { value: api.restApiId });
    }
    if (table.accessRoles) new AccessRoles(this, 'Access', { table: orders });
    if (table.backup) {
      const { backupRetentionDays, backupVaultLock: vaultLock } = table;
      const deleteAfter = Duration.days(backupRetentionDays);
      new TableBackup(this, 'Backup', { table: orders, key: encryption.key, deleteAfter, vaultLock, removalPolicy });
    }
    if (table.exportToS3) {
      const tableExport = new TableExport(this, 'Export', { ...retention, table: orders });
      new TableExportAlarms(this, 'ExportAlarms', { ...this.alarms, tableExport });
      new CfnOutput(this, 'ExportBucketName', { value: tableExport.bucket.bucketName });
    }
    if (settings.redshift) allowRedshift(orders);
  }

  private trigger(settings: Settings, encryption: TableEncryption): void {
    const { orders } = this;
    const { dynamodb: table } = settings;
    const retention = retentionOf(settings);
    const totals = new TotalsTable(this, 'Totals', { table, encryption, removalPolicy: retention.removalPolicy });
    const stream = new OrderStream(this, 'OrderStream', { ...retention, orders, totals });
    new OrderStreamAlarms(this, 'OrderStreamAlarms', { ...this.alarms, stream, orders });
    new CfnOutput(this, OUTPUTS.totalsTable, { value: totals.tableName });
    new CfnOutput(this, OUTPUTS.deadLetterQueue, { value: stream.deadLetters.queueUrl });
  }
}
