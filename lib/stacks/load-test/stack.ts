import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { OUTPUTS } from '../../assembly/names';
import type { Settings } from '../../settings/schema';
import { retentionOf } from '../common/retention';
import type { OrdersTable } from '../dynamodb/orders-table';
import { LoadRun } from './load-run';
import { LoadWorker } from './load-worker';
import { ResultsBucket } from './results-bucket';

export interface LoadTestStackProps extends StackProps {
  readonly settings: Settings;
  readonly vpc: ec2.IVpc;
  readonly orders: OrdersTable;
}

/** Loads the orders table from many machines at once. What loads Atlas is a stack of its own, with its results in the bucket of this one. */
export class LoadTestStack extends Stack {
  constructor(scope: Construct, id: string, { settings, vpc, orders, ...props }: LoadTestStackProps) {
    super(scope, id, props);
    const { loadTest, tracing, dynamodb } = settings;
    const { customerIndex } = dynamodb;
    const retention = retentionOf(settings);
    const { bucket } = new ResultsBucket(this, 'Results', { ...retention, vpc });
    const worker = new LoadWorker(this, 'Worker', {
      ...retention,
      vpc,
      table: orders,
      customerIndex,
      bucket,
      memorySize: loadTest.memoryMb,
    });
    const { maxConcurrency, rampSeconds } = loadTest;
    const { stateMachine } = new LoadRun(this, 'Run', { ...retention, worker, maxConcurrency, tracing });
    new CfnOutput(this, OUTPUTS.loadStateMachine, { value: stateMachine.stateMachineArn });
    new CfnOutput(this, OUTPUTS.loadResults, { value: bucket.bucketName });
    new CfnOutput(this, OUTPUTS.loadWorkers, { value: String(maxConcurrency) });
    new CfnOutput(this, OUTPUTS.loadRamp, { value: String(rampSeconds) });
  }
}
