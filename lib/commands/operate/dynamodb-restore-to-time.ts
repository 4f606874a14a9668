import { DescribeContinuousBackupsCommand, RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { instantOrLatest, keyArn, tableName } from '../../console/arguments';
import { awsStep } from './aws-step';
import { operation } from './operation';
import { encryptedWith, noSuchTable, tableIsActive, targetIsFree } from './dynamodb-steps';
import type { Plan } from './plan';
import { leavesUndone, RESTORE_COSTS } from './restored-table';
import { Refusal } from '../../errors';
import type { Found } from '../../services/aws-call';
import { ORDERS_TABLE_NAME } from '../../stacks/names';

interface Given {
  readonly table: string;
  readonly to: string;
  readonly at: Date | 'latest';
  readonly key?: string;
}

/**
 * A new table with the orders as they were at a second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html
 */
export const dynamodbRestoreToTime = operation(
  'dynamodb-restore-to-time',
  'Makes a new table with the orders of a point in time.',
  (command) =>
    command
      .requiredOption('--at <time>', 'second to go back to, as 2026-01-31T12:00:00Z, or latest', instantOrLatest)
      .requiredOption('--to <table>', 'name of the new table', tableName)
      .option('--table <name>', 'table to restore', tableName, ORDERS_TABLE_NAME)
      .option('--key <arn>', 'KMS key of the new table; left out, that of the table', keyArn),
  ({ table, to, at, key }: Given): Plan => ({
    title: `restore table ${table} as of ${at === 'latest' ? 'the latest second there is' : at.toISOString()} into the new table ${to}`,
    steps: [
      targetIsFree(to),
      awsStep({
        service: 'dynamodb',
        command: DescribeContinuousBackupsCommand,
        parameters: { TableName: table },
        does: `Makes sure that ${at === 'latest' ? 'point-in-time recovery is on' : 'the time lies within what can be restored'}.`,
        errors: { TableNotFoundException: noSuchTable(table), ResourceNotFoundException: noSuchTable(table) },
        learn: ({ ContinuousBackupsDescription }) =>
          withinWindow(at, ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {}, table),
      }),
      awsStep({
        service: 'dynamodb',
        command: RestoreTableToPointInTimeCommand,
        parameters: {
          SourceTableName: table,
          TargetTableName: to,
          ...(at === 'latest' ? { UseLatestRestorableTime: true } : { RestoreDateTime: at }),
          ...encryptedWith(key),
        },
        does: `Starts the restore: makes table ${to} with the data of that time, and the indexes and capacity of today.`,
        changes: true,
      }),
      tableIsActive(to),
    ],
    costs: RESTORE_COSTS,
    doesNot: leavesUndone(table, to),
  }),
);

interface Window {
  readonly PointInTimeRecoveryStatus?: string | undefined;
  readonly EarliestRestorableDateTime?: Date | undefined;
  readonly LatestRestorableDateTime?: Date | undefined;
}

function withinWindow(at: Date | 'latest', window: Window, table: string): Found {
  const { PointInTimeRecoveryStatus, EarliestRestorableDateTime: from, LatestRestorableDateTime: to } = window;
  if (PointInTimeRecoveryStatus !== 'ENABLED' || from === undefined || to === undefined) {
    throw new Refusal(
      `Table ${table} has no point-in-time recovery, so there is nothing to go back to. A backup may be: dynamodb-restore.`,
    );
  }
  if (at !== 'latest' && (at < from || at > to)) {
    throw new Refusal(
      `--at is ${at.toISOString()}; table ${table} can be restored from ${from.toISOString()} to ${to.toISOString()}.`,
    );
  }
  return { EarliestRestorableDateTime: from.toISOString(), LatestRestorableDateTime: to.toISOString() };
}
