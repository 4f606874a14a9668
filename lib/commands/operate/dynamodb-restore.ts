import {
  DescribeRecoveryPointCommand,
  DescribeRestoreJobCommand,
  StartRestoreJobCommand,
} from '@aws-sdk/client-backup';
import { DescribeBackupCommand, RestoreTableFromBackupCommand } from '@aws-sdk/client-dynamodb';
import { InvalidArgumentError } from 'commander';
import { keyArn, roleArn, tableName, vaultName } from '../../console/arguments';
import { answered } from '../../services/aws-call';
import { awsStep } from './aws-step';
import { NEW_TOKEN } from './carry-out';
import { operation } from './operation';
import { encryptedWith, tableIsActive, targetIsFree } from './dynamodb-steps';
import type { Plan } from './plan';
import { leavesUndone, RESTORE_COSTS } from './restored-table';
import { Refusal } from '../../errors';
import { ORDERS_TABLE_NAME, BACKUP_NAME } from '../../stacks/names';

interface Given {
  readonly backup: string;
  readonly to: string;
  readonly vault: string;
  readonly role?: string;
  readonly key?: string;
}

/** DynamoDB's own backups and older ones of AWS Backup; those it manages in full. Both can be restored into a new table only. */
const OWN = /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+\/backup\/[\w-]+$/;
const MANAGED = /^arn:(aws[a-z-]*):backup:[a-z0-9-]+:(\d{12}):recovery-point:[\w:/-]+$/;

/**
 * A new table from a backup; the backup's ARN says which service restores it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-dynamodb.html
 */
export const dynamodbRestore = operation(
  'dynamodb-restore',
  'Makes a new table from a backup.',
  (command) =>
    command
      .requiredOption('--backup <arn>', 'backup or recovery point', backupArn)
      .requiredOption('--to <table>', 'name of the new table', tableName)
      .option('--vault <name>', 'vault that holds the recovery point', vaultName, BACKUP_NAME)
      .option('--role <arn>', 'role for AWS Backup; left out, its default role', roleArn)
      .option('--key <arn>', 'KMS key of the new table', keyArn),
  (given: Given) => (OWN.test(given.backup) ? fromOwn(given) : fromManaged(given)),
);

function backupArn(given: string): string {
  if (OWN.test(given) || MANAGED.test(given)) return given;
  throw new InvalidArgumentError(
    'Allowed: arn:aws:dynamodb:…:table/NAME/backup/ID or arn:aws:backup:…:recovery-point:ID, as dynamodb-backup prints it.',
  );
}

const fromOwn = ({ backup: BackupArn, to, key }: Given): Plan => ({
  title: `restore a backup of DynamoDB into the new table ${to}`,
  steps: [
    targetIsFree(to),
    awsStep({
      service: 'dynamodb',
      command: DescribeBackupCommand,
      parameters: { BackupArn },
      does: 'Looks up the backup.',
      errors: { BackupNotFoundException: `There is no backup ${BackupArn} in this account and region.` },
      learn: ({ BackupDescription }) => {
        const status = BackupDescription?.BackupDetails?.BackupStatus;
        if (status === 'AVAILABLE') return {};
        throw new Refusal(`The backup cannot be restored: it is ${status ?? 'of no known status'}.`);
      },
    }),
    awsStep({
      service: 'dynamodb',
      command: RestoreTableFromBackupCommand,
      parameters: { TargetTableName: to, BackupArn, ...encryptedWith(key) },
      does: `Starts the restore: makes table ${to} with the data and the indexes of the backup.`,
      changes: true,
    }),
    tableIsActive(to),
  ],
  costs: RESTORE_COSTS,
  doesNot: leavesUndone(ORDERS_TABLE_NAME, to),
});

const fromManaged = ({ backup: RecoveryPointArn, to, vault, role, key }: Given): Plan => ({
  title: `restore a recovery point of vault ${vault} into the new table ${to}`,
  steps: [
    targetIsFree(to),
    awsStep({
      service: 'backup',
      command: DescribeRecoveryPointCommand,
      parameters: { BackupVaultName: vault, RecoveryPointArn },
      does: 'Looks up the recovery point.',
      errors: {
        ResourceNotFoundException: `There is no recovery point ${RecoveryPointArn} in vault ${vault}. Look at --vault and --region.`,
      },
      learn: ({ Status, ResourceType }) => {
        if (Status === 'COMPLETED' && ResourceType === 'DynamoDB') return {};
        throw new Refusal(
          `The recovery point cannot be restored into a table: it is ${Status ?? 'of no known status'}, of ${ResourceType ?? 'an unknown type'}.`,
        );
      },
    }),
    awsStep({
      service: 'backup',
      command: StartRestoreJobCommand,
      parameters: {
        RecoveryPointArn,
        IamRoleArn: role ?? defaultRole(RecoveryPointArn),
        ResourceType: 'DynamoDB',
        IdempotencyToken: NEW_TOKEN,
        Metadata: {
          targetTableName: to,
          ...(key === undefined ? { encryptionType: 'Default' } : { encryptionType: 'KMS', kmsMasterKeyArn: key }),
        },
      },
      does: `Starts the restore: makes table ${to} with the data and the indexes of the recovery point.`,
      changes: true,
      errors: { InvalidParameterValueException: roleHint(role) },
      learn: ({ RestoreJobId }) => ({ RestoreJobId: answered(RestoreJobId, 'the job’s id') }),
    }),
    awsStep({
      service: 'backup',
      command: DescribeRestoreJobCommand,
      parameters: { RestoreJobId: '<RestoreJobId>' },
      does: 'Waits until the job has ended.',
      goingOn: ({ Status, StatusMessage, PercentDone }) => {
        if (Status === 'COMPLETED') return undefined;
        if (Status === 'ABORTED' || Status === 'FAILED') {
          throw new Refusal(`The restore job is ${Status}: ${StatusMessage ?? 'AWS Backup gives no reason'}.`);
        }
        return `the job is ${Status ?? 'not listed yet'}${PercentDone === undefined ? '' : `, ${PercentDone}`}`;
      },
      learn: ({ CreatedResourceArn }) => ({ RestoredTableArn: CreatedResourceArn ?? '' }),
    }),
  ],
  costs: RESTORE_COSTS,
  doesNot: [
    ...(key === undefined
      ? [`Encrypt ${to} with a customer key: without --key it is under the key that AWS owns.`]
      : []),
    ...leavesUndone(ORDERS_TABLE_NAME, to),
  ],
});

/** The role that AWS Backup's console makes in an account. */
const defaultRole = (recoveryPoint: string): string => {
  const [, partition, account] = MANAGED.exec(recoveryPoint) ?? [];
  return `arn:${partition}:iam::${account}:role/service-role/AWSBackupDefaultServiceRole`;
};

const roleHint = (role: string | undefined): string =>
  `AWS Backup does not take these values. Most often it cannot use the role: ${role ?? 'its default role exists only once its console was used'}. ` +
  'Give with --role one that backup.amazonaws.com may take on, with AWSBackupServiceRolePolicyForRestores.';
