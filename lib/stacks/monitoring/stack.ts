import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';
import { AlarmTopic } from './alarm-topic';
import { MonthlyBudget } from './monthly-budget';
import { BothSides, type BothSidesProps } from './both-sides';

export interface MonitoringStackProps extends StackProps, BothSidesProps {
  readonly settings: Settings;
}

/** Who is told of alarms and of money, and what both sides look like beside each other. Needs no other stack, and none needs it. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, { settings, has, ...props }: MonitoringStackProps) {
    super(scope, id, props);
    const { alarmEmail: email, alarmTopicArn: topicArn, budget, monitoring } = settings;
    if (email !== undefined) new AlarmTopic(this, 'AlarmTopic', { email });
    if (budget.monthlyUsd !== undefined)
      new MonthlyBudget(this, 'Budget', {
        usd: budget.monthlyUsd,
        isOfApplication: budget.covers === 'application',
        tells: { email, topicArn },
      });
    if (monitoring) new BothSides(this, 'BothSides', { has });
  }
}
