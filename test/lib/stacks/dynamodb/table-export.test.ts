import { Template } from 'aws-cdk-lib/assertions';
import { TableExport } from '../../../../lib/stacks/dynamodb/table-export';
import { retentionOf } from '../../../../lib/stacks/common/retention';
import { ordersTableScope } from '../../../support/orders-table-scope';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const settings = settingsOf('trial', { 'dynamodb.exportToS3': true });
const { stack, table } = ordersTableScope(settings);
new TableExport(stack, 'Export', { ...retentionOf(settings), table });
const template = Template.fromStack(stack);

const tableId = onlyResource(template, 'AWS::DynamoDB::GlobalTable').id;
const bucket = onlyResource(template, 'AWS::S3::Bucket');
const handler = onlyResource(template, 'AWS::Lambda::Function');
const deadLetters = onlyResource(template, 'AWS::SQS::Queue');
const allow = (actions: string[], ...resources: string[]) => ({ effect: 'Allow', actions, resources });

describe.each([
  ['Full', 'FULL', 'cron(30 3 ? * SUN *)'],
  ['Incremental', 'INCREMENTAL', 'cron(30 3 * * ? *)'],
])('the schedule %s', (name, kind, expression) => {
  const { Properties: schedule } = onlyResource(template, 'AWS::Scheduler::Schedule', `Export${name}`);

  it(`is due by ${expression}, to the minute`, () => {
    expect(schedule.ScheduleExpression).toBe(expression);
    expect(schedule.FlexibleTimeWindow).toStrictEqual({ Mode: 'OFF' });
    expect(schedule.State).toBe('ENABLED');
  });

  it('keeps to UTC, where every day has 24 hours: ranges of a day join', () => {
    expect(schedule.ScheduleExpressionTimezone).toBe('Etc/UTC');
  });

  it(`asks for a ${kind} export by the time that it was due`, () => {
    expect(JSON.parse(schedule.Target.Input)).toStrictEqual({ kind, scheduledTime: '<aws.scheduler.scheduled-time>' });
  });

  it('is handed to the function within six hours or not at all: a repeated request is the same export for eight', () => {
    expect(schedule.Target.RetryPolicy).toStrictEqual({
      MaximumRetryAttempts: 3,
      MaximumEventAgeInSeconds: 6 * 60 * 60,
    });
  });

  it('puts what it cannot hand over where it waits', () => {
    expect(schedule.Target.DeadLetterConfig).toStrictEqual({ Arn: { 'Fn::GetAtt': [deadLetters.id, 'Arn'] } });
  });

  it('runs the function, by a role that can do nothing else', () => {
    const role = onlyResource(template, 'AWS::IAM::Role', 'SchedulerRole');
    expect(schedule.Target.Arn).toStrictEqual({ 'Fn::GetAtt': [handler.id, 'Arn'] });
    expect(schedule.Target.RoleArn).toStrictEqual({ 'Fn::GetAtt': [role.id, 'Arn'] });
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      allow(['lambda:InvokeFunction'], `\${${handler.id}.Arn}`, `\${${handler.id}.Arn}:*`),
      allow(['sqs:SendMessage'], `\${${deadLetters.id}.Arn}`),
    ]);
  });
});

describe('the schedules of the export', () => {
  it('are two', () => expect(Object.keys(resourcesOf(template, 'AWS::Scheduler::Schedule'))).toHaveLength(2));

  it('take a role that only schedules of this account assume', () => {
    const role = onlyResource(template, 'AWS::IAM::Role', 'SchedulerRole').Properties;
    expect(role.AssumeRolePolicyDocument.Statement[0]).toMatchObject({
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
    expect(role.AssumeRolePolicyDocument.Statement).toHaveLength(1);
  });
});

describe('the function that starts an export', () => {
  it('knows the table, the bucket, and whose the bucket must be', () => {
    expect(handler.Properties.Environment.Variables).toStrictEqual({
      TABLE_ARN: { 'Fn::GetAtt': [tableId, 'Arn'] },
      BUCKET_NAME: { Ref: bucket.id },
      BUCKET_OWNER: { Ref: 'AWS::AccountId' },
    });
  });

  it('may export the one table into the one folder, write its log and its failures, and no more', () => {
    const logGroup = onlyResource(template, 'AWS::Logs::LogGroup').id;
    expect(statementsOfRole(template, onlyResource(template, 'AWS::IAM::Role', 'Export').id)).toStrictEqual([
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], `\${${logGroup}.Arn}`),
      allow(['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'], `\${${deadLetters.id}.Arn}`),
      allow(
        ['dynamodb:DescribeContinuousBackups', 'dynamodb:ExportTableToPointInTime', 'dynamodb:ListExports'],
        `\${${tableId}.Arn}`,
      ),
      allow(['dynamodb:DescribeExport'], `\${${tableId}.Arn}/export/*`),
      allow(['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'], `\${${bucket.id}.Arn}/orders/*`),
    ]);
  });

  it('has its failures put where they wait, for as long as there is', () => {
    expect(onlyResource(template, 'AWS::Lambda::EventInvokeConfig').Properties).toStrictEqual({
      FunctionName: { Ref: handler.id },
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [deadLetters.id, 'Arn'] } } },
    });
    expect(deadLetters.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
  });

  it('holds no managed policy', () => {
    expect(onlyResource(template, 'AWS::IAM::Role', 'Export').Properties).not.toHaveProperty('ManagedPolicyArns');
  });
});
