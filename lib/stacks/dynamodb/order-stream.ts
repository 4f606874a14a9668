import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { ORDER_PREFIX, SORT_KEY } from '../../orders/dynamodb/keys';
import { RECOUNT_SORT_KEY } from '../../orders/totals/recount-mark';
import { DEAD_LETTER_QUEUE_URL, RECORDS_PER_BATCH } from '../../../lambda/order-stream/environment';
import { TOTALS_TABLE_VARIABLE } from '../../../lambda/shared/environment';
import { DeadLetterQueue } from '../common/dead-letter-queue';
import { demonstrates } from '../common/demonstrates';
import { BundledFunction } from '../functions/bundled-function';
import type { RetentionProps } from '../common/retention';
import { keepTotals } from '../tables/keep-totals';

export interface OrderStreamProps extends RetentionProps {
  readonly orders: TableV2;
  readonly totals: TableV2;
}

/** One run handles a batch in well under a second; the rest is room for retries of throttled calls. */
const TIMEOUT = Duration.seconds(60);

/**
 * The trigger: every change of an order runs a function that keeps the customer's totals.
 *
 * The event source retries what fails, cuts a failing batch in two, and gives up after {@link EVENT_SOURCE} says so: it then leaves the
 * batch's position in the dead-letter queue. A record that can never be handled does not get that far: the function itself puts it
 * there, whole.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export class OrderStream extends Construct {
  readonly function: BundledFunction;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, { orders, totals, logRetention, removalPolicy }: OrderStreamProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { removalPolicy });

    this.function = new BundledFunction(this, 'Function', {
      description: 'Keeps the order count and amount of each customer from the stream of the orders table',
      entry: 'lambda/order-stream/handler.ts',
      timeout: TIMEOUT,
      environment: {
        [TOTALS_TABLE_VARIABLE]: totals.tableName,
        [DEAD_LETTER_QUEUE_URL]: this.deadLetters.queueUrl,
      },
      logRetention,
      removalPolicy,
    });
    keepTotals(this, this.function, totals, ['dynamodb:GetItem', 'dynamodb:UpdateItem']);
    this.deadLetters.grants.sendMessages(this.function);

    this.function.addEventSource(
      new DynamoEventSource(orders, {
        ...EVENT_SOURCE,
        filters: COUNTED,
        onFailure: new SqsDlq(this.deadLetters),
      }),
    );
    for (const part of [orders, this.function, this.deadLetters]) demonstrates(part, 'INT-01');
    for (const child of this.function.node.findAll()) {
      if (child instanceof lambda.CfnEventSourceMapping) demonstrates(child, 'INT-01');
    }
  }
}

/**
 * Up to a second's changes a run, so that several events of one customer cost one write. Retries go on until a record is
 * twelve hours old, however many they are; a shard waits while its batch is retried, which is what keeps the order.
 */
const EVENT_SOURCE = {
  startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  batchSize: RECORDS_PER_BATCH,
  maxBatchingWindow: Duration.seconds(1),
  bisectBatchOnError: true,
  reportBatchItemFailures: true,
  retryAttempts: -1,
  maxRecordAge: Duration.hours(12),
} as const;

const withSortKey = (rule: unknown): Record<string, unknown> =>
  lambda.FilterCriteria.filter({ dynamodb: { Keys: { [SORT_KEY]: { S: rule } } } });
/** Orders, and the marks of recounts. */
const COUNTED = [
  withSortKey(lambda.FilterRule.beginsWith(ORDER_PREFIX)),
  withSortKey(lambda.FilterRule.isEqual(RECOUNT_SORT_KEY)),
];
