import {
  DescribeBackupJobCommand,
  DescribeBackupVaultCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
  StartBackupJobCommand,
} from '@aws-sdk/client-backup';
import { CreateBackupCommand, DescribeBackupCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { roleArn, tableName, vaultName, wholeNumber } from '../../console/arguments';
import { answered } from '../../services/aws-call';
import { awsStep } from './aws-step';
import { NEW_TOKEN } from './carry-out';
import { operation } from './operation';
import { noSuchTable } from './dynamodb-steps';
import type { Plan } from './plan';
import { Refusal } from '../../errors';
import type { Step } from './step';
import { ORDERS_TABLE_NAME, BACKUP_NAME } from '../../stacks/names';

interface Given {
  readonly table: string;
  readonly vault: string | false;
  readonly role?: string;
  readonly keepDays: number;
  readonly name: string;
}

/**
 * A full copy of the table now: into the vault where the profile has one, else as a backup of DynamoDB's own.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html
 */
export const dynamodbBackup = operation(
  'dynamodb-backup',
  'Takes a full copy of the orders table now.',
  (command) =>
    command
      .option('--table <name>', 'table to copy', tableName, ORDERS_TABLE_NAME)
      .option('--vault <name>', 'vault of AWS Backup', vaultName, BACKUP_NAME)
      .option('--no-vault', 'a backup of DynamoDB’s own, where there is no vault (dynamodb.backup is off)')
      .option('--role <arn>', 'role for AWS Backup; left out, the one of the scheduled backups', roleArn)
      .option('--keep-days <days>', 'how long a backup in a vault is kept', wholeNumber(1, 36_500), 35)
      .option('--name <text>', 'name of a backup outside a vault', tableName, 'orders-on-demand'),
  ({ vault, ...given }: Given) => (vault === false ? ownBackup(given) : vaultBackup({ ...given, vault })),
);

const EITHER_WAY = [
  'Take capacity from the table, or hold up any client.',
  'Copy table order-totals: name it with --table.',
  'Copy streams, alarms, policies or tags of the table: a restore does not bring them back.',
];

const sourceExists = (TableName: string): Step =>
  awsStep({
    service: 'dynamodb',
    command: DescribeTableCommand,
    parameters: { TableName },
    does: `Looks up table ${TableName}.`,
    errors: { ResourceNotFoundException: noSuchTable(TableName) },
    learn: ({ Table }) => ({ TableArn: answered(Table?.TableArn, 'the table’s ARN') }),
  });

const ownBackup = ({ table: TableName, name: BackupName }: Omit<Given, 'vault'>): Plan => ({
  title: `copy table ${TableName} now, as backup ${BackupName} of DynamoDB`,
  steps: [
    sourceExists(TableName),
    awsStep({
      service: 'dynamodb',
      command: CreateBackupCommand,
      parameters: { TableName, BackupName },
      does: 'Starts the backup: the table as it is at this moment.',
      changes: true,
      learn: ({ BackupDetails }) => ({ BackupArn: answered(BackupDetails?.BackupArn, 'the backup’s ARN') }),
    }),
    awsStep({
      service: 'dynamodb',
      command: DescribeBackupCommand,
      parameters: { BackupArn: '<BackupArn>' },
      does: 'Waits until it can be restored.',
      goingOn: ({ BackupDescription }) => {
        const status = BackupDescription?.BackupDetails?.BackupStatus;
        return status === 'AVAILABLE' ? undefined : `the backup is ${status ?? 'not listed yet'}`;
      },
    }),
  ],
  costs: ['by use: the size of the backup, by the month, until somebody deletes it'],
  doesNot: [...EITHER_WAY, 'Delete itself: a backup outside a vault is kept until you delete it.'],
});

const vaultBackup = ({ table, vault, role, keepDays }: Given & { vault: string }): Plan => ({
  title: `copy table ${table} now, into vault ${vault}, for ${keepDays} days`,
  steps: [
    sourceExists(table),
    awsStep({
      service: 'backup',
      command: DescribeBackupVaultCommand,
      parameters: { BackupVaultName: vault },
      does: 'Looks up the vault, and whether its lock allows that time.',
      errors: { ResourceNotFoundException: noVault(vault), AccessDeniedException: noVault(vault) },
      learn: ({ Locked, MinRetentionDays = 0 }) => {
        if (!Locked || keepDays >= MinRetentionDays) return {};
        throw new Refusal(
          `--keep-days is ${keepDays}, and the lock of vault ${vault} allows no less than ${MinRetentionDays}.`,
        );
      },
    }),
    ...(role === undefined ? roleOfSchedule() : []),
    awsStep({
      service: 'backup',
      command: StartBackupJobCommand,
      parameters: {
        BackupVaultName: vault,
        ResourceArn: '<TableArn>',
        IamRoleArn: role ?? '<RoleArn>',
        IdempotencyToken: NEW_TOKEN,
        Lifecycle: { DeleteAfterDays: keepDays },
        // The least there is: a job that has not begun by then fails instead of coming as a surprise at night.
        StartWindowMinutes: 60,
      },
      does: 'Starts the backup job.',
      changes: true,
      learn: ({ BackupJobId, RecoveryPointArn }) => ({
        BackupJobId: answered(BackupJobId, 'the job’s id'),
        ...(RecoveryPointArn === undefined ? {} : { RecoveryPointArn }),
      }),
    }),
    awsStep({
      service: 'backup',
      command: DescribeBackupJobCommand,
      parameters: { BackupJobId: '<BackupJobId>' },
      does: 'Waits until the job has ended.',
      goingOn: ({ State, PercentDone, StatusMessage }) => {
        if (State === 'COMPLETED') return undefined;
        if (State !== undefined && ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'].includes(State)) {
          throw new Refusal(`The backup job is ${State}: ${StatusMessage ?? 'AWS Backup gives no reason'}.`);
        }
        return `the job is ${State ?? 'not listed yet'}${PercentDone === undefined ? '' : `, ${PercentDone} %`}`;
      },
      learn: ({ RecoveryPointArn }) => ({ RecoveryPointArn: answered(RecoveryPointArn, 'the recovery point’s ARN') }),
    }),
  ],
  costs: [
    `by use: the size of the backup, by the month, for ${keepDays} days`,
    'by use: requests to the vault’s KMS key',
  ],
  doesNot: [...EITHER_WAY, 'Copy the backup into another region or account.'],
});

const noVault = (vault: string): string =>
  `There is no vault ${vault} that these credentials may see: setting dynamodb.backup makes one. Without it, use --no-vault.`;

/** No role of a fixed name exists for AWS Backup, but the plan's own has just the right it takes. */
const roleOfSchedule = (): Step[] => [
  awsStep({
    service: 'backup',
    command: ListBackupPlansCommand,
    parameters: { MaxResults: 1_000 },
    does: `Looks for the backup plan ${BACKUP_NAME}.`,
    learn: ({ BackupPlansList = [] }) => {
      const plan = BackupPlansList.find(({ BackupPlanName }) => BackupPlanName === BACKUP_NAME);
      if (plan?.BackupPlanId !== undefined) return { BackupPlanId: plan.BackupPlanId };
      throw new Refusal(`There is no backup plan ${BACKUP_NAME} whose role could be used. Give one with --role.`);
    },
  }),
  awsStep({
    service: 'backup',
    command: ListBackupSelectionsCommand,
    parameters: { BackupPlanId: '<BackupPlanId>' },
    does: 'Reads the role of the scheduled backups.',
    learn: ({ BackupSelectionsList }) => {
      const selection = BackupSelectionsList?.[0];
      if (selection?.IamRoleArn !== undefined) return { RoleArn: selection.IamRoleArn };
      throw new Refusal(`Backup plan ${BACKUP_NAME} selects nothing, so it has no role. Give one with --role.`);
    },
  }),
];
