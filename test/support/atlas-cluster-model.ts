/**
 * What Atlas takes of a cluster, as its pages and errors say, without a look at this project's own rules: a predicate for each code, or
 * for each sentence where no code is documented.
 *
 * https://www.mongodb.com/docs/atlas/cluster-autoscaling/
 * https://www.mongodb.com/docs/atlas/customize-storage/
 * https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/
 * https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 */
import { isDeepStrictEqual } from 'node:util';

/** Properties of a `MongoDB::Atlas::Cluster`, whatever they are. */
export type ClusterProperties = any;
type Region = any;

/** Standard and largest disk in GB, in the order of the sizes. */
const SIZES: Record<string, [standard: number, largest: number]> = {
  M10: [10, 128],
  M20: [20, 255],
  M30: [40, 512],
  M40: [80, 1_024],
  M50: [160, 4_096],
  M60: [320, 4_096],
  M80: [750, 4_096],
  M140: [1_000, 4_096],
  M200: [1_500, 4_096],
  M300: [2_000, 4_096],
};
const rank = (size: string): number => Object.keys(SIZES).indexOf(size);

const regionsOf = ({ ReplicationSpecs }: ClusterProperties): Region[] => ReplicationSpecs[0].AdvancedRegionConfigs;
const specsOf = (region: Region) =>
  [region.ElectableSpecs, region.ReadOnlySpecs, region.AnalyticsSpecs].filter((specs) => specs !== undefined);
const electable = (region: Region): number => region.ElectableSpecs?.NodeCount ?? 0;
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const alike = (values: unknown[]): boolean => values.every((value) => isDeepStrictEqual(value, values[0]));

const ofRegions = (holds: (regions: Region[], cluster: ClusterProperties) => boolean) => (cluster: ClusterProperties) =>
  holds(regionsOf(cluster), cluster);
const ofEachScaling = (holds: (compute: any, size: string) => boolean) =>
  ofRegions((regions) =>
    regions.every((region) =>
      [
        [region.AutoScaling, region.ElectableSpecs ?? region.ReadOnlySpecs ?? region.AnalyticsSpecs],
        [region.AnalyticsAutoScaling, region.AnalyticsSpecs],
      ].every(([scaling, specs]) => !scaling?.Compute.Enabled || !specs || holds(scaling.Compute, specs.InstanceSize)),
    ),
  );
const ifDedicated = (holds: (cluster: ClusterProperties) => boolean) => (cluster: ClusterProperties) =>
  regionsOf(cluster).some(({ ProviderName }) => ['TENANT', 'FLEX'].includes(ProviderName)) || holds(cluster);
const ifShared = (holds: (cluster: ClusterProperties, region: Region) => boolean) => (cluster: ClusterProperties) => {
  const [region, ...more] = regionsOf(cluster);
  if (!['TENANT', 'FLEX'].includes(region.ProviderName) && region.ElectableSpecs?.InstanceSize !== 'M0') return true;
  return more.length === 0 && holds(cluster, region);
};

export const ACCEPTED: Readonly<Record<string, (cluster: ClusterProperties) => boolean>> = {
  AUTO_SCALINGS_MUST_BE_IN_EVERY_REGION_CONFIG: ofRegions(
    (regions) =>
      alike(regions.map(({ AutoScaling }) => AutoScaling)) &&
      alike(regions.map(({ AnalyticsAutoScaling }) => AnalyticsAutoScaling)),
  ),
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED: ofEachScaling(
    ({ MaxInstanceSize }) => MaxInstanceSize !== undefined,
  ),
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED: ofEachScaling(
    ({ ScaleDownEnabled, MinInstanceSize }) => !ScaleDownEnabled || MinInstanceSize !== undefined,
  ),
  COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID: ofEachScaling(
    ({ MinInstanceSize: min, MaxInstanceSize: max }) => min === undefined || max === undefined || rank(min) < rank(max),
  ),
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID: ofEachScaling(
    ({ MaxInstanceSize: max }, size) => max === undefined || rank(size) <= rank(max),
  ),
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID: ofEachScaling(
    ({ MinInstanceSize: min }, size) => min === undefined || rank(min) <= rank(size),
  ),
  CLUSTER_DISK_SIZE_INVALID: ofRegions((regions, { DiskSizeGB: disk }) => {
    const sizes = regions.flatMap(specsOf).map(({ InstanceSize }) => SIZES[InstanceSize]?.[1] ?? 0);
    return disk === undefined || (disk >= 10 && sizes.every((largest) => disk <= largest));
  }),
  CLUSTER_DISK_IOPS_INVALID: ofRegions((regions, { DiskSizeGB }) =>
    regions.flatMap(specsOf).every(({ InstanceSize, DiskIOPS, EbsVolumeType }) => {
      if (DiskIOPS === undefined) return EbsVolumeType !== 'PROVISIONED';
      const disk = DiskSizeGB ?? SIZES[InstanceSize]?.[0] ?? 0;
      return EbsVolumeType === 'PROVISIONED' && DiskIOPS >= 100 && DiskIOPS <= Math.min(64_000, 50 * disk);
    }),
  ),
  'operations are provisioned on M30 and up, on AWS alone': ofRegions(
    (regions) =>
      regions
        .flatMap(specsOf)
        .every(({ DiskIOPS, InstanceSize }) => DiskIOPS === undefined || rank(InstanceSize) >= 2) &&
      (regions.every(({ ProviderName }) => ProviderName === 'AWS') ||
        regions
          .flatMap(specsOf)
          .every(({ DiskIOPS, EbsVolumeType }) => DiskIOPS === undefined && EbsVolumeType === undefined)),
  ),
  'electable nodes are 3, 5 or 7': ifDedicated(ofRegions((regions) => [3, 5, 7].includes(sum(regions.map(electable))))),
  'a replica set has 50 members at most': ofRegions(
    (regions) => sum(regions.flatMap(specsOf).map(({ NodeCount }) => NodeCount)) <= 50,
  ),
  'every region has a node, and stands there once': ofRegions(
    (regions) =>
      new Set(regions.map(({ ProviderName, RegionName }) => `${ProviderName} ${RegionName}`)).size === regions.length &&
      regions.every(
        (region) => region.ProviderName === 'FLEX' || sum(specsOf(region).map(({ NodeCount }) => NodeCount)) > 0,
      ),
  ),
  'priorities go down from 7, and are 0 where nothing can become primary': ifDedicated(
    ofRegions((regions) =>
      regions.every((region, index) => region.Priority === (electable(region) > 0 ? 7 - index : 0)),
    ),
  ),
  'nodes of one kind have one size': ofRegions((regions) =>
    ['ElectableSpecs', 'AnalyticsSpecs'].every((kind) =>
      alike(regions.flatMap((region) => (region[kind] ? [region[kind].InstanceSize] : []))),
    ),
  ),
  'a point in time is restored from backups': ({ PitEnabled, BackupEnabled }) => !PitEnabled || BackupEnabled === true,
  'continuous releases have no version to stay on': ({ VersionReleaseSystem, MongoDBMajorVersion }) =>
    VersionReleaseSystem !== 'CONTINUOUS' || MongoDBMajorVersion === undefined,
  'M0 is three nodes of a tenant in one region': ifShared(
    (_cluster, region) =>
      region.ProviderName === 'FLEX' ||
      (region.ProviderName === 'TENANT' &&
        region.BackingProviderName === 'AWS' &&
        isDeepStrictEqual(region.ElectableSpecs, { InstanceSize: 'M0', NodeCount: 3 })),
  ),
  'Flex has no nodes to choose': ifShared(
    (_cluster, region) => region.ProviderName !== 'FLEX' || specsOf(region).length === 0,
  ),
  'M0 and Flex have neither backup, version, own settings nor scaling': ifShared((cluster, region) =>
    [
      cluster.BackupEnabled,
      cluster.PitEnabled,
      cluster.MongoDBMajorVersion,
      cluster.VersionReleaseSystem,
      cluster.AdvancedSettings,
      cluster.EncryptionAtRestProvider,
      cluster.DiskSizeGB,
      region.AutoScaling,
      region.AnalyticsAutoScaling,
    ].every((value) => value === undefined),
  ),
};

/** What Atlas would refuse a cluster for. */
export const refusedFor = (cluster: ClusterProperties): string[] =>
  Object.entries(ACCEPTED)
    .filter(([, holds]) => !holds(cluster))
    .map(([code]) => code);
