import * as budgets from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import { APPLICATION } from '../common/tags';

export interface MonthlyBudgetProps {
  /** US dollars a calendar month. */
  readonly usd: number;
  /** Whether it adds up what has this app’s tag, or all of the account. */
  readonly isOfApplication: boolean;
  /** Who is told: one of both at the least. */
  readonly tells: { readonly email?: string | undefined; readonly topicArn?: string | undefined };
}

/** Percent of the amount. */
const NOTIFIES = [
  ['ACTUAL', 80],
  ['ACTUAL', 100],
  ['FORECASTED', 100],
] as const;

/**
 * Tells when AWS’s bill of a month nears an amount, passes it, or is going to. It stops nothing, and knows nothing of Atlas’s own bill.
 *
 * An address is written to by AWS Budgets itself, not by way of the topic of the alarms: no policy of a topic or key lets anybody in for it.
 * A topic that is there must do so by its own policy (docs/cost.md). Without a name: who is told is set at creation, and the budget that
 * replaces another is refused the name that the other still has.
 *
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/365
 */
export class MonthlyBudget extends budgets.CfnBudget {
  constructor(scope: Construct, id: string, { usd, isOfApplication, tells: { email, topicArn } }: MonthlyBudgetProps) {
    const subscribers = [
      ...(email === undefined ? [] : [{ subscriptionType: 'EMAIL', address: email }]),
      ...(topicArn === undefined ? [] : [{ subscriptionType: 'SNS', address: topicArn }]),
    ];
    super(scope, id, {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: usd, unit: 'USD' },
        ...(isOfApplication ? { costFilters: { TagKeyValue: [`user:application$${APPLICATION}`] } } : {}),
      },
      notificationsWithSubscribers: NOTIFIES.map(([notificationType, threshold]) => ({
        notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
        subscribers,
      })),
    });
  }
}
