import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TableBackup, type TableBackupProps } from '../../../../lib/stacks/dynamodb/backup';
import { ordersTableScope } from '../../../support/orders-table-scope';
import { statementsOfRole, takenOnBy } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED, textOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

function backupTemplate({ customerKey, ...props }: Omit<TableBackupProps, 'table'> & { customerKey: boolean }) {
  const { stack, table, encryption } = ordersTableScope(settingsOf('trial', { 'dynamodb.customerKey': customerKey }));
  new TableBackup(stack, 'Backup', { ...props, table, ...(encryption.key ? { key: encryption.key } : {}) });
  return Template.fromStack(stack);
}

const deleteAfter = Duration.days(42);
const template = backupTemplate({
  customerKey: true,
  vaultLock: false,
  removalPolicy: RemovalPolicy.DESTROY,
  deleteAfter,
});
const vault = onlyResource(template, 'AWS::Backup::BackupVault');
const plan = onlyResource(template, 'AWS::Backup::BackupPlan');
const selection = onlyResource(template, 'AWS::Backup::BackupSelection').Properties.BackupSelection;
const other = backupTemplate({
  customerKey: false,
  vaultLock: true,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  deleteAfter,
});

describe('the backup plan', () => {
  const rules = plan.Properties.BackupPlan.BackupPlanRule;
  const [rule] = rules;

  it('copies the table once a day', () => {
    expect(rules).toHaveLength(1);
    expect(rule.ScheduleExpression).toBe('cron(30 2 * * ? *)');
  });

  it('begins within an hour and gives up after eight', () => {
    expect([rule.StartWindowMinutes, rule.CompletionWindowMinutes]).toStrictEqual([60, 480]);
  });

  it('keeps a copy as long as the setting says', () => {
    expect(rule.Lifecycle).toStrictEqual({ DeleteAfterDays: 42 });
  });

  it('keeps it in the vault', () => {
    expect(rule.TargetBackupVault).toStrictEqual({ 'Fn::GetAtt': [vault.id, 'BackupVaultName'] });
  });

  it('takes the orders table and nothing else', () => {
    const table = onlyResource(template, 'AWS::DynamoDB::GlobalTable').id;
    expect(selection.Resources).toStrictEqual([{ 'Fn::GetAtt': [table, 'Arn'] }]);
    expect(selection).not.toHaveProperty('ListOfTags');
  });

  it('acts by a role that only AWS Backup assumes, with AWS’s own policy for making backups', () => {
    const role = onlyResource(template, 'AWS::IAM::Role');
    expect(selection.IamRoleArn).toStrictEqual({ 'Fn::GetAtt': [role.id, 'Arn'] });
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toStrictEqual(takenOnBy('backup.amazonaws.com'));
    expect(role.Properties.ManagedPolicyArns.map(textOf)).toStrictEqual([
      'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
    ]);
    expect(statementsOfRole(template, role.id)).toStrictEqual([]);
  });
});

describe('the backup vault', () => {
  const otherVault = onlyResource(other, 'AWS::Backup::BackupVault');

  it('is encrypted with the key of the table', () => {
    const key = onlyResource(template, 'AWS::KMS::Key').id;
    expect(vault.Properties.EncryptionKeyArn).toStrictEqual({ 'Fn::GetAtt': [key, 'Arn'] });
  });

  it('is encrypted with AWS Backup’s own key where the table has none', () => {
    expect(otherVault.Properties).not.toHaveProperty('EncryptionKeyArn');
  });

  it('is locked only where the setting says so: it cannot be undone', () => {
    expect(vault.Properties).not.toHaveProperty('LockConfiguration');
  });

  it('has three days in which a lock can still be taken back, and holds a backup for seven at least', () => {
    expect(otherVault.Properties.LockConfiguration).toStrictEqual({ MinRetentionDays: 7, ChangeableForDays: 3 });
  });

  it('goes with the stack in a trial and outlives it where the profile retains', () => {
    expect(removalOf(vault)).toStrictEqual(DELETED);
    expect(removalOf(otherVault)).toStrictEqual(RETAINED);
  });
});
