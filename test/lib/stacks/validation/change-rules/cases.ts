import type { ProfileName } from '../../../../../lib/settings/schema';
import { firstOf, idsOf, type Resources } from '../service-rules/cases/mutation';

/** Changes that one deployment would make: from a profile's stack, itself changed where there is a `before`, to the same one changed. */
export interface ChangeCase {
  readonly profile: ProfileName;
  readonly stack: string;
  readonly before?: (resources: Resources) => void;
  readonly after: (resources: Resources) => void;
}

type Cases = Record<string, Omit<ChangeCase, 'profile' | 'stack'>>;

const inStack = (profile: ProfileName, stack: string, cases: Cases): Record<string, ChangeCase> =>
  Object.fromEntries(Object.entries(cases).map(([what, one]) => [what, { profile, stack, ...one }]));

const table = (resources: Resources) => firstOf(resources, 'AWS::DynamoDB::GlobalTable').Properties;
const replica = (resources: Resources) => table(resources).Replicas[0];
const addReplica = (resources: Resources, Region: string) =>
  table(resources).Replicas.push({ ...structuredClone(replica(resources)), Region });
const unprotect = (resources: Resources) =>
  table(resources).Replicas.forEach(
    (one: { DeletionProtectionEnabled: boolean }) => (one.DeletionProtectionEnabled = false),
  );
/** On both sides, so that a replica may go. */
const unprotected = ({ before, after }: Cases[string]): Cases[string] => ({
  before: (resources) => (before?.(resources), unprotect(resources)),
  after: (resources) => (unprotect(resources), after(resources)),
});
const removeReplica = (resources: Resources) => table(resources).Replicas.shift();
const addIndex = (resources: Resources, IndexName: string) =>
  table(resources).GlobalSecondaryIndexes.push({ ...table(resources).GlobalSecondaryIndexes[0], IndexName });
const strong = (resources: Resources) => (table(resources).MultiRegionConsistency = 'STRONG');
const vault = (resources: Resources) => firstOf(resources, 'AWS::Backup::BackupVault').Properties;
const region = (resources: Resources) =>
  firstOf(resources, 'MongoDB::Atlas::Cluster').Properties.ReplicationSpecs[0].AdvancedRegionConfigs[0];
const user = (resources: Resources) => firstOf(resources, 'MongoDB::Atlas::DatabaseUser').Properties;
const exportBucket = (resources: Resources) =>
  firstOf(resources, 'MongoDB::Atlas::CloudBackupSnapshotExportBucket').Properties;

/** What must break each rule, and it alone, by its id. */
export const broken: Readonly<Record<string, Record<string, ChangeCase>>> = {
  'table-one-replica-at-a-time': inStack('production', 'DynamoDb', {
    'two that come': {
      after: (resources) => ['eu-north-1', 'eu-west-3'].forEach((region) => addReplica(resources, region)),
    },
    'two that go': unprotected({
      before: (resources) => addReplica(resources, 'eu-north-1'),
      after: removeReplica,
    }),
    'one in place of another': unprotected({ after: (resources) => (replica(resources).Region = 'eu-north-1') }),
  }),
  'table-replica-alone': inStack('production', 'DynamoDb', {
    'another billing mode beside one that comes': {
      before: removeReplica,
      after: (resources) => (table(resources).BillingMode = 'PAY_PER_REQUEST'),
    },
    'another recovery window of one that stays beside one that goes': unprotected({
      after: (resources) => {
        removeReplica(resources);
        replica(resources).PointInTimeRecoverySpecification.RecoveryPeriodInDays = 7;
      },
    }),
    'a property that vanishes beside one that goes': unprotected({
      after: (resources) => {
        removeReplica(resources);
        delete table(resources).TimeToLiveSpecification;
      },
    }),
  }),
  'table-protected-replica-stays': inStack('production', 'DynamoDb', {
    'a protected one that goes': { after: removeReplica },
  }),
  'table-replica-before-its-policy': inStack('production', 'DynamoDb', {
    'one that comes with its policy': {
      before: removeReplica,
      after: (resources) => (replica(resources).ResourcePolicy = table(resources).Replicas[1].ResourcePolicy),
    },
  }),
  'table-one-index-at-a-time': inStack('production', 'DynamoDb', {
    'two that come': { after: (resources) => ['one', 'two'].forEach((name) => addIndex(resources, name)) },
    'one in place of another': {
      after: (resources) => (table(resources).GlobalSecondaryIndexes[0].IndexName = 'by-amount'),
    },
  }),
  'table-stream-before-replicas': inStack('production', 'DynamoDb', {
    'another view': { after: (resources) => (table(resources).StreamSpecification.StreamViewType = 'KEYS_ONLY') },
    'a stream that goes': { after: (resources) => delete table(resources).StreamSpecification },
  }),
  'fixed-name-not-replaced': {
    ...inStack('production', 'DynamoDb', {
      'a vault with another key': { after: (resources) => (vault(resources).EncryptionKeyArn = 'arn:aws:kms:another') },
      'a vault without its key': { after: (resources) => delete vault(resources).EncryptionKeyArn },
      'a vault that was made without one': {
        before: (resources) => delete vault(resources).EncryptionKeyArn,
        after: () => undefined,
      },
      'a table without its local index': { after: (resources) => delete table(resources).LocalSecondaryIndexes },
      'a vault under another logical id': {
        after: (resources) => {
          const [id] = idsOf(resources, 'AWS::Backup::BackupVault');
          resources['Renamed'] = resources[id];
          delete resources[id];
        },
      },
    }),
    ...inStack('showcase', 'Analytics', {
      'an integration from another table': {
        after: (resources) =>
          (firstOf(resources, 'AWS::Redshift::Integration').Properties.SourceArn = 'arn:aws:another'),
      },
    }),
  },
  'atlas-export-bucket-as-made': inStack('production', 'Atlas', {
    'another bucket': { after: (resources) => (exportBucket(resources).BucketName = 'another') },
    'another role': { after: (resources) => (exportBucket(resources).IamRoleID = 'another') },
  }),
  'atlas-cluster-keeps-its-kind': inStack('free', 'Atlas', {
    'a shared one that becomes dedicated': { after: (resources) => (region(resources).ProviderName = 'AWS') },
    'a dedicated one that becomes shared': {
      before: (resources) => (region(resources).ProviderName = 'AWS'),
      after: () => undefined,
    },
    'a shared one of another kind': { after: (resources) => (region(resources).ProviderName = 'FLEX') },
  }),
  'atlas-user-keeps-its-name': inStack('trial', 'Atlas', {
    'another name': { after: (resources) => (user(resources).Username = 'another') },
    'another authentication database': { after: (resources) => (user(resources).DatabaseName = 'another') },
  }),
};

/** What no rule minds. */
export const allowed: Readonly<Record<string, ChangeCase>> = inStack('production', 'DynamoDb', {
  'a replica that comes': { before: removeReplica, after: () => undefined },
  'an unprotected replica that goes': unprotected({ after: removeReplica }),
  'another billing mode': { after: (resources) => (table(resources).BillingMode = 'PAY_PER_REQUEST') },
  'an index that comes': { after: (resources) => addIndex(resources, 'by-amount') },
  'several replicas of a strongly consistent table': {
    before: strong,
    after: (resources) => {
      strong(resources);
      ['eu-north-1', 'eu-west-3'].forEach((region) => addReplica(resources, region));
    },
  },
  'another stream of a strongly consistent table': {
    before: strong,
    after: (resources) => {
      strong(resources);
      table(resources).StreamSpecification.StreamViewType = 'KEYS_ONLY';
    },
  },
  'the stream of a table with one replica': {
    before: removeReplica,
    after: (resources) => {
      removeReplica(resources);
      table(resources).StreamSpecification.StreamViewType = 'KEYS_ONLY';
    },
  },
  'a vault of another name with another key': {
    after: (resources) =>
      Object.assign(vault(resources), { BackupVaultName: 'other', EncryptionKeyArn: 'arn:another' }),
  },
  'a vault that goes': {
    after: (resources) => idsOf(resources, 'AWS::Backup::BackupVault').forEach((id) => delete resources[id]),
  },
});
