import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { addAlarms, type AlarmWhen } from '../common/alarms';
import type { BundledFunction } from '../functions/bundled-function';
import { lostAlarm } from '../functions/counted-metric';
import { mappingMetric, totalsAlarms } from '../functions/totals-alarms';
import type { OrderStream } from './order-stream';

export interface OrderStreamAlarmsProps {
  /** SNS topic that the alarms tell. */
  readonly alarmTopicArn?: string | undefined;
  readonly stream: OrderStream;
  readonly orders: TableV2;
  /** Whether all that can go wrong has an alarm, or what the totals cannot do without. */
  readonly monitoring: boolean;
}

/**
 * Says when totals fall behind, the function fails, or a record waits in the dead-letter queue. The stream keeps a record for 24 hours:
 * an age of one hour leaves a day's work to mend it before anything is lost.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class OrderStreamAlarms extends Construct {
  constructor(scope: Construct, id: string, { alarmTopicArn, stream, orders, monitoring }: OrderStreamAlarmsProps) {
    super(scope, id);
    const { function: handler, deadLetters } = stream;
    const period = Duration.minutes(5);
    const alarms = {
      IteratorAge: {
        description: 'Totals are more than an hour behind the orders',
        metric: handler.metric('IteratorAge', { statistic: 'Maximum', period }),
        reaches: Duration.hours(1).toMilliseconds(),
        noData: 'is-fine' as const,
      },
      Errors: {
        description: 'The function that keeps the totals fails',
        metric: handler.metricErrors({ period }),
        reaches: 1,
        noData: 'is-fine' as const,
      },
      DeadLettersWaiting: {
        description: 'A change of an order could not be counted and waits to be replayed',
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
        reaches: 1,
        noData: 'is-fine' as const,
      },
    };
    const made = Object.fromEntries(WRITES.map((operation) => [operation.toLowerCase(), writesOf(orders, operation)]));
    const counted = totalsAlarms({
      function: handler,
      service: 'order-stream',
      whose: 'orders in DynamoDB',
      made,
      monitoring,
    });
    const lost = monitoring && { GivenUp: givenUp(handler), Lost: lostAlarm(handler, 'A batch of changes') };
    addAlarms(this, { ...alarms, ...counted, ...lost }, alarmTopicArn);
  }
}

const givenUp = (handler: BundledFunction): AlarmWhen => ({
  description: 'Changes of orders in DynamoDB were too old before they could be counted: recount their customers',
  metric: mappingMetric(handler, 'DroppedEventCount'),
  reaches: 1,
  noData: 'is-fine',
});

/** What the API and its clients write with. A write that a condition refuses changes nothing, and is no success. */
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'] as const;

const writesOf = ({ tableName }: TableV2, Operation: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName: 'SuccessfulRequestLatency',
    dimensionsMap: { TableName: tableName, Operation },
    statistic: 'SampleCount',
    period: Duration.minutes(5),
  });
