/** Who is told of alarms and of costs. */
import { either, override } from '../override';
import { rule, type SettingsRule } from './rule';

const topicInRegion = rule(
  {
    kind: 'create',
    id: 'alarm-topic-in-region',
    demand: 'An alarm notifies topics of its own region only',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html',
    checked: '2026-11-23',
    spans: ['region', 'alarmTopicArn'],
  },
  ({ region, alarmTopicArn }) =>
    alarmTopicArn !== undefined && alarmTopicArn.split(':')[3] !== region
      ? {
          setting: 'alarmTopicArn',
          given: alarmTopicArn,
          allowed: `a topic in ${region}: an alarm notifies topics of its own region only`,
          fix: either(override('alarmTopicArn', undefined), `the ARN of a topic in ${region}`),
        }
      : undefined,
);

const oneReceiver = rule(
  {
    kind: 'create',
    id: 'one-alarm-topic',
    demand: 'All alarms tell one topic: the one that is there, or the one that is made for an address',
    source: 'docs/monitoring.md',
    checked: '2026-11-25',
    spans: ['alarmTopicArn', 'alarmEmail'],
  },
  ({ alarmTopicArn, alarmEmail }) =>
    alarmTopicArn !== undefined && alarmEmail !== undefined
      ? {
          setting: 'alarmTopicArn',
          given: alarmTopicArn,
          allowed: 'left out where alarmEmail has a topic made: or subscribe the address to this one',
          fix: either(override('alarmEmail', undefined), override('alarmTopicArn', undefined)),
        }
      : undefined,
);

const budgetTellsSomebody = rule(
  {
    kind: 'create',
    id: 'budget-tells-somebody',
    demand: 'A notification of a budget has one subscriber at the least',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-budgets-budget-notificationwithsubscribers.html',
    checked: '2026-11-26',
    spans: ['budget.monthlyUsd', 'alarmEmail', 'alarmTopicArn'],
  },
  ({ budget, alarmEmail, alarmTopicArn }) =>
    budget.monthlyUsd !== undefined && (alarmEmail ?? alarmTopicArn) === undefined
      ? {
          setting: 'budget.monthlyUsd',
          given: budget.monthlyUsd,
          allowed: 'left out, or with somebody who is told: alarmEmail or alarmTopicArn',
          fix: either(override('budget.monthlyUsd', undefined), 'the address of somebody, as alarmEmail'),
        }
      : undefined,
);

export const receiverRules: readonly SettingsRule[] = [topicInRegion, oneReceiver, budgetTellsSomebody];
