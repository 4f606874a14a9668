import {
  BackupClient,
  paginateListBackupVaults,
  paginateListRecoveryPointsByBackupVault,
  paginateListRecoveryPointsByResource,
  type BackupVaultListMember,
} from '@aws-sdk/client-backup';
import { allInTime, clientOptions } from '../../services/aws-account';
import { isHeldByStack, isNotFound, type Finder, type SurveyedRegion } from './finder';
import { allPages } from './pages';
import { sinceTime, type Leftover } from './leftover';
import { TABLE_TYPE } from './tables';

/**
 * The vaults of AWS Backup that the app makes with all that is in them, and copies of its tables in any other vault.
 *
 * All vaults are listed: asked for one that is not there, AWS Backup answers that the caller may not see it.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ListBackupVaults.html
 */
export const recoveryPointFinder: Finder = {
  what: 'AWS Backup vaults and recovery points',
  call: 'backup:ListBackupVaults, backup:ListRecoveryPointsByBackupVault, backup:ListRecoveryPointsByResource',
  async find(place) {
    const { account, region, templateNames } = place;
    const client = new BackupClient(clientOptions(region, account.access));
    const names = templateNames.texts('AWS::Backup::BackupVault', 'BackupVaultName');
    const pages = paginateListBackupVaults({ client }, {}, allInTime());
    const listed = await allPages(pages, ({ BackupVaultList }) => BackupVaultList);
    const vaults = listed.filter(({ BackupVaultName = '' }) => names.includes(BackupVaultName));
    const inVaults = await Promise.all(vaults.map((vault) => pointsIn(client, vault, region)));
    const ofTables = await Promise.all(tableArns(place).map((arn) => pointsOf(client, arn, region)));
    const points = new Map([...ofTables.flat(), ...inVaults.flat()].map((point) => [point.id, point]));
    const left = vaults.filter(({ BackupVaultName = '' }) => !isHeldByStack(place, BackupVaultName));
    return [...points.values(), ...left.map((vault) => vaultLeft(vault, region))];
  },
};

async function pointsIn(
  client: BackupClient,
  { BackupVaultName, Locked }: BackupVaultListMember,
  region: string,
): Promise<Leftover[]> {
  const pages = paginateListRecoveryPointsByBackupVault({ client }, { BackupVaultName }, allInTime());
  const points = await allPages(pages, ({ RecoveryPoints }) => RecoveryPoints);
  return points.map(({ RecoveryPointArn = '', CreationDate, CalculatedLifecycle }) => {
    const end = CalculatedLifecycle?.DeleteAt;
    const ends = end ? `; it ends on ${end.toISOString()}` : '';
    const locked = Locked ? '; the vault is locked, so nobody can delete it sooner' : '';
    const about = `in vault ${BackupVaultName}${ends}${locked}`;
    return pointLeft(RecoveryPointArn, BackupVaultName ?? '', region, CreationDate, about);
  });
}

async function pointsOf(client: BackupClient, ResourceArn: string, region: string): Promise<Leftover[]> {
  try {
    const pages = paginateListRecoveryPointsByResource({ client }, { ResourceArn }, allInTime());
    const points = await allPages(pages, ({ RecoveryPoints }) => RecoveryPoints);
    return points.map(({ RecoveryPointArn = '', BackupVaultName = '', CreationDate }) =>
      pointLeft(RecoveryPointArn, BackupVaultName, region, CreationDate, `in vault ${BackupVaultName}`),
    );
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return [];
  }
}

const pointLeft = (id: string, vault: string, region: string, made: Date | undefined, about: string): Leftover => ({
  kind: 'AWS Backup recovery point',
  id,
  place: region,
  fate: 'stays',
  ...sinceTime(made),
  about,
  costs: 'by use: its size, by the month, until it ends',
  remove: [
    `aws backup delete-recovery-point --backup-vault-name ${vault} --recovery-point-arn ${id} --region ${region}`,
  ],
});

const vaultLeft = (
  { BackupVaultName, BackupVaultArn = '', CreationDate, NumberOfRecoveryPoints = 0 }: BackupVaultListMember,
  region: string,
): Leftover => ({
  kind: 'AWS Backup vault',
  id: BackupVaultArn,
  place: region,
  fate: 'stays',
  ...sinceTime(CreationDate),
  about: `${NumberOfRecoveryPoints} recovery points; only an empty one can be deleted`,
  costs: 'itself nothing',
  remove: [`aws backup delete-backup-vault --backup-vault-name ${BackupVaultName} --region ${region}`],
});

const tableArns = ({ account: { partition, id }, region, templateNames }: SurveyedRegion): string[] =>
  templateNames.texts(TABLE_TYPE, 'TableName').map((name) => `arn:${partition}:dynamodb:${region}:${id}:table/${name}`);
