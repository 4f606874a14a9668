import { DynamoDBClient, ListBackupsCommand, type BackupSummary } from '@aws-sdk/client-dynamodb';
import { clientOptions, inTime } from '../../services/aws-account';
import type { Finder } from './finder';
import { sinceTime, type Leftover } from './leftover';
import { TABLE_TYPE } from './tables';

/**
 * DynamoDB's own backups of the app's tables, which outlive them. Those that AWS Backup has made are in its vaults.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html
 */
export const tableBackupFinder: Finder = {
  what: 'DynamoDB backups',
  call: 'dynamodb:ListBackups',
  async find({ account, region, templateNames }) {
    const client = new DynamoDBClient(clientOptions(region, account.access));
    const names = templateNames.texts(TABLE_TYPE, 'TableName');
    const found = await Promise.all(names.map((name) => backupsOf(client, name)));
    return found
      .flat()
      .filter(({ BackupType, BackupStatus }) => BackupType !== 'AWS_BACKUP' && BackupStatus !== 'DELETED')
      .map((backup) => backupLeft(backup, region));
  },
};

async function backupsOf(client: DynamoDBClient, TableName: string): Promise<BackupSummary[]> {
  const found: BackupSummary[] = [];
  let after: string | undefined;
  do {
    const input = { TableName, BackupType: 'ALL' as const, ...(after && { ExclusiveStartBackupArn: after }) };
    const { BackupSummaries = [], LastEvaluatedBackupArn } = await client.send(new ListBackupsCommand(input), inTime());
    found.push(...BackupSummaries);
    after = LastEvaluatedBackupArn;
  } while (after !== undefined);
  return found;
}

/** One of the system is made when a table with point-in-time recovery is deleted, and kept for 35 days at no cost. */
function backupLeft(backup: BackupSummary, region: string): Leftover {
  const { BackupArn = '', BackupName, TableName, BackupType, BackupExpiryDateTime, BackupCreationDateTime } = backup;
  const common = { kind: 'DynamoDB backup', id: BackupArn, place: region, ...sinceTime(BackupCreationDateTime) };
  if (BackupType === 'SYSTEM') {
    const end = BackupExpiryDateTime ? ` on ${BackupExpiryDateTime.toISOString()}` : ' 35 days after it was made';
    const about = `${BackupName}, made by DynamoDB when table ${TableName} was deleted; it ends${end}`;
    return { ...common, fate: 'goes by itself', about, costs: 'nothing', remove: [] };
  }
  return {
    ...common,
    fate: 'stays',
    about: `${BackupName}, of table ${TableName}`,
    costs: 'by use: its size, by the month, until it is deleted',
    remove: [`aws dynamodb delete-backup --backup-arn ${BackupArn} --region ${region}`],
  };
}
