import * as redshift from 'aws-cdk-lib/aws-redshift';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { Warehouse } from './warehouse';

export interface ZeroEtlProps {
  readonly warehouse: Warehouse;
  readonly sourceArn: string;
}

/**
 * Replicates the orders table into Redshift: a full copy first, then its changes every 15 to 30 minutes, by exports that take no
 * capacity from the table.
 *
 * One step is left that CloudFormation lacks, `CREATE DATABASE … FROM INTEGRATION`: docs/redshift.md.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.html
 */
export class ZeroEtl extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { warehouse, sourceArn }: ZeroEtlProps) {
    super(scope, id);
    const integration = new redshift.CfnIntegration(this, 'Resource', {
      integrationName: 'orders',
      sourceArn,
      targetArn: warehouse.arn,
    });
    integration.node.addDependency(warehouse.workgroup);
    demonstrates(integration, 'INT-03');
    this.arn = integration.attrIntegrationArn;
  }
}
