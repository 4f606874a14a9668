import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MESSAGES_PER_BATCH } from '../../../lambda/order-events/environment';
import { TOTALS_TABLE_VARIABLE } from '../../../lambda/shared/environment';
import { demonstrates } from '../common/demonstrates';
import { keepTotals } from '../tables/keep-totals';
import { BundledFunction } from '../functions/bundled-function';
import type { RetentionProps } from '../common/retention';
import type { ChangeEvents } from './change-events';

export interface OrderEventsProps extends RetentionProps {
  readonly changes: ChangeEvents;
  readonly totals: TableV2;
}

/** One run handles a batch in well under a second; the rest is room for retries of throttled calls. */
const TIMEOUT = Duration.seconds(30);
/** A message that failed comes again after this time: six runs' worth, as Lambda asks for. */
const VISIBILITY = Duration.seconds(6 * TIMEOUT.toSeconds());
/** Half an hour of trying, for what is poison as for what DynamoDB could not take. What is parked can be sent back without harm. */
const RECEIVES = 10;

/**
 * What Lambda's event source is to a stream, for the change events of Atlas: a rule takes them off the bus into a queue, and the queue
 * runs the function that keeps the customers' totals. Between a rule and a function alone there would be neither batches nor a way back
 * for what failed.
 *
 * What the rule cannot deliver within a day, and what the function has failed {@link RECEIVES} times, waits in the dead-letter queue.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export class OrderEvents extends Construct {
  readonly function: BundledFunction;
  readonly queue: sqs.Queue;
  readonly deadLetters: sqs.Queue;

  constructor(scope: Construct, id: string, { changes, totals, logRetention, removalPolicy }: OrderEventsProps) {
    super(scope, id);
    const queue = { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true, removalPolicy };
    // 14 days, the longest there is: what is here waits for a person.
    this.deadLetters = new sqs.Queue(this, 'DeadLetters', { ...queue, retentionPeriod: Duration.days(14) });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...queue,
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: RECEIVES },
    });

    const rule = new events.Rule(this, 'Rule', {
      description: 'Every change of an order in Atlas goes to the queue of the function that keeps the totals',
      eventBus: changes.bus,
      eventPattern: { source: [changes.source] },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
    });

    this.function = new BundledFunction(this, 'Function', {
      description: 'Keeps the order count and amount of each customer from the change events of Atlas',
      entry: 'lambda/order-events/handler.ts',
      timeout: TIMEOUT,
      environment: { [TOTALS_TABLE_VARIABLE]: totals.tableName },
      logRetention,
      removalPolicy,
    });
    keepTotals(this, this.function, totals, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']);

    this.function.addEventSource(new SqsEventSource(this.queue, EVENT_SOURCE));
    for (const construct of [this.queue, rule, this.function]) demonstrates(construct, 'INT-04');
    for (const child of this.function.node.findAll()) {
      if (child instanceof lambda.CfnEventSourceMapping) demonstrates(child, 'INT-04');
    }
  }
}

/**
 * Up to a second's changes a run, so that several of one customer cost one transaction. Two runs at a time, the fewest there can be, take
 * hundreds of changes a second and seldom meet at the same customer's totals.
 */
const EVENT_SOURCE = {
  batchSize: MESSAGES_PER_BATCH,
  maxBatchingWindow: Duration.seconds(1),
  maxConcurrency: 2,
  reportBatchItemFailures: true,
} as const;
