import { Template } from 'aws-cdk-lib/assertions';
import { BackupSchedule } from '../../../../lib/stacks/atlas/backup-schedule';
import { CloudProviderAccess } from '../../../../lib/stacks/atlas/cloud-provider-access';
import { AtlasCluster } from '../../../../lib/stacks/atlas/cluster';
import { CustomerKey } from '../../../../lib/stacks/atlas/customer-key';
import { SnapshotExport } from '../../../../lib/stacks/atlas/snapshot-export';
import type { Settings } from '../../../../lib/settings/schema';
import { projectScope } from '../../../support/atlas-scope';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

function templateOf(settings: Settings, withExport = true): Template {
  const { stack, props } = projectScope(settings);
  const access = new CloudProviderAccess(stack, 'CloudProviderAccess', props);
  const customerKey = new CustomerKey(stack, 'CustomerKey', { ...props, access });
  const cluster = new AtlasCluster(stack, 'Cluster', { ...props, customerKey });
  const snapshotExport = withExport ? new SnapshotExport(stack, 'SnapshotExport', { ...props, access }) : undefined;
  new BackupSchedule(stack, 'BackupSchedule', { ...props, cluster, snapshotExport });
  return Template.fromStack(stack);
}

describe('the export of snapshots', () => {
  const template = templateOf(settingsOf('production'));
  const bucket = onlyResource(template, 'AWS::S3::Bucket');
  const role = onlyResource(template, 'AWS::IAM::Role', 'SnapshotExport');
  const authorization = onlyResource(template, 'Custom::AtlasCloudProviderAuthorization', 'SnapshotExport');
  const exportBucket = onlyResource(template, 'MongoDB::Atlas::CloudBackupSnapshotExportBucket');
  const schedule = onlyResource(template, 'MongoDB::Atlas::CloudBackupSchedule');

  it('may write into one bucket, and not read it', () => {
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      { effect: 'Allow', actions: ['s3:GetBucketLocation'], resources: [`\${${bucket.id}.Arn}`] },
      { effect: 'Allow', actions: ['s3:PutObject'], resources: [`\${${bucket.id}.Arn}/*`] },
    ]);
  });

  it('is known to Atlas by the role that it has taken on: its id there, not its ARN', () => {
    expect(exportBucket.Properties).toStrictEqual({
      ProjectId: { 'Fn::GetAtt': [onlyResource(template, 'MongoDB::Atlas::Project').id, 'Id'] },
      Profile: 'keys',
      BucketName: { Ref: bucket.id },
      IamRoleID: { 'Fn::GetAtt': [authorization.id, 'RoleId'] },
    });
  });

  it('has a role of its own, which can do nothing with the customer key', () => {
    expect(authorization.Properties.IamRoleArn).toStrictEqual({ 'Fn::GetAtt': [role.id, 'Arn'] });
    const other = onlyResource(template, 'Custom::AtlasCloudProviderAuthorization', 'CustomerKey');
    expect(authorization.Properties.RoleId).not.toStrictEqual(other.Properties.RoleId);
  });

  it('is done by the schedule, as often as one of its snapshots is taken', () => {
    const { Export, AutoExportEnabled, Policies } = schedule.Properties;
    expect(AutoExportEnabled).toBe(true);
    expect(Export.ExportBucketId).toStrictEqual({ 'Fn::GetAtt': [exportBucket.id, 'Id'] });
    const taken = Policies[0].PolicyItems.map(({ FrequencyType }: { FrequencyType: string }) => FrequencyType);
    expect(taken).toContain(Export.FrequencyType);
    expect(Export.FrequencyType).not.toBe('hourly');
  });

  it('ends before its bucket is taken from Atlas, and that before the role', () => {
    const graph = new TemplateGraph(template);
    expect(graph.comesBefore(exportBucket.id, schedule.id)).toBe(true);
    expect(graph.comesBefore(authorization.id, exportBucket.id)).toBe(true);
    expect(graph.comesBefore(role.id, authorization.id)).toBe(true);
  });

  it('stays where the cluster stays', () => {
    for (const resource of [bucket, role, authorization, exportBucket])
      expect(removalOf(resource)).toStrictEqual(RETAINED);
  });
});

describe('a backup schedule without export', () => {
  it('says so, and names no bucket', () => {
    const schedule = onlyResource(templateOf(settingsOf('production'), false), 'MongoDB::Atlas::CloudBackupSchedule');
    expect(schedule.Properties.AutoExportEnabled).toBe(false);
    expect(schedule.Properties).not.toHaveProperty('Export');
  });
});
