import { z } from 'zod';
import { ATLAS_TYPES } from './atlas-types';
import { field } from './field';
import { API_KEY_PROFILE, apiKeySecretName, ATLAS_ID } from '../atlas-admin/identifiers';
import { LARGEST_DISK_GB, MONGODB_VERSIONS, PROVISIONED_IOPS, TLS_VERSIONS } from './vendor-facts';
import { count, flagField, choiceField, privateCidr, networkField, regionValue, numberField } from './values';

/** M0 and Flex run on shared hosts; all others are dedicated. https://www.mongodb.com/docs/atlas/cluster-tier/ */
export const SHARED_SIZES = ['M0', 'FLEX'] as const;
export const DEDICATED_SIZES = ['M10', 'M20', 'M30', 'M40', 'M50', 'M60', 'M80', 'M140', 'M200', 'M300'] as const;
const dedicatedSize = z.enum(DEDICATED_SIZES);

/** Most members a MongoDB replica set can have. https://www.mongodb.com/docs/manual/core/replica-set-members/ */
export const MAX_NODES = 50;

const NODES_COST = 'by the hour for every node';

const nodes = (about: string) => numberField(0, MAX_NODES, { about, unit: 'nodes', costs: NODES_COST });

const nodeCounts = {
  electableNodes: count(0, 7),
  readOnlyNodes: count(0, MAX_NODES),
  analyticsNodes: count(0, MAX_NODES),
};

/** Strict: a misspelt `cidr` would otherwise be left out in silence. */
const otherRegion = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('AWS'),
    region: regionValue('AWS'),
    ...nodeCounts,
    cidr: privateCidr(21, 24).optional(),
  }),
  z.strictObject({ provider: z.literal('GCP'), region: regionValue('GCP'), ...nodeCounts }),
  z.strictObject({ provider: z.literal('AZURE'), region: regionValue('AZURE'), ...nodeCounts }),
]);

const autoscalingSchema = z.object({
  compute: flagField({
    about: 'Whether Atlas changes the instance size with the load, between the two bounds.',
    costs: 'by the hour of the size in use',
  }),
  minInstanceSize: field(dedicatedSize.optional(), {
    about: 'Smallest size that autoscaling may go down to.',
    allowed: `left out, or ${DEDICATED_SIZES.join(', ')}`,
  }),
  maxInstanceSize: field(dedicatedSize.optional(), {
    about: 'Largest size that autoscaling may go up to.',
    allowed: `left out, or ${DEDICATED_SIZES.join(', ')}`,
    costs: 'by the hour while scaled up',
  }),
  disk: flagField({
    about: 'Whether Atlas grows the disks when they are 90 % full.',
    costs: 'by the hour for the larger disk; disks do not shrink by themselves',
  }),
});

const maintenanceSchema = z.object({
  dayOfWeek: field(count(1, 7), {
    about: 'Day on which Atlas may restart nodes to maintain them.',
    allowed: '1 (Sunday) to 7 (Saturday)',
  }),
  hourOfDay: numberField(0, 23, {
    about: 'Hour, in the project’s time zone (UTC by default), at which maintenance begins.',
  }),
});

/** Ways to sign in beside the IAM roles; all are left out by default. */
const usersSchema = z.object({
  x509Name: field(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .optional(),
    {
      about: 'Name of a database user that signs in with a certificate that Atlas issues.',
      allowed: 'left out, or 1 to 64 letters, digits, _ or -',
    },
  ),
  oidcSubject: field(
    z
      .string()
      .regex(/^[0-9a-f]{24}\/.{1,200}$/)
      .optional(),
    {
      about: 'Workload identity that signs in by OpenID Connect.',
      allowed: 'left out, or IDENTITY_PROVIDER_ID/SUBJECT with the provider’s 24 hexadecimal digits from Atlas',
    },
  ),
  scramSecretName: field(
    z
      .string()
      .regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/)
      .optional(),
    {
      about:
        'Secrets Manager secret with the keys username and password of a database user that signs in with a password.',
      allowed: 'left out, or the name of a secret in the same account and region',
      costs: 'by the month for the secret',
    },
  ),
});

/** A type that is named twice would be activated twice, which fails. */
const atlasTypeNames = z
  .array(z.enum(ATLAS_TYPES))
  .nonempty()
  .refine((names) => new Set(names).size === names.length);

export const atlasSchema = z.object({
  orgId: field(z.string().regex(ATLAS_ID.pattern).optional(), {
    about:
      'Atlas organisation that gets the project; default of the parameter AtlasOrgId. Left out, the deploy must give it.',
    allowed: `${ATLAS_ID.allowed} (Atlas: Organization Settings, Organization ID)`,
    nearest: (given) => (typeof given === 'string' ? given.trim().toLowerCase() : undefined),
  }),
  profile: field(z.string().regex(API_KEY_PROFILE.pattern), {
    about: `Default of the parameter AtlasProfile: the API key is read from the secret ${apiKeySecretName('NAME')} of the same account and region.`,
    allowed: API_KEY_PROFILE.allowed,
    costs: 'by the month for the secret',
  }),
  activateTypes: field(z.union([z.boolean(), atlasTypeNames]), {
    about:
      'Whether AtlasExtensions activates the MongoDB::Atlas::* types, the same in every profile: false where the account has them all active already, the names of the others where it has some.',
    allowed: `true, false, or a list of names without repetition, as ["MongoDB::Atlas::Trigger"], of: ${ATLAS_TYPES.join(', ')}`,
    costs: 'by use: CloudFormation handler operations of third-party types beyond the free ones',
  }),
  connectionString: field(z.string().optional(), {
    about:
      'Serves orders from a cluster that exists already: AtlasExtensions and Atlas are then not in the app. Where auth is none, the address may name the database.',
    allowed: 'a mongodb:// or mongodb+srv:// address without user and password, or left out',
  }),
  auth: field(z.enum(['aws-iam', 'none']), {
    about: 'How the function signs in to the cluster.',
    allowed: 'aws-iam; none only with a connectionString that names one server on this machine',
  }),
  reservedConcurrency: field(count(1, 10_000).optional(), {
    about:
      'Most runs at a time of the function that serves orders, which bounds its connections to the cluster. Left out, it is the account’s own limit: a new account may have too low a one to reserve anything.',
    allowed:
      'left out, or as many as the connections of a node allow: 496 on M10, 996 on M30; Lambda keeps 100 of the account’s unreserved',
    unit: 'runs at a time',
    costs: 'nothing; other functions cannot use what is reserved',
  }),
  instanceSize: choiceField([...SHARED_SIZES, ...DEDICATED_SIZES], {
    about: 'Size of every electable and read-only node.',
    costs: 'M0 nothing; FLEX and dedicated by the hour for every node',
  }),
  diskSizeGb: field(count(10, Math.max(...Object.values(LARGEST_DISK_GB.value))).optional(), {
    about:
      'Size of each node’s disk; left out, the size’s standard. An update sends it again, also after Atlas has grown it.',
    allowed: 'left out, or 10 to what the instance size can have: 128 on M10, 512 on M30, at most 4096',
    unit: 'GB',
    costs: 'by the hour',
  }),
  diskIops: field(count(PROVISIONED_IOPS.value.least, PROVISIONED_IOPS.value.most).optional(), {
    about: 'Provisioned disk operations of each node; left out, the size’s standard.',
    allowed: 'left out, or 100 to 64000, at most 50 for each GB of the disk; M30 and larger, on AWS alone',
    unit: 'operations per second',
    costs: 'by the hour',
  }),
  electableNodes: field(count(1, 7), {
    about: 'Nodes in the home region that can become primary; Atlas spreads them over its zones.',
    allowed: '1 to 7; 3, 5 or 7 over all regions',
    unit: 'nodes',
    costs: NODES_COST,
  }),
  readOnlyNodes: nodes('Nodes in the home region that serve reads near it and never become primary.'),
  analyticsNodes: nodes('Nodes in the home region kept apart for analytical reads.'),
  otherRegions: field(z.array(otherRegion), {
    about: 'Further regions of the cluster, in order of preference for the primary after the home region.',
    allowed:
      'a list of {"provider":"AWS","region":"eu-central-1","electableNodes":2,"readOnlyNodes":0,"analyticsNodes":0,"cidr":"192.168.240.0/21"}; ' +
      'provider AWS, GCP or AZURE (these two without cidr); region in the cloud’s spelling or Atlas’s; cidr where AWS and peering',
    costs: `${NODES_COST}; data transfer between regions by use`,
  }),
  autoscaling: autoscalingSchema,
  versionRelease: choiceField(['LTS', 'CONTINUOUS'], {
    about: 'LTS stays on a major version until told; CONTINUOUS takes every release as it comes.',
  }),
  mongoDbVersion: field(z.enum(MONGODB_VERSIONS.value).optional(), {
    about: 'Major version to stay on; left out with CONTINUOUS.',
    allowed: `left out, or ${MONGODB_VERSIONS.value.join(', ')}`,
  }),
  minimumTls: choiceField(TLS_VERSIONS.value, {
    about: 'Oldest TLS that the cluster accepts. TLS itself cannot be switched off.',
  }),
  backup: flagField({
    about: 'Whether Atlas takes snapshots, by the schedule in lib/stacks/atlas/backup-schedule.ts.',
    condition: 'M10 and larger',
    costs: 'by use: snapshot storage',
  }),
  pit: flagField({
    about: 'Whether Atlas keeps the operations log for a restore to any second.',
    condition: 'needs backup, M10 and larger',
    costs: 'by use: log storage',
  }),
  restoreWindowDays: numberField(1, 35, {
    about: 'How far back a point-in-time restore reaches.',
    unit: 'days',
    costs: 'by use: log storage',
  }),
  terminationProtection: flagField({
    about: 'Whether Atlas refuses to delete the cluster until it is switched off.',
    costs: 'nothing',
  }),
  peering: flagField({
    about: 'Whether the VPC is peered with Atlas’s network: the cluster is then reached by private addresses only.',
    condition: 'M10 and larger',
    costs: 'nothing by the hour; data transfer between zones and regions by use',
  }),
  cidr: networkField(21, 24, '192.168.248.0/21', {
    about: 'Address range of Atlas’s network in the home region. Fixed once a cluster or a peering exists there.',
  }),
  customerKey: flagField({
    about: 'Whether Atlas encrypts its storage with a KMS key of this account on top of the cloud’s own encryption.',
    condition: 'M10 and larger',
    costs: 'by the month for the key, and by use for requests to KMS',
  }),
  privateEndpoint: flagField({
    about:
      'Whether the cluster also has private addresses in the VPC (PrivateLink), which a VPN or another network can reach.',
    condition: 'M10 and larger',
    costs: 'by the hour for each zone; data by use',
  }),
  snapshotExport: flagField({
    about: 'Whether snapshots are exported to a bucket of this account.',
    condition: 'needs backup',
    costs: 'by use: data exported and kept in S3',
  }),
  eventBridge: flagField({
    about: 'Whether changes of orders are sent to EventBridge, where the totals function takes them.',
    condition: 'M10 and larger, and an App Services app with the cluster as data source',
    costs: 'by use: trigger runs and events',
  }),
  auditing: flagField({
    about: 'Whether Atlas records who signed in and what they changed.',
    condition: 'M10 and larger',
    costs: 'by the hour, a share of the cluster’s price',
  }),
  alerts: flagField({
    about: 'Whether the project’s owners are told of a full disk, too many connections or a lagging node.',
    condition: 'M10 and larger',
    costs: 'nothing',
  }),
  maintenance: maintenanceSchema,
  users: usersSchema,
});
