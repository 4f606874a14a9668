import { Template } from 'aws-cdk-lib/assertions';
import { orderStreamScope } from '../../../support/order-stream-scope';
import { statementsIn, statementsOfRole } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const template = Template.fromStack(orderStreamScope(settingsOf('trial')).stack);
const id = (type: string, prefix = ''): string => onlyResource(template, type, prefix).id;
const orders = id('AWS::DynamoDB::GlobalTable', 'Orders');
const totals = id('AWS::DynamoDB::GlobalTable', 'Totals');
const queue = onlyResource(template, 'AWS::SQS::Queue');
const handler = onlyResource(template, 'AWS::Lambda::Function');
const queueArn = { 'Fn::GetAtt': [queue.id, 'Arn'] };

describe('the event source', () => {
  const { Properties: source } = onlyResource(template, 'AWS::Lambda::EventSourceMapping');

  it('hands the stream of the orders table to the function', () => {
    expect(source.EventSourceArn).toStrictEqual({ 'Fn::GetAtt': [orders, 'StreamArn'] });
    expect(source.FunctionName).toStrictEqual({ Ref: handler.id });
  });

  it('begins with the oldest change there is, so that none is left out', () => {
    expect(source.StartingPosition).toBe('TRIM_HORIZON');
  });

  it('gathers up to a second’s changes into a batch, so that several of one customer cost one write', () => {
    expect(source.BatchSize).toBe(250);
    expect(source.MaximumBatchingWindowInSeconds).toBe(1);
  });

  it('retries only what the function reports as failed', () => {
    expect(source.FunctionResponseTypes).toStrictEqual(['ReportBatchItemFailures']);
  });

  it('cuts a failing batch in two', () => {
    expect(source.BisectBatchOnFunctionError).toBe(true);
  });

  it('gives up by age alone, within the day that the stream keeps a record', () => {
    expect(source.MaximumRetryAttempts).toBe(-1);
    expect(source.MaximumRecordAgeInSeconds).toBe(12 * 60 * 60);
  });

  it('leaves what it gave up on in the dead-letter queue', () => {
    expect(source.DestinationConfig).toStrictEqual({ OnFailure: { Destination: queueArn } });
  });

  it('passes on orders and the marks of recounts, and nothing else', () => {
    expect(source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toStrictEqual([
      { dynamodb: { Keys: { sk: { S: [{ prefix: 'ORDER#' }] } } } },
      { dynamodb: { Keys: { sk: { S: ['RECOUNT'] } } } },
    ]);
  });

  it('runs a key’s changes one after the other: a shard has one batch in work', () => {
    expect(source).not.toHaveProperty('ParallelizationFactor');
    expect(source).not.toHaveProperty('TumblingWindowInSeconds');
  });
});

describe('the dead-letter queue', () => {
  it('is encrypted', () => {
    expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
  });

  it('keeps a record for 14 days, the longest there is', () => {
    expect(queue.Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });

  it('denies every request without TLS', () => {
    const { Properties } = onlyResource(template, 'AWS::SQS::QueuePolicy');
    expect(Properties.Queues).toStrictEqual([{ Ref: queue.id }]);
    expect(statementsIn(Properties.PolicyDocument)).toStrictEqual([
      {
        effect: 'Deny',
        actions: ['sqs:*'],
        resources: [`\${${queue.id}.Arn}`],
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('goes with the stack in a trial', () => {
    expect(removalOf(queue)).toStrictEqual(DELETED);
  });
});

describe('the function that keeps the totals', () => {
  const logGroup = onlyResource(template, 'AWS::Logs::LogGroup');

  it('knows its table and its queue by name', () => {
    expect(handler.Properties.Environment.Variables).toStrictEqual({
      TOTALS_TABLE_NAME: { Ref: totals },
      DEAD_LETTER_QUEUE_URL: { Ref: queue.id },
    });
  });

  it('may be retried for a minute within one run', () => {
    expect(handler.Properties.Timeout).toBe(60);
  });

  it('logs to a group that keeps logs as long as the profile says', () => {
    expect(handler.Properties.LoggingConfig.LogGroup).toStrictEqual({ Ref: logGroup.id });
    expect(logGroup.Properties.RetentionInDays).toBe(7);
    expect(removalOf(logGroup)).toStrictEqual(DELETED);
  });

  it('may do this and no more', () => {
    const key = id('AWS::KMS::Key');
    const allow = (resource: string, actions: string[]) => ({
      effect: 'Allow',
      actions,
      resources: [`\${${resource}}`],
    });
    expect(statementsOfRole(template, id('AWS::IAM::Role'))).toStrictEqual([
      allow(`${logGroup.id}.Arn`, ['logs:CreateLogStream', 'logs:PutLogEvents']),
      allow(`${totals}.Arn`, ['dynamodb:GetItem', 'dynamodb:UpdateItem']),
      allow(`${key}.Arn`, ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']),
      allow(`${queue.id}.Arn`, ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']),
      allow(`${orders}.StreamArn`, [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ]),
    ]);
  });

  it('holds no managed policy', () => {
    expect(onlyResource(template, 'AWS::IAM::Role').Properties).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('the trigger in production', () => {
  const production = Template.fromStack(orderStreamScope(settingsOf('production')).stack);

  it.each(['AWS::SQS::Queue', 'AWS::Logs::LogGroup'])('leaves %s behind when the stack goes', (type) => {
    expect(removalOf(onlyResource(production, type))).toStrictEqual(RETAINED);
  });

  it('keeps logs for 90 days', () => {
    expect(onlyResource(production, 'AWS::Logs::LogGroup').Properties.RetentionInDays).toBe(90);
  });
});

describe('the trigger on a table without a customer key', () => {
  const plain = Template.fromStack(orderStreamScope(settingsOf('trial', { 'dynamodb.customerKey': false })).stack);

  it('needs no permission on a key', () => {
    const actions = statementsOfRole(plain, onlyResource(plain, 'AWS::IAM::Role').id).flatMap(
      (statement) => statement.actions,
    );
    expect(actions.filter((action) => action.startsWith('kms:'))).toStrictEqual([]);
    expect(actions).toContain('dynamodb:UpdateItem');
  });
});
