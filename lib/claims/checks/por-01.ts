import type { Evidence } from '../evidence';
import { clusterRuns, electableByCloud, inEveryShard } from './cluster-regions';
import { change, cluster, expectation, ofKind, ofType, remove, set } from './dsl';

const project = ofType('MongoDB::Atlas::Project');
const CONFIGS = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const CLOUDS = ['AWS', 'GCP', 'AZURE'];

export const por01: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has electable nodes in AWS, Google Cloud and Azure at once, in regions that they have',
      cluster,
      electableByCloud,
      inEveryShard((_counts, clouds) => CLOUDS.every((cloud) => clouds.includes(cloud))),
    ),
    clusterRuns,
    expectation(
      'the cluster',
      'is in a project that is not limited to certain regions',
      cluster,
      (resource, view) => {
        const its = view.target(resource, resource.properties['ProjectId'])?.resource;
        return its && project(its) ? (its.properties['RegionUsageRestrictions'] ?? 'NONE') : null;
      },
      (found) => found === 'NONE',
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the cluster', cluster),
      set('have no nodes', cluster, `${CONFIGS}.ElectableSpecs`, undefined),
    ),
    ...ofKind(
      'wrong-thing',
      set('stay in AWS', cluster, `${CONFIGS}.ProviderName`, 'AWS'),
      set('name one region for all clouds', cluster, `${CONFIGS}.RegionName`, 'EU_WEST_1'),
      set('be in no project of this app', cluster, 'ProjectId', '0123456789abcdef01234567'),
    ),
    ...ofKind(
      'switched-off',
      set('pause the cluster', cluster, 'Paused', true),
      change('have no node in the last cloud', cluster, ({ ReplicationSpecs: [spec] }) =>
        Object.assign(spec.AdvancedRegionConfigs.at(-1), { ElectableSpecs: { NodeCount: 0 } }),
      ),
      change('have read-only nodes alone in the last cloud', cluster, ({ ReplicationSpecs: [spec] }) => {
        const { ElectableSpecs: specs, ...config } = spec.AdvancedRegionConfigs.pop();
        spec.AdvancedRegionConfigs.push({ ...config, ReadOnlySpecs: specs, Priority: 0 });
      }),
    ),
    ...ofKind(
      'unable',
      set('limit the project to AWS’s regions for authorities', project, 'RegionUsageRestrictions', 'GOV_REGIONS_ONLY'),
    ),
    ...ofKind(
      'one-of-several',
      change('have a shard in one cloud', cluster, ({ ReplicationSpecs: specs }) => {
        const [first] = specs[0].AdvancedRegionConfigs;
        specs.push({ ...specs[0], AdvancedRegionConfigs: [first] });
      }),
    ),
  ],
  notTried: { 'granted-beside': 'What anybody is allowed puts no node into another cloud.' },
};
