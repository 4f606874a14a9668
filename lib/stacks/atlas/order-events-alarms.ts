import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { addAlarms } from '../common/alarms';
import { totalsAlarms } from '../functions/totals-alarms';
import type { OrderEvents } from './order-events';

export interface OrderEventsAlarmsProps {
  /** SNS topic that the alarms tell. */
  readonly alarmTopicArn?: string | undefined;
  readonly events: OrderEvents;
  /** Whether all that can go wrong has an alarm, or what the totals cannot do without. */
  readonly monitoring: boolean;
}

/**
 * Says when totals fall behind, the function fails, or an event waits in the dead-letter queue. That the trigger itself is suspended
 * only Atlas knows: it writes to the project's owners.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export class OrderEventsAlarms extends Construct {
  constructor(scope: Construct, id: string, { alarmTopicArn, events, monitoring }: OrderEventsAlarmsProps) {
    super(scope, id);
    const { function: handler, queue, deadLetters } = events;
    const period = Duration.minutes(5);
    const alarms = {
      EventAge: {
        description: 'Totals are more than an hour behind the orders in Atlas',
        metric: queue.metricApproximateAgeOfOldestMessage({ period }),
        reaches: Duration.hours(1).toSeconds(),
        noData: 'is-fine' as const,
      },
      Errors: {
        description: 'The function that keeps the totals of the orders in Atlas fails',
        metric: handler.metricErrors({ period }),
        reaches: 1,
        noData: 'is-fine' as const,
      },
      DeadLettersWaiting: {
        description: 'A change of an order in Atlas is no valid order, or could not be counted',
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
        reaches: 1,
        noData: 'is-fine' as const,
      },
    };
    const made = { sent: queue.metricNumberOfMessagesSent({ period }) };
    const counted = totalsAlarms({
      function: handler,
      service: 'order-events',
      whose: 'orders in Atlas',
      made,
      monitoring,
    });
    addAlarms(this, { ...alarms, ...counted }, alarmTopicArn);
  }
}
