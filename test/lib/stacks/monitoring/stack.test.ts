import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { resolveAssembly } from '../../../../lib/assembly/resolve';
import { MonitoringStack } from '../../../../lib/stacks/monitoring/stack';
import { serviceTrustNamesAccount, trustsOf } from '../../../../lib/stacks/validation/service-rules/trusts';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { contextOf } from '../../../support/synth';
import { settingsOf } from '../../../support/test-stack';

const EVERYTHING = { dynamodbApi: true, atlasApi: true, dynamodbTotals: true, atlasTotals: true };

function templateOf(overrides: Record<string, unknown>, has = EVERYTHING): Template {
  const settings = settingsOf('trial', overrides);
  const app = new App({ context: contextOf('trial'), builtinCloudFormationValidation: false });
  return Template.fromStack(
    new MonitoringStack(app, 'Monitoring', { settings, has, env: { region: settings.region } }),
  );
}

describe('the topic that alarms tell', () => {
  const template = templateOf({ alarmEmail: 'on-call@example.com' });
  const topic = onlyResource(template, 'AWS::SNS::Topic');
  const account = {
    StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
    ArnLike: {
      'aws:SourceArn': { 'Fn::Join': ['', ['arn:aws:cloudwatch:eu-west-1:', { Ref: 'AWS::AccountId' }, ':alarm:*']] },
    },
  };
  const cloudWatch = { Service: 'cloudwatch.amazonaws.com' };

  it('writes to the address', () => {
    expect(onlyResource(template, 'AWS::SNS::Subscription').Properties).toStrictEqual({
      Protocol: 'email',
      Endpoint: 'on-call@example.com',
      TopicArn: { Ref: topic.id },
    });
  });

  it('is encrypted with a key that CloudWatch may use, for alarms of this account', () => {
    const key = onlyResource(template, 'AWS::KMS::Key');
    expect(topic.Properties).toMatchObject({ KmsMasterKeyId: { 'Fn::GetAtt': [key.id, 'Arn'] } });
    expect(key.Properties.KeyPolicy.Statement).toContainEqual({
      Effect: 'Allow',
      Principal: cloudWatch,
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: account,
    });
  });

  it('takes messages from CloudWatch, for alarms of this account, over TLS only', () => {
    const { Statement } = onlyResource(template, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument;
    expect(Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Allow', Principal: cloudWatch, Action: 'sns:Publish', Condition: account }),
    );
    expect(Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  it('lets in nobody who could be had by another account', () => {
    const app = resolveAssembly({ templates: new Map([['Monitoring', template.toJSON()]]) });
    expect(trustsOf(app)).not.toStrictEqual([]);
    expect(serviceTrustNamesAccount.find(app)).toStrictEqual([]);
  });

  it('has the name that the alarms of other stacks know it by', () => {
    expect(topic.Properties.TopicName).toBe('orders-alarms');
  });

  it('comes without a dashboard', () => template.resourceCountIs('AWS::CloudWatch::Dashboard', 0));
});

describe('the budget', () => {
  const email = 'on-call@example.com';
  const topicArn = 'arn:aws:sns:eu-west-1:111122223333:alarms';
  const budgetOf = (overrides: object) =>
    onlyResource(templateOf(overrides as never), 'AWS::Budgets::Budget').Properties;
  const properties = budgetOf({ 'budget.monthlyUsd': 50, alarmEmail: email });
  const notifications = properties.NotificationsWithSubscribers as any[];

  it('is of all that the account pays in a month, and has no name that another one could be refused', () => {
    expect(properties.Budget).toStrictEqual({
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 50, Unit: 'USD' },
    });
  });

  it('tells when it nears its end, is spent, and is going to be', () => {
    expect(
      notifications.map(({ Notification: of }) => [of.NotificationType, of.ComparisonOperator, of.Threshold]),
    ).toStrictEqual([
      ['ACTUAL', 'GREATER_THAN', 80],
      ['ACTUAL', 'GREATER_THAN', 100],
      ['FORECASTED', 'GREATER_THAN', 100],
    ]);
    expect(new Set(notifications.map(({ Notification: of }) => of.ThresholdType))).toStrictEqual(
      new Set(['PERCENTAGE']),
    );
  });

  // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
  it('has no more notifications and subscribers than a budget may have', () => {
    expect(notifications.length).toBeLessThanOrEqual(5);
    for (const { Subscribers: all } of notifications) {
      expect(all.filter((one: any) => one.SubscriptionType === 'SNS').length).toBeLessThanOrEqual(1);
      expect(all.length).toBeGreaterThan(0);
    }
  });

  it('writes to the address itself, so that nobody is let in to a topic or key for it', () => {
    expect(notifications[0].Subscribers).toStrictEqual([{ SubscriptionType: 'EMAIL', Address: email }]);
    const template = templateOf({ 'budget.monthlyUsd': 50, alarmEmail: email });
    expect(JSON.stringify(template.toJSON())).not.toContain('budgets.amazonaws.com');
  });

  it('tells a topic that is there', () => {
    const [{ Subscribers }] = budgetOf({
      'budget.monthlyUsd': 50,
      alarmTopicArn: topicArn,
    }).NotificationsWithSubscribers;
    expect(Subscribers).toStrictEqual([{ SubscriptionType: 'SNS', Address: topicArn }]);
  });

  it('is of what has the app’s tag, where that is asked for', () => {
    const { Budget } = budgetOf({ 'budget.monthlyUsd': 50, 'budget.covers': 'application', alarmEmail: email });
    expect(Budget.CostFilters).toStrictEqual({ TagKeyValue: ['user:application$orders'] });
  });

  it('is not there unless it is asked for', () => {
    expect(resourcesOf(templateOf({ alarmEmail: email }), 'AWS::Budgets::Budget')).toStrictEqual({});
  });
});

describe('the dashboard', () => {
  const widgetsOf = (template: Template) =>
    JSON.parse(textOf(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody)).widgets as any[];
  const template = templateOf({ monitoring: true });
  const [left, right] = [0, 12].map((at) => widgetsOf(template).filter(({ x }) => x === at));

  it('asks DynamoDB and Atlas the same, beside each other', () => {
    const swapped = JSON.stringify(left)
      .replaceAll('orders-dynamodb', 'orders-atlas')
      .replaceAll('order-stream', 'order-events')
      .replaceAll('# DynamoDB', '# MongoDB Atlas')
      .replaceAll('"x":0', '"x":12');
    expect(left?.length).toBeGreaterThan(4);
    expect(JSON.parse(swapped)).toStrictEqual(right);
  });

  it('says where a side has no such part', () => {
    const without = widgetsOf(templateOf({ monitoring: true }, { ...EVERYTHING, atlasTotals: false }));
    expect(without.at(-1)).toMatchObject({
      x: 12,
      type: 'text',
      properties: { markdown: expect.stringMatching(/not on/) },
    });
  });

  it('has the region in its name, dashboards being the account’s', () => {
    expect(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardName).toBe('orders-eu-west-1');
  });

  it('comes without a topic, or a key for one', () => {
    expect(resourcesOf(template, 'AWS::SNS::Topic')).toStrictEqual({});
    expect(resourcesOf(template, 'AWS::KMS::Key')).toStrictEqual({});
  });
});
