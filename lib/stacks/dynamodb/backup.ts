import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { limitTrust, ofThisAccount } from '../common/service-principal';
import { BACKUP_NAME } from '../names';
import { acknowledge } from '../validation/acknowledge';

export interface TableBackupProps {
  /** How long a copy is kept. */
  readonly deleteAfter: Duration;
  /** Whether nobody can delete a copy before its time, three days after the lock was set. */
  readonly vaultLock: boolean;
  readonly removalPolicy: RemovalPolicy;
  readonly table: TableV2;
  /** Key of the vault; AWS Backup's own where left out. */
  readonly key?: kms.IKey;
}

/**
 * A full copy of the table every day, kept in a vault that outlives the table. Point-in-time recovery ends when its table is deleted
 * for good; this does not.
 *
 * A copy on demand and a restore are commands, not state: docs/backup-and-restore.md.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_HowItWorksAWS.html
 */
export class TableBackup extends Construct {
  constructor(scope: Construct, id: string, props: TableBackupProps) {
    super(scope, id);
    const { table, key, deleteAfter, vaultLock, removalPolicy } = props;
    const vault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: BACKUP_NAME,
      removalPolicy,
      ...(key ? { encryptionKey: key } : {}),
      ...(vaultLock ? { lockConfiguration: { minRetention: Duration.days(7), changeableFor: Duration.days(3) } } : {}),
    });
    const plan = new backup.BackupPlan(this, 'Plan', {
      backupPlanName: BACKUP_NAME,
      backupVault: vault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          ruleName: 'Daily',
          scheduleExpression: events.Schedule.cron({ hour: '2', minute: '30' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter,
        }),
      ],
    });
    const selection = plan.addSelection('Orders', { resources: [backup.BackupResource.fromDynamoDbTable(table)] });
    limitTrust(selection.node.findChild('Role'), ofThisAccount(this));
    acknowledge(
      selection,
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'The policy that AWS keeps for its own backup service: what that needs changes with the service',
    );
    for (const part of [vault, plan, selection]) {
      const resource = part.node.defaultChild ?? part.node.findChild('Resource');
      demonstrates(resource, 'REL-03');
    }
  }
}
