/** What vendors list and change: `npm run docs -- --stale DAYS` names what was read long ago. */
import { availability } from './availability';
import type { VendorFact } from './vendor-fact';

/** GB that a node has where no disk size is given; no size below these can have provisioned operations. */
export const STANDARD_DISK_GB: VendorFact<Readonly<Record<string, number>>> = {
  id: 'atlas-standard-disk',
  source: 'https://www.mongodb.com/docs/atlas/reference/amazon-aws/#cluster-configuration-options',
  checked: '2026-11-25',
  value: { M30: 40, M40: 80, M50: 160, M60: 320, M80: 750, M140: 1_000, M200: 1_500, M300: 2_000 },
};

/** GB that a node's disk can have. */
export const LARGEST_DISK_GB: VendorFact<Readonly<Record<string, number>>> = {
  id: 'atlas-largest-disk',
  source: 'https://www.mongodb.com/docs/atlas/reference/amazon-aws/#cluster-configuration-options',
  checked: '2026-11-25',
  value: {
    M10: 128,
    M20: 255,
    M30: 512,
    M40: 1_024,
    ...Object.fromEntries(['M50', 'M60', 'M80', 'M140', 'M200', 'M300'].map((size) => [size, 4_096])),
  },
};

/**
 * Operations per second of a provisioned volume (io1). Atlas says only that the most depends on size and disk; its provider is tested with
 * 2,000 on the 40 GB of M30, which is this ratio.
 */
export const PROVISIONED_IOPS: VendorFact<{ readonly least: number; readonly most: number; readonly perGb: number }> = {
  id: 'ebs-provisioned-iops',
  source: 'https://docs.aws.amazon.com/opsworks/latest/APIReference/API_EbsBlockDevice.html',
  checked: '2026-11-25',
  value: { least: 100, most: 64_000, perGb: 50 },
};

/** Connections that a node on AWS takes, less those that Atlas keeps for itself. */
export const CONNECTIONS: VendorFact<Readonly<Record<string, number>>> = {
  id: 'atlas-connections',
  source: 'https://www.mongodb.com/docs/atlas/reference/atlas-limits/#connection-limits-and-cluster-tier',
  checked: '2026-11-25',
  value: {
    M10: 1_490,
    M20: 2_990,
    M30: 2_990,
    M40: 5_990,
    M50: 15_990,
    M60: 31_990,
    M80: 95_990,
    M140: 95_990,
    M200: 127_990,
    M300: 127_990,
  },
};

/** Operations a second that a shared size lets through; of dedicated ones no number is published. */
export const M0_OPERATIONS: VendorFact<number> = {
  id: 'atlas-m0-operations',
  source: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  checked: '2026-11-26',
  value: 100,
};
export const FLEX_OPERATIONS: VendorFact<number> = {
  id: 'atlas-flex-operations',
  source: 'https://www.mongodb.com/docs/atlas/reference/flex-limitations/',
  checked: '2026-11-26',
  value: 500,
};

/** Major versions that a dedicated cluster can stay on. */
export const MONGODB_VERSIONS = {
  id: 'atlas-mongodb-versions',
  source: 'https://www.mongodb.com/docs/atlas/reference/faq/database/#which-versions-of-mongodb-do-atlas-clusters-use-',
  checked: '2026-11-25',
  value: ['7.0', '8.0', '9.0'],
} as const satisfies VendorFact<readonly string[]>;

/** Versions of TLS that can be a cluster's oldest; Atlas has put away what is older. */
export const TLS_VERSIONS = {
  id: 'atlas-tls-versions',
  source: 'https://www.mongodb.com/docs/atlas/reference/faq/security/',
  checked: '2026-11-23',
  value: ['TLS1_2', 'TLS1_3'],
} as const satisfies VendorFact<readonly string[]>;

/** Where CloudFormation cannot activate third-party public types: `MongoDB::Atlas::*` cannot be used in these regions. */
export const NO_TYPE_ACTIVATION: VendorFact<readonly string[]> = {
  id: 'regions-without-type-activation',
  source: 'https://github.com/mongodb/awscdk-resources-mongodbatlas/pull/108',
  checked: '2026-11-23',
  value: ['me-central-1', 'ap-south-2', 'ap-southeast-4', 'eu-south-2', 'eu-central-2'],
};

/** Sets of regions within which a table may be strongly consistent; chosen when the table is created, for good. */
export const STRONG_CONSISTENCY_SETS: VendorFact<readonly (readonly string[])[]> = {
  id: 'strong-consistency-sets',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html',
  checked: '2026-11-23',
  value: [
    ['us-east-1', 'us-east-2', 'us-west-2'],
    ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1'],
    ['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
  ],
};

/**
 * Zones that every account can count on: AWS has three or more in each region, and says on this page that a newer account sees two in these.
 * Any account may see fewer of a zone that is full, which `npm run doctor` finds.
 */
export const FEWER_ZONES: VendorFact<Readonly<Record<string, number>>> = {
  id: 'regions-with-fewer-zones',
  source: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
  checked: '2026-11-25',
  value: { 'us-west-1': 2 },
};

/** What one partition of a table or an index takes, however much the table may take: more of one partition key's value is throttled. */
export const PARTITION_WRITE_UNITS: VendorFact<number> = {
  id: 'partition-write-units',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput-scenarios.html',
  checked: '2026-11-25',
  value: 1_000,
};

/** Units that tables and indexes of a region may be provisioned with together, of each kind, until an account has more granted. */
export const ACCOUNT_UNITS: VendorFact<number> = {
  id: 'account-provisioned-units',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
  checked: '2026-11-26',
  value: 80_000,
};

/** Numbers of autonomous systems that no customer gateway can have. */
export const RESERVED_AS_NUMBERS: VendorFact<{
  readonly everywhere: readonly number[];
  readonly inRegion: Readonly<Record<string, readonly number[]>>;
}> = {
  id: 'reserved-as-numbers',
  source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html',
  checked: '2026-11-26',
  value: {
    everywhere: [7_224],
    inRegion: { 'eu-west-1': [9_059], 'ap-northeast-1': [10_124], 'ap-southeast-1': [17_943] },
  },
};

export const vendorFacts: readonly VendorFact[] = [
  STANDARD_DISK_GB,
  LARGEST_DISK_GB,
  PROVISIONED_IOPS,
  CONNECTIONS,
  M0_OPERATIONS,
  FLEX_OPERATIONS,
  MONGODB_VERSIONS,
  TLS_VERSIONS,
  NO_TYPE_ACTIVATION,
  STRONG_CONSISTENCY_SETS,
  FEWER_ZONES,
  PARTITION_WRITE_UNITS,
  ACCOUNT_UNITS,
  RESERVED_AS_NUMBERS,
  ...Object.values(availability),
];
