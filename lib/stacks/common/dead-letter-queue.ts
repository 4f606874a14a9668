import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../validation/acknowledge';

/**
 * Takes what could not be handled. Kept for 14 days, the longest there is: it waits for a person. SQS's own key encrypts it, at no cost and
 * whatever happens to the key of the data.
 */
export class DeadLetterQueue extends sqs.Queue {
  constructor(scope: Construct, id: string, { removalPolicy }: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy,
    });
    acknowledge(this, 'SQS3', 'It is a dead-letter queue itself: what waits here waits for a person');
  }
}
