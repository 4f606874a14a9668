/**
 * The shape of the cluster as `ReplicationSpecs[0].AdvancedRegionConfigs` of the current schema of `MongoDB::Atlas::Cluster`.
 *
 * https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/
 */
import { atlasRegion } from '../../settings/regions';
import type { Settings } from '../../settings/schema';
import { isShared } from '../../settings/is-shared';

export interface NodeSpecs {
  readonly InstanceSize: string;
  readonly NodeCount: number;
  readonly EbsVolumeType?: string;
  readonly DiskIOPS?: string;
}

export interface RegionConfig {
  readonly ProviderName: string;
  readonly BackingProviderName?: string;
  readonly RegionName: string;
  /** 7 is preferred for the primary; 0 where no node can become one. */
  readonly Priority: number;
  readonly ElectableSpecs?: NodeSpecs;
  readonly ReadOnlySpecs?: NodeSpecs;
  readonly AnalyticsSpecs?: NodeSpecs;
  readonly AutoScaling?: AutoScaling;
  readonly AnalyticsAutoScaling?: AutoScaling;
}

interface AutoScaling {
  readonly DiskGB: { readonly Enabled: boolean };
  readonly Compute: {
    readonly Enabled: boolean;
    readonly ScaleDownEnabled?: boolean;
    readonly MinInstanceSize?: string;
    readonly MaxInstanceSize?: string;
  };
}

interface Region {
  readonly provider: string;
  readonly region: string;
  readonly electableNodes: number;
  readonly readOnlyNodes: number;
  readonly analyticsNodes: number;
}

const HIGHEST_PRIORITY = 7;

/** @param region the home region, in AWS's spelling */
export function regionConfigs({ region: home, atlas }: Pick<Settings, 'region' | 'atlas'>): RegionConfig[] {
  if (isShared({ atlas })) return [sharedRegion(home, atlas)];
  const regions: Region[] = [{ provider: 'AWS', region: home, ...atlas }, ...atlas.otherRegions];
  const hasAnalytics = regions.some(({ analyticsNodes }) => analyticsNodes > 0);
  let priority = HIGHEST_PRIORITY;
  // Atlas takes priorities in descending order only, and a region that no primary can be in has 0.
  const byPriority = [...regions].sort((one, other) => Number(!one.electableNodes) - Number(!other.electableNodes));
  return byPriority.map((region) => ({
    ProviderName: region.provider,
    RegionName: region.provider === 'AWS' ? atlasRegion(region.region) : region.region,
    Priority: region.electableNodes ? priority-- : 0,
    ...specs('ElectableSpecs', region.electableNodes, atlas),
    ...specs('ReadOnlySpecs', region.readOnlyNodes, atlas),
    ...specs('AnalyticsSpecs', region.analyticsNodes, atlas),
    // Both are the whole cluster's: Atlas wants them alike in every region, whatever nodes it has.
    AutoScaling: autoScaling(atlas),
    ...(hasAnalytics ? { AnalyticsAutoScaling: autoScaling(atlas) } : {}),
  }));
}

/** M0 is a tenant on an AWS host; Flex takes no node specs at all. */
const sharedRegion = (region: string, atlas: Settings['atlas']): RegionConfig => ({
  ProviderName: atlas.instanceSize === 'FLEX' ? 'FLEX' : 'TENANT',
  BackingProviderName: 'AWS',
  RegionName: atlasRegion(region),
  Priority: HIGHEST_PRIORITY,
  ...(atlas.instanceSize === 'FLEX'
    ? {}
    : { ElectableSpecs: { InstanceSize: atlas.instanceSize, NodeCount: atlas.electableNodes } }),
});

function specs<K extends string>(name: K, nodeCount: number, atlas: Settings['atlas']): Partial<Record<K, NodeSpecs>> {
  if (nodeCount === 0) return {};
  return {
    [name]: {
      InstanceSize: atlas.instanceSize,
      NodeCount: nodeCount,
      ...(atlas.diskIops !== undefined ? { EbsVolumeType: 'PROVISIONED', DiskIOPS: String(atlas.diskIops) } : {}),
    },
  } as Record<K, NodeSpecs>;
}

const autoScaling = ({ autoscaling }: Settings['atlas']): AutoScaling => ({
  DiskGB: { Enabled: autoscaling.disk },
  Compute: autoscaling.compute
    ? {
        Enabled: true,
        ScaleDownEnabled: true,
        MinInstanceSize: autoscaling.minInstanceSize,
        MaxInstanceSize: autoscaling.maxInstanceSize,
      }
    : { Enabled: false },
});
