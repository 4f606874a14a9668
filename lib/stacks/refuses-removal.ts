import type { VendorFact } from '../settings/vendor-fact';

/** A type of resource that its service does not delete as long as it holds data, or is protected. */
export interface RefusesRemoval {
  readonly type: string;
  /** Property that protects it; without one it is what it holds that is in the way. */
  readonly protectedBy?: string;
  /** What has to be done before the stack is destroyed, as the take-down text says it. */
  readonly first: string;
}

/** Carried out by lib/commands/operate/empty.ts. */
export const EMPTY = 'npm run operate -- empty';

const refuses = (source: string, value: RefusesRemoval): VendorFact<RefusesRemoval> => ({
  id: `removal-of-${value.type}`,
  source,
  checked: '2026-11-25',
  value,
});

/** What else the stacks have goes whatever it holds: a queue, a log group, a table, a warehouse, a cluster with its snapshots. */
export const REFUSES_REMOVAL: readonly VendorFact<RefusesRemoval>[] = [
  refuses('https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html', {
    type: 'AWS::S3::Bucket',
    first: EMPTY,
  }),
  refuses('https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DeleteBackupVault.html', {
    type: 'AWS::Backup::BackupVault',
    first: EMPTY,
  }),
  refuses(
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-replicaspecification.html',
    {
      type: 'AWS::DynamoDB::GlobalTable',
      protectedBy: 'DeletionProtectionEnabled',
      first: '-c dynamodb.deletionProtection=false',
    },
  ),
  refuses(
    'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/cluster/mongodb-atlas-cluster.json',
    {
      type: 'MongoDB::Atlas::Cluster',
      protectedBy: 'TerminationProtectionEnabled',
      first: '-c atlas.terminationProtection=false',
    },
  ),
];
