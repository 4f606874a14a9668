import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DynamoDbStack } from '../../../../lib/stacks/dynamodb/stack';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { contextOf } from '../../../support/synth';
import { settingsOf } from '../../../support/test-stack';

function stackOf(profile: 'free' | 'trial'): Template {
  const app = new App({ context: contextOf(profile), builtinCloudFormationValidation: false });
  return Template.fromStack(
    new DynamoDbStack(app, 'DynamoDb', { settings: settingsOf(profile), env: { region: 'eu-west-1' } }),
  );
}

describe('the stack with the trigger', () => {
  const template = stackOf('trial');

  it('encrypts both tables with one key', () => {
    const key = { 'Fn::GetAtt': [onlyResource(template, 'AWS::KMS::Key').id, 'Arn'] };
    const used = Object.values(resourcesOf(template, 'AWS::DynamoDB::GlobalTable')).map(
      ({ Properties }) => Properties.Replicas[0].SSESpecification.KMSMasterKeyId,
    );
    expect(used).toStrictEqual([key, key]);
  });

  it('says in outputs what a client and an operator need', () => {
    template.hasOutput('OrdersTableName', {
      Value: { Ref: onlyResource(template, 'AWS::DynamoDB::GlobalTable', 'Orders').id },
    });
    template.hasOutput('TotalsTableName', {
      Value: { Ref: onlyResource(template, 'AWS::DynamoDB::GlobalTable', 'Totals').id },
    });
    template.hasOutput('DeadLetterQueueUrl', { Value: { Ref: onlyResource(template, 'AWS::SQS::Queue').id } });
  });

  it('watches the trigger', () => {
    expect(Object.keys(resourcesOf(template, 'AWS::CloudWatch::Alarm'))).toHaveLength(3);
  });
});

describe('the stack without the trigger', () => {
  const template = stackOf('free');

  it.each(['AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping', 'AWS::SQS::Queue', 'AWS::CloudWatch::Alarm'])(
    'has no %s',
    (type) => template.resourceCountIs(type, 0),
  );

  it('has the orders table and no totals', () => {
    expect(onlyResource(template, 'AWS::DynamoDB::GlobalTable').Properties.TableName).toBe('orders');
  });
});
