import fc from 'fast-check';
import { AtlasCluster } from '../../../../lib/stacks/atlas/cluster';
import type { ProfileName, Settings } from '../../../../lib/settings/schema';
import { ACCEPTED, refusedFor, type ClusterProperties } from '../../../support/atlas-cluster-model';
import { projectScope } from '../../../support/atlas-scope';
import { problemsOf } from '../../../support/settings';
import { settingsOf } from '../../../support/test-stack';
import { runs } from '../../../support/runs';

/** The cluster alone, as a template would have it, without a synth of its stack. */
function clusterOf(settings: Settings): ClusterProperties {
  const { stack, props } = projectScope(settings);
  const { resource } = new AtlasCluster(stack, 'Cluster', props);
  const { Resources } = stack.resolve((resource as unknown as { _toCloudFormation(): object })._toCloudFormation());
  return (Object.values(Resources)[0] as { Properties: ClusterProperties }).Properties;
}

const size = fc.constantFrom('M10', 'M20', 'M30', 'M40', 'M50', 'M200');
const few = fc.constantFrom(0, 0, 1, 2, 3);
const counts = { electableNodes: few, readOnlyNodes: few, analyticsNodes: few };
const otherRegion = fc.oneof(
  fc.record({
    provider: fc.constant('AWS'),
    region: fc.constantFrom('eu-central-1', 'eu-north-1', 'us-east-1'),
    ...counts,
  }),
  fc.record({
    provider: fc.constantFrom('GCP', 'AZURE'),
    region: fc.constantFrom('WESTERN_EUROPE', 'EUROPE_WEST'),
    ...counts,
  }),
);
const optional = (arbitrary: fc.Arbitrary<unknown>) => fc.option(arbitrary, { nil: '' });

/** Of a dedicated cluster; many are refused, which costs next to nothing. */
const dedicated = fc
  .record({
    'atlas.instanceSize': size,
    'atlas.electableNodes': fc.constantFrom(1, 2, 3, 3, 5, 7),
    'atlas.readOnlyNodes': fc.constantFrom(0, 1, 44),
    'atlas.analyticsNodes': fc.constantFrom(0, 2),
    'atlas.otherRegions': fc.array(otherRegion, { maxLength: 3 }),
    'atlas.autoscaling.compute': fc.boolean(),
    'atlas.autoscaling.minInstanceSize': optional(size),
    'atlas.autoscaling.maxInstanceSize': optional(size),
    'atlas.diskSizeGb': optional(fc.constantFrom(10, 80, 128, 500)),
    'atlas.diskIops': optional(fc.constantFrom(100, 3_500, 25_000)),
    'atlas.pit': fc.boolean(),
    'atlas.versionRelease': fc.constantFrom('LTS', 'CONTINUOUS'),
    'atlas.mongoDbVersion': optional(fc.constant('8.0')),
  })
  .map((overrides) => ({ profile: 'trial', 'atlas.peering': false, ...overrides }));
const shared = fc
  .record({ 'atlas.instanceSize': fc.constantFrom('M0', 'FLEX'), 'atlas.electableNodes': fc.constantFrom(1, 3) })
  .map((overrides) => ({ profile: 'free', ...overrides }));

const accepted = fc
  .oneof({ weight: 6, arbitrary: dedicated }, { weight: 1, arbitrary: shared })
  .filter((context) => problemsOf(context).length === 0);

it('whatever the settings allow, Atlas takes the cluster', () => {
  fc.assert(
    fc.property(accepted, ({ profile, ...overrides }) => {
      expect(refusedFor(clusterOf(settingsOf(profile as ProfileName, overrides)))).toStrictEqual([]);
    }),
    { numRuns: runs(60) },
  );
});

const bases = {
  production: clusterOf(settingsOf('production')),
  showcase: clusterOf(settingsOf('showcase')),
  trial: clusterOf(settingsOf('trial')),
  M0: clusterOf(settingsOf('free')),
  FLEX: clusterOf(settingsOf('free', { 'atlas.instanceSize': 'FLEX' })),
};

it.each(Object.entries(bases))('the cluster of %s is taken', (_name, cluster) => {
  expect(refusedFor(cluster)).toStrictEqual([]);
});

type Damage = (regions: any[], cluster: ClusterProperties) => unknown;
const inEach =
  (change: (region: any) => unknown): Damage =>
  (regions) =>
    regions.forEach(change);

/** For each predicate a cluster that breaks it, and it alone. */
const damaged: Readonly<Record<string, [base: keyof typeof bases, damage: Damage]>> = {
  AUTO_SCALINGS_MUST_BE_IN_EVERY_REGION_CONFIG: ['showcase', (regions) => delete regions[2].AnalyticsAutoScaling],
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED: [
    'production',
    inEach((region) => delete region.AutoScaling.Compute.MaxInstanceSize),
  ],
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED: [
    'production',
    inEach((region) => delete region.AutoScaling.Compute.MinInstanceSize),
  ],
  COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID: [
    'production',
    inEach((region) => (region.AutoScaling.Compute.MaxInstanceSize = 'M30')),
  ],
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID: [
    'production',
    inEach(({ AutoScaling: { Compute } }) =>
      Object.assign(Compute, { MinInstanceSize: 'M10', MaxInstanceSize: 'M20' }),
    ),
  ],
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID: [
    'production',
    inEach((region) => (region.AutoScaling.Compute.MinInstanceSize = 'M40')),
  ],
  CLUSTER_DISK_SIZE_INVALID: ['trial', (_regions, cluster) => (cluster.DiskSizeGB = 129)],
  CLUSTER_DISK_IOPS_INVALID: ['production', (_regions, cluster) => delete cluster.DiskSizeGB],
  'operations are provisioned on M30 and up, on AWS alone': [
    'trial',
    ([region]) => Object.assign(region.ElectableSpecs, { EbsVolumeType: 'PROVISIONED', DiskIOPS: '500' }),
  ],
  'electable nodes are 3, 5 or 7': ['trial', ([region]) => (region.ElectableSpecs.NodeCount = 4)],
  'a replica set has 50 members at most': ['showcase', ([region]) => (region.ReadOnlySpecs.NodeCount = 43)],
  'every region has a node, and stands there once': [
    'production',
    (regions) => (regions[1].RegionName = regions[0].RegionName),
  ],
  'priorities go down from 7, and are 0 where nothing can become primary': [
    'production',
    (regions) => (regions[2].Priority = 6),
  ],
  'nodes of one kind have one size': ['production', (regions) => (regions[1].ElectableSpecs.InstanceSize = 'M40')],
  'a point in time is restored from backups': ['trial', (_regions, cluster) => (cluster.BackupEnabled = false)],
  'continuous releases have no version to stay on': [
    'trial',
    (_regions, cluster) => (cluster.VersionReleaseSystem = 'CONTINUOUS'),
  ],
  'M0 is three nodes of a tenant in one region': ['M0', ([region]) => (region.ElectableSpecs.NodeCount = 1)],
  'Flex has no nodes to choose': [
    'FLEX',
    ([region]) => (region.ElectableSpecs = { InstanceSize: 'FLEX', NodeCount: 3 }),
  ],
  'M0 and Flex have neither backup, version, own settings nor scaling': [
    'M0',
    (_regions, cluster) => (cluster.BackupEnabled = true),
  ],
};

it('every predicate has a cluster that breaks it', () => {
  expect(Object.keys(damaged)).toStrictEqual(Object.keys(ACCEPTED));
});

it.each(Object.entries(damaged))('is refused, and for this alone: %s', (code, [base, damage]) => {
  // structuredClone makes objects of Node's own realm, which are not those of a file under stock Jest.
  const cluster = JSON.parse(JSON.stringify(bases[base]));
  damage(cluster.ReplicationSpecs[0].AdvancedRegionConfigs, cluster);
  expect(refusedFor(cluster)).toStrictEqual([code]);
});
