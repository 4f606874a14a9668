import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { LOAD_WORKERS } from '../../load/workers';
import { ClientFunction, type ClientFunctionProps } from '../atlas/client-function';
import { WORKER_TIMEOUT } from './load-worker';
import { acknowledgeResults, resultsIn, writeResults } from './results-bucket';

type Own = 'client' | 'description' | 'entry' | 'timeout' | 'environment' | 'retryAttempts';

export interface AtlasLoadWorkerProps extends Omit<ClientFunctionProps, Own> {
  readonly bucket: IBucket;
}

/**
 * Puts its part of a load on the orders collection from inside the VPC: signs in to the cluster as its role, by a database user that may do
 * with orders what the order store does. It has no right on DynamoDB. Its results it can write and not read.
 */
export class AtlasLoadWorker extends ClientFunction {
  constructor(scope: Construct, id: string, { bucket, ...props }: AtlasLoadWorkerProps) {
    super(scope, id, {
      ...props,
      client: 'load',
      description: 'Puts its part of a load on the orders collection',
      entry: LOAD_WORKERS.atlas.entry,
      timeout: WORKER_TIMEOUT,
      // A failed call is never repeated, should somebody call it asynchronously.
      retryAttempts: 0,
      environment: resultsIn(bucket),
    });
    // Not with the role, which stands in the stack of its database user: that one would need this one’s bucket.
    const policy = new iam.Policy(this, 'Results', { statements: [writeResults(bucket)], roles: [props.role] });
    acknowledgeResults(policy, `arn:aws:s3:::${JSON.stringify(Stack.of(this).resolve(bucket.bucketName))}`);
  }
}
