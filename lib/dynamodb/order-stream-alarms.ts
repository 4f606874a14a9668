import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../settings/schema';
import type { OrderStream } from './order-stream';

export interface OrderStreamAlarmsProps {
  readonly settings: Settings;
  readonly stream: OrderStream;
}

const PERIOD = Duration.minutes(5);

/**
 * Says when totals fall behind, the function fails, or a record waits in the dead-letter queue. The stream keeps a record for 24 hours:
 * an age of one hour leaves a day's work to mend it before anything is lost.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class OrderStreamAlarms extends Construct {
  constructor(scope: Construct, id: string, { settings, stream }: OrderStreamAlarmsProps) {
    super(scope, id);
    const { function: handler, deadLetters } = stream;
    const alarms = [
      this.alarm('IteratorAge', 'Totals are more than an hour behind the orders', Duration.hours(1).toMilliseconds(), handler.metric('IteratorAge', { statistic: 'Maximum', period: PERIOD })),
      this.alarm('Errors', 'The function that keeps the totals fails', 1, handler.metricErrors({ period: PERIOD })),
      this.alarm('DeadLettersWaiting', 'A change of an order could not be counted and waits to be replayed', 1, deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD })),
    ];
    if (settings.alarmTopicArn) {
      const topic = sns.Topic.fromTopicArn(this, 'Topic', settings.alarmTopicArn);
      alarms.forEach((alarm) => alarm.addAlarmAction(new SnsAction(topic)));
    }
  }

  private alarm(id: string, alarmDescription: string, threshold: number, metric: cloudwatch.Metric): cloudwatch.Alarm {
    return new cloudwatch.Alarm(this, id, {
      metric,
      threshold,
      alarmDescription,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }
}
