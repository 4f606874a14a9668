import type { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnEncryptionAtRest } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { atlasRegion } from '../../settings/regions';
import type { CloudProviderAccess } from './cloud-provider-access';
import type { AtlasProject } from './project';

export interface CustomerKeyProps {
  /** Of the key, in AWS's spelling. */
  readonly region: string;
  readonly project: AtlasProject;
  readonly access: CloudProviderAccess;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Encryption at rest with a KMS key of this account, on top of the one that each cloud does by itself. Atlas wraps the key of every
 * node's storage with it, whatever cloud the node is in, and cannot read the data once the key is taken away.
 *
 * The project can use it once this exists; a cluster does so by its own property. Key, role and configuration stay where the cluster
 * stays: without any of them its data, and its snapshots, cannot be read again.
 * https://www.mongodb.com/docs/atlas/security-aws-kms/
 */
export class CustomerKey extends Construct {
  readonly resource: CfnEncryptionAtRest;

  constructor(scope: Construct, id: string, { region, project, access, removalPolicy }: CustomerKeyProps) {
    super(scope, id);
    const key = new kms.Key(this, 'Key', {
      description: 'Encrypts the orders cluster in MongoDB Atlas',
      enableKeyRotation: true,
      removalPolicy,
    });
    const { role, authorization, roleId } = access.role(
      this,
      'Role',
      'MongoDB Atlas encrypts its storage with one KMS key',
      [
        new iam.PolicyStatement({
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'],
          resources: [key.keyArn],
        }),
      ],
    );
    this.resource = new CfnEncryptionAtRest(this, 'Resource', {
      ...project.ref,
      awsKmsConfig: {
        enabled: true,
        customerMasterKeyId: key.keyId,
        region: atlasRegion(region),
        roleId,
      },
    });
    this.resource.applyRemovalPolicy(removalPolicy);
    for (const part of [key, role, authorization, this.resource]) demonstrates(part, 'SEC-05', 'INT-04');
  }
}
