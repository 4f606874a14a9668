import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';

export interface AlarmWhen {
  /** What has happened, for whoever is woken by it. */
  readonly description: string;
  readonly metric: cloudwatch.Metric;
  /** Alarms from this value on. */
  readonly reaches: number;
}

/** One alarm for each entry, named by its key, all of them telling the topic of the settings where there is one. No data is no alarm. */
export function addAlarms(scope: Construct, settings: Settings, alarms: Readonly<Record<string, AlarmWhen>>): void {
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
  if (settings.alarmTopicArn === undefined) return;
  const topic = sns.Topic.fromTopicArn(scope, 'Topic', settings.alarmTopicArn);
  made.forEach((alarm) => alarm.addAlarmAction(new SnsAction(topic)));
}
