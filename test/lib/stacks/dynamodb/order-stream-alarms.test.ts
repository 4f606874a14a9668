import { Template } from 'aws-cdk-lib/assertions';
import { alarmTopicOf } from '../../../../lib/stacks/common/alarms';
import { OrderStreamAlarms } from '../../../../lib/stacks/dynamodb/order-stream-alarms';
import { orderStreamScope } from '../../../support/order-stream-scope';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:on-call';

function alarmsOf(overrides: Record<string, unknown>): Template {
  const settings = settingsOf('trial', overrides);
  const { stack, stream, orders } = orderStreamScope(settings);
  const alarmTopicArn = alarmTopicOf(stack, settings);
  new OrderStreamAlarms(stack, 'Alarms', { ...settings, alarmTopicArn, stream, orders });
  return Template.fromStack(stack);
}

describe('the alarms of the trigger', () => {
  const template = alarmsOf({});
  const handler = [{ Name: 'FunctionName', Value: { Ref: onlyResource(template, 'AWS::Lambda::Function').id } }];
  const queue = onlyResource(template, 'AWS::SQS::Queue').id;
  const alarm = (name: string) => onlyResource(template, 'AWS::CloudWatch::Alarm', `Alarms${name}`).Properties;

  it('are three', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 3);
  });

  it('say when the totals are an hour behind, with the rest of the stream’s day left to mend it', () => {
    expect(alarm('IteratorAge')).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'IteratorAge',
      Dimensions: handler,
      Statistic: 'Maximum',
      Threshold: 60 * 60 * 1_000,
    });
  });

  it('say when the function fails', () => {
    expect(alarm('Errors')).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: handler,
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('say when a record waits in the dead-letter queue', () => {
    expect(alarm('DeadLettersWaiting')).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
      Threshold: 1,
    });
  });

  it.each(['IteratorAge', 'Errors', 'DeadLettersWaiting'])(
    '%s goes off at its threshold and is calm without data',
    (name) => {
      expect(alarm(name)).toMatchObject({
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        EvaluationPeriods: 1,
        Period: 300,
      });
    },
  );

  it('tell nobody where no topic is set', () => {
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm'))) {
      expect(Properties).not.toHaveProperty('AlarmActions');
    }
  });
});

describe('the alarms of the trigger with an address', () => {
  const alarms = Object.values(resourcesOf(alarmsOf({ alarmEmail: 'on-call@example.com' }), 'AWS::CloudWatch::Alarm'));

  it('notify the topic of the stack Monitoring, by its name', () => {
    const arn = 'arn:aws:sns:eu-west-1:${AWS::AccountId}:orders-alarms';
    expect(alarms.map(({ Properties }) => Properties.AlarmActions.map(textOf))).toStrictEqual([[arn], [arn], [arn]]);
  });
});

describe('the alarms of the trigger with a topic', () => {
  const alarms = Object.values(resourcesOf(alarmsOf({ alarmTopicArn: TOPIC }), 'AWS::CloudWatch::Alarm'));

  it('all notify it', () => {
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toStrictEqual([[TOPIC], [TOPIC], [TOPIC]]);
  });
});
