import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmWhen {
  /** What has happened, for whoever is woken by it. */
  readonly description: string;
  readonly metric: cloudwatch.Metric;
  /** Alarms from this value on. */
  readonly reaches: number;
}

/** One alarm for each entry, named by its key, all of them telling the topic where one is given. No data is no alarm. */
export function addAlarms(scope: Construct, alarms: Readonly<Record<string, AlarmWhen>>, topicArn?: string): void {
  const made = Object.entries(alarms).map(
    ([id, { description, metric, reaches }]) =>
      new cloudwatch.Alarm(scope, id, {
        metric,
        threshold: reaches,
        alarmDescription: description,
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      }),
  );
  if (topicArn === undefined) return;
  const topic = sns.Topic.fromTopicArn(scope, 'Topic', topicArn);
  made.forEach((alarm) => alarm.addAlarmAction(new SnsAction(topic)));
}
