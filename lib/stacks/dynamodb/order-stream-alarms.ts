import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { addAlarms } from '../common/alarms';
import type { OrderStream } from './order-stream';

export interface OrderStreamAlarmsProps {
  /** SNS topic that the alarms tell. */
  readonly alarmTopicArn?: string | undefined;
  readonly stream: OrderStream;
}

/**
 * Says when totals fall behind, the function fails, or a record waits in the dead-letter queue. The stream keeps a record for 24 hours:
 * an age of one hour leaves a day's work to mend it before anything is lost.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class OrderStreamAlarms extends Construct {
  constructor(scope: Construct, id: string, { alarmTopicArn, stream }: OrderStreamAlarmsProps) {
    super(scope, id);
    const { function: handler, deadLetters } = stream;
    const period = Duration.minutes(5);
    const alarms = {
      IteratorAge: {
        description: 'Totals are more than an hour behind the orders',
        metric: handler.metric('IteratorAge', { statistic: 'Maximum', period }),
        reaches: Duration.hours(1).toMilliseconds(),
      },
      Errors: {
        description: 'The function that keeps the totals fails',
        metric: handler.metricErrors({ period }),
        reaches: 1,
      },
      DeadLettersWaiting: {
        description: 'A change of an order could not be counted and waits to be replayed',
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
        reaches: 1,
      },
    };
    addAlarms(this, alarms, alarmTopicArn);
  }
}
