import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CUSTOMER_INDEX, TABLE_NAME } from '../../../lambda/load-worker/environment';
import { LOAD_WORKERS } from '../../load/workers';
import { BY_CUSTOMER_INDEX, BY_STATUS_INDEX } from '../../orders/dynamodb/keys';
import type { RetentionProps } from '../common/retention';
import type { OrdersTable } from '../dynamodb/orders-table';
import { useTableKey } from '../dynamodb/use-table-key';
import { BundledFunction } from '../functions/bundled-function';
import { WRITE_WITH_KEY } from '../tables/access-actions';
import { acknowledge, arnInFinding } from '../validation/acknowledge';
import { outToGateways } from './out-to-gateways';
import { acknowledgeResults, resultsIn, writeResults } from './results-bucket';

export interface LoadWorkerProps extends RetentionProps {
  readonly vpc: ec2.IVpc;
  readonly table: OrdersTable;
  /** Kind of the index that lists a customer’s orders. */
  readonly customerIndex: 'local' | 'global';
  readonly bucket: IBucket;
  /** In MB. */
  readonly memorySize: number;
}

/** What Lambda needs to put a function into a VPC. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
const NETWORK_INTERFACES = 'service-role/AWSLambdaENIManagementAccess';
/** As long as a function may run. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const WORKER_TIMEOUT = Duration.minutes(15);

/**
 * Puts its part of a load on the orders table from inside the VPC, by the requests of the order store and no others, and may do with orders
 * what those do. Its results it can write and not read.
 */
export class LoadWorker extends BundledFunction {
  constructor(scope: Construct, id: string, props: LoadWorkerProps) {
    const { vpc, table, customerIndex, bucket, ...options } = props;
    super(scope, id, {
      ...options,
      description: 'Puts its part of a load on the orders table',
      entry: LOAD_WORKERS.dynamodb.entry,
      timeout: WORKER_TIMEOUT,
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [outToGateways(scope, vpc, 'DynamoDB and S3')],
      // A failed call is never repeated, should somebody call it asynchronously.
      retryAttempts: 0,
      environment: {
        [TABLE_NAME]: table.tableName,
        [CUSTOMER_INDEX]: customerIndex,
        ...resultsIn(bucket),
      },
    });
    const role = this.role as iam.Role;
    role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(NETWORK_INTERFACES));
    const statements = [
      new iam.PolicyStatement({
        actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [table.tableArn],
      }),
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [BY_CUSTOMER_INDEX, BY_STATUS_INDEX].map((index) => `${table.tableArn}/index/${index}`),
      }),
      // Of the home region, which comes first.
      ...useTableKey(table, WRITE_WITH_KEY).slice(0, 1),
      writeResults(bucket),
    ];
    statements.forEach((statement) => void role.addToPrincipalPolicy(statement));

    acknowledge(
      role,
      `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${NETWORK_INTERFACES}]`,
      'Creates, attaches and deletes network interfaces, which have no ARN before they exist; AWS keeps this list of actions',
    );
    acknowledgeResults(role, arnInFinding(bucket));
  }
}
