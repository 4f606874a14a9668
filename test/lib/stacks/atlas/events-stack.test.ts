import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import { AtlasEventsStack } from '../../../../lib/stacks/atlas/events-stack';
import type { Settings } from '../../../../lib/settings/schema';
import { statementsIn, statementsOfRole } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, resourcesOf, RETAINED, textOf } from '../../../support/resources';
import { contextOf, synthStacks } from '../../../support/synth';
import { settingsOf } from '../../../support/test-stack';

const eventsTemplate = (settings: Settings): Template => {
  const app = new App({ context: contextOf('trial'), builtinCloudFormationValidation: false });
  const env = { region: settings.region };
  return Template.fromStack(new AtlasEventsStack(app, 'AtlasEvents', { settings, projectId: 'project', env }));
};

const template = eventsTemplate(settingsOf('trial', { 'atlas.eventBridge': true, 'dynamodb.capacity': 'provisioned' }));
const only = (type: string, prefix = '') => onlyResource(template, type, prefix);
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const queue = only('AWS::SQS::Queue', 'OrderEventsQueue');
const deadLetters = only('AWS::SQS::Queue', 'OrderEventsDeadLetters');
const table = only('AWS::DynamoDB::GlobalTable');
const bus = only('AWS::Events::EventBus');
const rule = only('AWS::Events::Rule');
const trigger = only('MongoDB::Atlas::Trigger');
const handler = only('AWS::Lambda::Function');
const source = `aws.partner/mongodb.com/stitch.trigger/\${${trigger.id}.Id}`;

describe('the trigger', () => {
  it('watches the orders of the project for every change', () => {
    expect(trigger.Properties).toMatchObject({
      ProjectId: 'project',
      Profile: { Ref: 'AtlasProfile' },
      AppId: { Ref: 'AtlasAppId' },
      Type: 'DATABASE',
      Disabled: false,
      DatabaseTrigger: {
        ServiceId: { Ref: 'AtlasServiceId' },
        Database: 'orders',
        Collection: 'orders',
        OperationTypes: ['INSERT', 'UPDATE', 'REPLACE', 'DELETE'],
      },
    });
  });

  it('sends the document before a change, and looks none up that could have changed since', () => {
    expect(trigger.Properties.DatabaseTrigger).toMatchObject({ FullDocumentBeforeChange: true, FullDocument: false });
  });

  it('leaves no change out when it is switched on again or has lost its place', () => {
    expect(trigger.Properties.DatabaseTrigger).toMatchObject({ SkipCatchupEvents: false, TolerateResumeErrors: false });
  });

  it('keeps no order, since what it sends to keeps none', () => {
    expect(trigger.Properties.DatabaseTrigger.Unordered).toBe(true);
  });

  it('sends to this account and region, types and all', () => {
    expect(trigger.Properties.EventProcessors).toStrictEqual({
      AWSEVENTBRIDGE: {
        AWSConfig: { AccountId: { Ref: 'AWS::AccountId' }, Region: 'eu-west-1', ExtendedJsonEnabled: true },
      },
    });
  });

  it.each(['AtlasAppId', 'AtlasServiceId'])('needs %s from the deploy: 24 hexadecimal digits, no default', (name) => {
    const parameter = template.findParameters(name)[name] as { AllowedPattern: string };
    expect(parameter).toMatchObject({ Type: 'String', Description: expect.any(String) });
    expect(parameter).not.toHaveProperty('Default');
    const allowed = new RegExp(parameter.AllowedPattern);
    expect(allowed.test('0123456789abcdef01234567')).toBe(true);
    for (const wrong of ['', 'orders-abcde', '0123456789ABCDEF01234567', '0123456789abcdef012345678']) {
      expect(allowed.test(wrong)).toBe(false);
    }
  });
});

describe('the way of an event', () => {
  it('begins at the bus of the trigger’s own event source', () => {
    expect(textOf(bus.Properties.EventSourceName)).toBe(source);
    expect(bus.Properties.Name).toStrictEqual(bus.Properties.EventSourceName);
  });

  it('leads by one rule, for every event of that source, into the queue', () => {
    expect(rule.Properties).toMatchObject({ EventBusName: { Ref: bus.id }, State: 'ENABLED' });
    expect(rule.Properties.EventPattern.source.map(textOf)).toStrictEqual([source]);
    expect(Object.keys(rule.Properties.EventPattern)).toStrictEqual(['source']);
    expect(rule.Properties.Targets).toMatchObject([
      { Arn: arnOf(queue.id), DeadLetterConfig: { Arn: arnOf(deadLetters.id) } },
    ]);
  });

  it('ends in the function, which reports what failed message by message', () => {
    expect(only('AWS::Lambda::EventSourceMapping').Properties).toMatchObject({
      EventSourceArn: arnOf(queue.id),
      FunctionName: { Ref: handler.id },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BatchSize: 99,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  it('ends in the dead-letter queue after ten tries', () => {
    expect(queue.Properties.RedrivePolicy).toStrictEqual({
      deadLetterTargetArn: arnOf(deadLetters.id),
      maxReceiveCount: 10,
    });
  });

  it('leaves six runs’ time before a message comes again', () => {
    expect(queue.Properties.VisibilityTimeout).toBe(6 * handler.Properties.Timeout);
  });
});

describe.each([
  ['queue', queue],
  ['dead-letter queue', deadLetters],
])('the %s', (_, { id, Properties: properties }) => {
  const policy = Object.values(resourcesOf(template, 'AWS::SQS::QueuePolicy')).find(
    ({ Properties: { Queues: queues } }) => JSON.stringify(queues) === JSON.stringify([{ Ref: id }]),
  );

  it('is encrypted', () => {
    expect(properties.SqsManagedSseEnabled).toBe(true);
  });

  it('takes messages of the rule, and nothing without TLS', () => {
    expect(statementsIn(policy?.Properties.PolicyDocument)).toStrictEqual([
      expect.objectContaining({
        effect: 'Deny',
        actions: ['sqs:*'],
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      expect.objectContaining({
        effect: 'Allow',
        actions: expect.arrayContaining(['sqs:SendMessage']) as unknown,
        condition: expect.objectContaining({ ArnEquals: { 'aws:SourceArn': arnOf(rule.id) } }) as unknown,
      }),
    ]);
  });
});

describe('the totals', () => {
  it('have a table of their own, apart from those of the other side', () => {
    expect(table.Properties.TableName).toBe('atlas-order-totals');
  });

  it('are one item a customer, with a marker for each change beside it that expires', () => {
    expect(table.Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'customerId', KeyType: 'HASH' },
        { AttributeName: 'entry', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('are paid for by use, whatever the orders table has', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('are encrypted with a customer key and can be restored to any second', () => {
    expect(table.Properties.SSESpecification).toStrictEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(table.Properties.Replicas).toMatchObject([
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
  });

  it('are kept by a function that may do this and no more', () => {
    const allow = (resource: string, actions: string[]) => ({
      effect: 'Allow',
      actions,
      resources: [`\${${resource}}`],
    });
    expect(statementsOfRole(template, only('AWS::IAM::Role').id)).toStrictEqual([
      allow(`${only('AWS::Logs::LogGroup').id}.Arn`, ['logs:CreateLogStream', 'logs:PutLogEvents']),
      allow(`${table.id}.Arn`, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']),
      allow(`${only('AWS::KMS::Key').id}.Arn`, [
        'kms:Decrypt',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ]),
      allow(`${queue.id}.Arn`, [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ]),
    ]);
    expect(handler.Properties.Environment.Variables).toStrictEqual({ TOTALS_TABLE_NAME: { Ref: table.id } });
  });

  it.each([
    ['EventAge', 'AWS/SQS', 'ApproximateAgeOfOldestMessage', 3_600],
    ['Errors', 'AWS/Lambda', 'Errors', 1],
    ['DeadLettersWaiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 1],
  ])('are watched by alarm %s', (name, namespace, metric, threshold) => {
    expect(only('AWS::CloudWatch::Alarm', `OrderEventsAlarms${name}`).Properties).toMatchObject({
      Namespace: namespace,
      MetricName: metric,
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });
});

describe('what holds data', () => {
  const production = eventsTemplate(settingsOf('production', { 'atlas.eventBridge': true }));
  const types = ['AWS::SQS::Queue', 'AWS::DynamoDB::GlobalTable', 'AWS::Logs::LogGroup', 'AWS::KMS::Key'];
  const removals = (from: Template, type: string) => {
    const all = Object.values(resourcesOf(from, type)).map(removalOf);
    return all.length > 0 ? all : [['none']];
  };

  it.each(types)('goes with the stack in a trial: %s', (type) => {
    expect(removals(template, type).every((removal) => String(removal) === String(DELETED))).toBe(true);
  });

  it.each(types)('stays when the stack of production goes: %s', (type) => {
    expect(removals(production, type).every((removal) => String(removal) === String(RETAINED))).toBe(true);
  });
});

describe('the stack', () => {
  const stacks = synthStacks('showcase');
  const events = stacks.get('AtlasEvents') as Stack;

  it('is there where the setting says so, and nowhere else', () => {
    expect(events).toBeDefined();
    expect([...synthStacks('trial').keys()]).not.toContain('AtlasEvents');
  });

  it('is not there for a cluster that exists already', () => {
    const overrides = {
      'atlas.connectionString': 'mongodb+srv://orders.example.mongodb.net',
      'atlas.eventBridge': true,
    };
    expect([...synthStacks('trial', overrides).keys()]).not.toContain('AtlasEvents');
  });

  it('comes after the cluster and after its types are active', () => {
    Template.fromStack(events);
    const before = events.dependencies.map(({ node }) => node.id);
    expect(before).toStrictEqual(expect.arrayContaining(['Atlas', 'AtlasExtensions']));
  });

  it.each(['ChangeEventsTrigger', 'ChangeEventsBus', 'OrderEventsRule', 'OrderEventsQueue', 'OrderEventsFunction'])(
    'marks %s as evidence for what Atlas has of integration',
    (prefix) => {
      const marked = Object.entries(
        template.toJSON()['Resources'] as Record<string, { Metadata?: { Claims?: string[] } }>,
      )
        .filter(([, { Metadata }]) => Metadata?.Claims?.includes('INT-04'))
        .map(([id]) => id);
      expect(marked).toContainEqual(expect.stringMatching(new RegExp(`^${prefix}[0-9A-F]{8}$`)));
    },
  );
});
