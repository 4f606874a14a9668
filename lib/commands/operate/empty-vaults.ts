import {
  DeleteRecoveryPointCommand,
  DescribeBackupVaultCommand,
  ListRecoveryPointsByBackupVaultCommand,
} from '@aws-sdk/client-backup';
import { Refusal } from '../../errors';
import { pollUntilDone } from './poll-until-done';
import type { Step } from './step';
import { allPages, ask, asText, namesOf } from './to-empty';

const IF_GONE = { ResourceNotFoundException: undefined };

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
export const vaultsAreNotLocked = (vaults: readonly string[]): Step => ({
  call: 'backup:DescribeBackupVault',
  kind: 'reads',
  parameters: { BackupVaultName: asText(vaults) },
  does: 'Makes sure that no vault is locked, before anything is deleted.',
  async run(context) {
    for (const BackupVaultName of namesOf(vaults, context.found)) {
      const command = { service: 'backup', command: DescribeBackupVaultCommand, errors: IF_GONE } as const;
      const vault = await ask(context, { ...command, parameters: { BackupVaultName } });
      if (!vault?.Locked || !vault.NumberOfRecoveryPoints) continue;
      const until = vault.LockDate ? `, from ${vault.LockDate.toISOString()} on for good` : '';
      throw new Refusal(
        `Vault ${BackupVaultName} is locked${until}: nobody can delete its ${vault.NumberOfRecoveryPoints} recovery points before their time. ` +
          `A lock that can still be taken off: aws backup delete-backup-vault-lock-configuration --backup-vault-name ${BackupVaultName}. ` +
          'Else leave the vault until they have expired, and empty the buckets alone: --bucket.',
      );
    }
    return {};
  },
});

const KEPT =
  'A recovery point is kept: by a legal hold (aws backup list-legal-holds), or because a copy or restore of it has to end first.';

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DeleteRecoveryPoint.html */
export const emptyVaults = (vaults: readonly string[]): Step => ({
  call: 'backup:DeleteRecoveryPoint',
  kind: 'changes',
  parameters: { BackupVaultName: asText(vaults) },
  does: 'Deletes every recovery point (backup:ListRecoveryPointsByBackupVault lists them), and waits until they are gone.',
  async run(context) {
    const asked = new Set<string>();
    for (const BackupVaultName of namesOf(vaults, context.found)) {
      const look = async () => {
        const points = await allPages(
          (from) =>
            ask(context, {
              service: 'backup',
              command: ListRecoveryPointsByBackupVaultCommand,
              parameters: { BackupVaultName, ...from },
              errors: IF_GONE,
            }),
          ({ RecoveryPoints }) => RecoveryPoints,
        );
        for (const { RecoveryPointArn = '', Status } of points) {
          if (asked.has(RecoveryPointArn) || Status === 'DELETING') continue;
          await ask(context, {
            service: 'backup',
            command: DeleteRecoveryPointCommand,
            parameters: { BackupVaultName, RecoveryPointArn },
            changes: true,
            errors: { ...IF_GONE, InvalidRequestException: KEPT, InvalidResourceStateException: KEPT },
          });
          asked.add(RecoveryPointArn);
        }
        return points.length ? `${points.length} recovery points are still in vault ${BackupVaultName}` : undefined;
      };
      await pollUntilDone(look, context);
    }
    return { RecoveryPointsDeleted: String(asked.size) };
  },
});
