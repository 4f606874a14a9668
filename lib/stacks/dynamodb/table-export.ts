import { Aws, Duration, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { BUCKET_NAME, BUCKET_OWNER, EXPORT_PREFIX, TABLE_ARN } from '../../../lambda/table-export/environment';
import type { ExportEvent } from '../../../lambda/table-export/export-request';
import { DeadLetterQueue } from '../common/dead-letter-queue';
import { demonstrates } from '../common/demonstrates';
import { BundledFunction } from '../functions/bundled-function';
import type { RetentionProps } from '../common/retention';
import { ExportBucket } from '../common/export-bucket';
import { acknowledge, arnInFinding } from '../validation/acknowledge';

export interface TableExportProps extends RetentionProps {
  readonly table: TableV2;
}

/**
 * Gets the data out, in a documented format and without touching the table's capacity: the whole table every Sunday, the changes
 * since the last export every day; what a failed one leaves out, the next takes with it. What reads it needs no AWS service but S3.
 *
 * What Scheduler cannot hand over, and what the function fails to start, waits in the dead-letter queue: the function is called
 * asynchronously, so neither knows of the other's failures.
 *
 * A function stands between schedule and export because an incremental one names the range it covers, which a schedule cannot compute.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.HowItWorks.html
 */
export class TableExport extends Construct {
  readonly bucket: ExportBucket;
  readonly function: BundledFunction;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, { table, logRetention, removalPolicy }: TableExportProps) {
    super(scope, id);
    this.bucket = new ExportBucket(this, 'Bucket', { removalPolicy });
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { removalPolicy });
    const handler = new BundledFunction(this, 'Function', {
      description: 'Starts the scheduled exports of the orders table',
      entry: 'lambda/table-export/handler.ts',
      // It looks at every export of the last three months.
      timeout: Duration.minutes(1),
      retryAttempts: 2,
      onFailure: new SqsDestination(this.deadLetters),
      environment: {
        [TABLE_ARN]: table.tableArn,
        [BUCKET_NAME]: this.bucket.bucketName,
        [BUCKET_OWNER]: Aws.ACCOUNT_ID,
      },
      logRetention,
      removalPolicy,
    });
    this.function = handler;
    handler.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:DescribeContinuousBackups', 'dynamodb:ExportTableToPointInTime', 'dynamodb:ListExports'],
        resources: [table.tableArn],
      }),
    );
    handler.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['dynamodb:DescribeExport'], resources: [`${table.tableArn}/export/*`] }),
    );
    // DynamoDB writes with the rights of whoever asks for the export.
    handler.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'],
        resources: [this.bucket.arnForObjects(`${EXPORT_PREFIX}*`)],
      }),
    );

    acknowledge(
      this.bucket,
      'S1',
      'Only DynamoDB writes it and nobody here reads it; access logs would fill a second bucket like it',
    );
    acknowledge(
      handler.role ?? handler,
      `IAM5[Resource::${arnInFinding(this.bucket)}/${EXPORT_PREFIX}*]`,
      'Objects of the one bucket, named by DynamoDB as it writes them',
    );
    acknowledge(
      handler.role ?? handler,
      `IAM5[Resource::${arnInFinding(table)}/export/*]`,
      'Exports of the one table, named by DynamoDB as it makes them; it only reads what they cover',
    );
    // The schedules' role is made by the library and stands beside this construct.
    acknowledge(
      Stack.of(this),
      `IAM5[Resource::${arnInFinding(handler)}:*]`,
      'The versions and aliases of the one function that the schedules call',
    );

    this.schedule('Full', { weekDay: 'SUN' }, 'FULL', handler);
    this.schedule('Incremental', {}, 'INCREMENTAL', handler);
    for (const part of [this.bucket, handler]) demonstrates(part, 'POR-03');
  }

  private schedule(id: string, when: { weekDay?: string }, kind: ExportEvent['kind'], handler: BundledFunction): void {
    const event: ExportEvent = { kind, scheduledTime: scheduler.ContextAttribute.scheduledTime };
    const schedule = new scheduler.Schedule(this, id, {
      description: `${kind === 'FULL' ? 'Whole orders table' : 'Changes of the orders table in a day'} to S3`,
      schedule: scheduler.ScheduleExpression.cron({ minute: '30', hour: '3', ...when }),
      target: new LambdaInvoke(handler, {
        input: scheduler.ScheduleTargetInput.fromObject(event),
        retryAttempts: 3,
        maxEventAge: Duration.hours(6),
        deadLetterQueue: this.deadLetters,
      }),
    });
    demonstrates(schedule, 'POR-03');
  }
}
