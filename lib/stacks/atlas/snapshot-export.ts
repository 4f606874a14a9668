import { Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnCloudBackupSnapshotExportBucket } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { ExportBucket } from '../common/export-bucket';
import { acknowledge } from '../validation/acknowledge';
import type { CloudProviderAccess } from './cloud-provider-access';
import type { AtlasProject } from './project';

export interface SnapshotExportProps {
  readonly project: AtlasProject;
  readonly access: CloudProviderAccess;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * A bucket of this account that Atlas may write snapshots into, as compressed JSON documents that need no MongoDB to be read. When it
 * does so is part of the backup schedule.
 *
 * Its role can write and not read: what was exported is out of Atlas's reach.
 * https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class SnapshotExport extends Construct {
  /** What a backup schedule names; not the bucket's own name. */
  readonly exportBucketId: string;
  readonly bucket: s3.Bucket;
  readonly resource: CfnCloudBackupSnapshotExportBucket;

  constructor(scope: Construct, id: string, { project, access, removalPolicy }: SnapshotExportProps) {
    super(scope, id);
    this.bucket = new ExportBucket(this, 'Bucket', { removalPolicy });
    const { role, authorization, roleId } = access.role(
      this,
      'Role',
      'MongoDB Atlas exports snapshots into one bucket',
      [
        new iam.PolicyStatement({ actions: ['s3:GetBucketLocation'], resources: [this.bucket.bucketArn] }),
        new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects('*')] }),
      ],
    );
    acknowledge(
      this.bucket,
      'S1',
      'Only Atlas writes it and nobody here reads it; access logs would fill a second bucket like it',
    );
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as s3.CfnBucket);
    acknowledge(
      role,
      `IAM5[Resource::<${bucketId}.Arn>/*]`,
      'Objects of the one bucket, named by Atlas as it writes them',
    );
    this.resource = new CfnCloudBackupSnapshotExportBucket(this, 'Resource', {
      ...project.ref,
      bucketName: this.bucket.bucketName,
      iamRoleId: roleId,
    });
    this.resource.applyRemovalPolicy(removalPolicy);
    this.exportBucketId = this.resource.attrId;
    for (const part of [this.bucket, role, authorization, this.resource])
      demonstrates(part, 'POR-02', 'REL-06', 'INT-04');
  }
}
