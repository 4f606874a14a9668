import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { retentionOf } from '../common/retention';
import { Warehouse } from './warehouse';
import { ZeroEtl } from './zero-etl';
import { OUTPUTS } from '../../assembly/names';

export interface AnalyticsStackProps extends StackProps {
  readonly settings: Settings;
  readonly vpc: ec2.IVpc;
  readonly orders: dynamodb.ITableV2;
}

/** Orders in Redshift, for analysis. */
export class AnalyticsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, vpc, orders, ...props }: AnalyticsStackProps) {
    super(scope, id, props);
    const { vpcCidr } = settings;
    const { removalPolicy } = retentionOf(settings);
    const warehouse = new Warehouse(this, 'Warehouse', { vpc, vpcCidr, sourceArn: orders.tableArn, removalPolicy });
    const integration = new ZeroEtl(this, 'ZeroEtl', { warehouse, sourceArn: orders.tableArn });
    new CfnOutput(this, OUTPUTS.integration, { value: integration.arn });
    new CfnOutput(this, 'WorkgroupName', { value: warehouse.workgroupName });
  }
}
