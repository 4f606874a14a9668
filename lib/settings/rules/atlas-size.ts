/**
 * What the small sizes do not have.
 * https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 * https://www.mongodb.com/docs/atlas/reference/flex-limitations/
 */
import { either, override } from '../override';
import { valueAt } from '../path';
import { rule, type SettingsRule } from './rule';
import { isShared } from '../is-shared';
import { CONNECTIONS_A_NODE } from '../client-options';
import type { Settings } from '../schema';
import { CONNECTIONS, LARGEST_DISK_GB, PROVISIONED_IOPS, STANDARD_DISK_GB } from '../vendor-facts';

const SMALL = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  checked: '2026-11-25',
} as const;

/** The one value that each of these can have on M0 and Flex; `undefined` leaves the setting out. */
const ON_SMALL_SIZES: Readonly<Record<string, unknown>> = {
  'atlas.peering': false,
  'atlas.backup': false,
  'atlas.pit': false,
  'atlas.snapshotExport': false,
  'atlas.autoscaling.compute': false,
  'atlas.autoscaling.disk': false,
  'atlas.mongoDbVersion': undefined,
  'atlas.versionRelease': 'LTS',
  'atlas.minimumTls': 'TLS1_2',
  'atlas.diskSizeGb': undefined,
  'atlas.readOnlyNodes': 0,
  'atlas.analyticsNodes': 0,
  'atlas.otherRegions': [],
  'atlas.customerKey': false,
  'atlas.privateEndpoint': false,
  'atlas.eventBridge': false,
  'atlas.auditing': false,
  'atlas.alerts': false,
  'atlas.users.oidcSubject': undefined,
};

const dedicatedOnly = ([setting, only]: [string, unknown]): SettingsRule =>
  rule(
    {
      ...SMALL,
      id: `small-size-${setting}`,
      demand: `M0 and Flex have \`${setting}\` in one way only`,
      spans: ['atlas.instanceSize', setting],
    },
    (settings) => {
      const given = valueAt(settings, setting);
      if (!isShared(settings) || JSON.stringify(given) === JSON.stringify(only)) return undefined;
      const { autoscaling, instanceSize } = settings.atlas;
      return {
        setting,
        given,
        allowed: `${only === undefined ? 'left out' : JSON.stringify(only)} on ${instanceSize}, as in profile free: anything else needs a dedicated cluster (M10 or larger)`,
        fix: either(
          override('atlas.instanceSize', (autoscaling.compute && autoscaling.minInstanceSize) || 'M10'),
          override(setting, only),
        ),
      };
    },
  );

const IOPS = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/atlas/customize-storage/',
  checked: '2026-11-25',
} as const;

const iopsNeedM30 = rule(
  {
    ...IOPS,
    id: 'atlas-iops-need-m30',
    demand: 'Operations of a disk are provisioned on M30 and larger',
    spans: ['atlas.instanceSize', 'atlas.diskIops'],
  },
  ({ atlas }) =>
    atlas.diskIops !== undefined && STANDARD_DISK_GB.value[atlas.instanceSize] === undefined
      ? {
          setting: 'atlas.diskIops',
          given: atlas.diskIops,
          allowed: `left out on ${atlas.instanceSize}: provisioned operations need M30 or larger`,
          fix: either(override('atlas.instanceSize', 'M30'), override('atlas.diskIops', undefined)),
        }
      : undefined,
);

const iopsOnOneCloud = rule(
  {
    ...IOPS,
    id: 'atlas-iops-one-cloud',
    demand: 'Neither operations nor volume type can be set on a cluster over several clouds',
    spans: ['atlas.otherRegions', 'atlas.diskIops'],
  },
  ({ atlas }) =>
    atlas.diskIops !== undefined && atlas.otherRegions.some(({ provider }) => provider !== 'AWS')
      ? {
          setting: 'atlas.diskIops',
          given: atlas.diskIops,
          allowed: 'left out on a cluster over several clouds: operations can be provisioned on AWS alone',
          fix: either(override('atlas.diskIops', undefined), 'atlas.otherRegions on AWS alone'),
        }
      : undefined,
);

const diskFitsSize = rule(
  {
    ...IOPS,
    id: 'atlas-disk-fits-size',
    demand: 'Each size takes disks up to a size of their own',
    error: 'CLUSTER_DISK_SIZE_INVALID',
    source: LARGEST_DISK_GB.source,
    spans: ['atlas.instanceSize', 'atlas.diskSizeGb'],
  },
  ({ atlas: { diskSizeGb, instanceSize } }) => {
    const limit = LARGEST_DISK_GB.value[instanceSize];
    return diskSizeGb !== undefined && limit !== undefined && diskSizeGb > limit
      ? {
          setting: 'atlas.diskSizeGb',
          given: diskSizeGb,
          allowed: `at most ${limit} on ${instanceSize}`,
          fix: either(override('atlas.diskSizeGb', limit), override('atlas.diskSizeGb', undefined)),
        }
      : undefined;
  },
);

const { perGb, most } = PROVISIONED_IOPS.value;

const iopsFitDisk = rule(
  {
    ...IOPS,
    id: 'atlas-iops-fit-disk',
    demand: 'A disk takes only so many operations for each GB',
    error: 'CLUSTER_DISK_IOPS_INVALID',
    source: PROVISIONED_IOPS.source,
    spans: ['atlas.instanceSize', 'atlas.diskSizeGb', 'atlas.diskIops'],
  },
  ({ atlas: { diskIops, diskSizeGb, instanceSize } }) => {
    const standard = STANDARD_DISK_GB.value[instanceSize];
    const disk = diskSizeGb ?? standard;
    if (diskIops === undefined || standard === undefined || disk === undefined) return undefined;
    const limit = Math.min(most, perGb * disk);
    return diskIops > limit
      ? {
          setting: 'atlas.diskIops',
          given: diskIops,
          allowed: `at most ${limit} on a disk of ${disk} GB: ${perGb} for each`,
          fix: either(override('atlas.diskIops', limit), override('atlas.diskIops', undefined)),
        }
      : undefined;
  },
);

/** Autoscaling may make the nodes as small as its lower bound. */
const smallestSize = ({ instanceSize, autoscaling }: Settings['atlas']): string => {
  const { compute, minInstanceSize } = autoscaling;
  return (compute && minInstanceSize) || instanceSize;
};

const connectionsFit = rule(
  {
    ...IOPS,
    id: 'atlas-connections-fit',
    demand: 'A node takes so many connections, and each run of the function that goes on at a time holds some of them',
    source: CONNECTIONS.source,
    spans: ['atlas.instanceSize', 'atlas.autoscaling.minInstanceSize', 'atlas.reservedConcurrency'],
  },
  ({ atlas }) => {
    const { reservedConcurrency: given } = atlas;
    const size = smallestSize(atlas);
    const limit = Math.floor((CONNECTIONS.value[size] ?? Number.POSITIVE_INFINITY) / CONNECTIONS_A_NODE);
    return given !== undefined && atlas.connectionString === undefined && given > limit
      ? {
          setting: 'atlas.reservedConcurrency',
          given,
          allowed: `at most ${limit}: ${CONNECTIONS_A_NODE} connections each, of the ${CONNECTIONS.value[size]} that a node of ${size} takes`,
          fix: either(override('atlas.reservedConcurrency', limit), override('atlas.reservedConcurrency', undefined)),
        }
      : undefined;
  },
);

export const atlasSizeRules: readonly SettingsRule[] = [
  ...Object.entries(ON_SMALL_SIZES).map(dedicatedOnly),
  iopsNeedM30,
  iopsOnOneCloud,
  diskFitsSize,
  iopsFitDisk,
  connectionsFit,
];
