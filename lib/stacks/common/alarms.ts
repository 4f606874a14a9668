import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { ALARM_TOPIC_NAME } from '../names';

export interface AlarmWhen {
  /** What has happened, for whoever is woken by it. */
  readonly description: string;
  readonly metric: cloudwatch.IMetric;
  /** Alarms from this value on. */
  readonly reaches: number;
  /** How many of how many periods in a row; one of one where left out. */
  readonly datapoints?: readonly [breaching: number, of: number];
  /** What a period without data is. Most metrics have data only where something happens. */
  readonly noData: 'is-fine' | 'is-a-failure';
}

const MISSING = {
  'is-fine': cloudwatch.TreatMissingData.NOT_BREACHING,
  'is-a-failure': cloudwatch.TreatMissingData.BREACHING,
} as const;

/**
 * One alarm for each entry, named by its key, all of them telling the topic where one is given.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function addAlarms(scope: Construct, alarms: Readonly<Record<string, AlarmWhen>>, topicArn?: string): void {
  const made = Object.entries(alarms).map(
    ([id, { description, metric, reaches, datapoints: [breaching, of] = [1, 1], noData }]) =>
      new cloudwatch.Alarm(scope, id, {
        metric,
        threshold: reaches,
        alarmDescription: description,
        evaluationPeriods: of,
        ...(of > 1 && { datapointsToAlarm: breaching }),
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: MISSING[noData],
      }),
  );
  if (topicArn === undefined) return;
  const topic = sns.Topic.fromTopicArn(scope, 'Topic', topicArn);
  made.forEach((alarm) => alarm.addAlarmAction(new SnsAction(topic)));
}

/**
 * The topic that the alarms of a stack tell, if any. That of the stack `Monitoring` by its name, not as another stack's output: it can be
 * taken away while alarms still name it.
 */
export const alarmTopicOf = (scope: Construct, { alarmTopicArn, alarmEmail }: Settings): string | undefined =>
  alarmTopicArn ??
  (alarmEmail === undefined ? undefined : Stack.of(scope).formatArn({ service: 'sns', resource: ALARM_TOPIC_NAME }));
