import { Aws, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { demonstrates } from '../common/demonstrates';

/**
 * Lets Redshift's integrations of this account and region read the table by exports, and decrypt what they export.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-setting-up.create-integration-dynamodb.html
 */
export function allowRedshift(table: TableV2): void {
  const integrations = Stack.of(table).formatArn({ service: 'redshift', resource: 'integration:*' });
  const redshift = {
    principals: [new iam.ServicePrincipal('redshift.amazonaws.com')],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnEquals: { 'aws:SourceArn': integrations },
    },
  };
  // A table's policy applies to that table alone and cannot refer to it before it exists: hence `*`.
  table.addToResourcePolicy(
    new iam.PolicyStatement({
      ...redshift,
      sid: 'ReplicateIntoRedshift',
      actions: ['dynamodb:DescribeExport', 'dynamodb:DescribeTable', 'dynamodb:ExportTableToPointInTime'],
      resources: ['*'],
    }),
  );
  table.encryptionKey?.addToResourcePolicy(
    new iam.PolicyStatement({
      ...redshift,
      sid: 'ReplicateIntoRedshift',
      actions: ['kms:Decrypt', 'kms:CreateGrant'],
      resources: ['*'],
    }),
  );
  demonstrates(table, 'INT-03');
}
