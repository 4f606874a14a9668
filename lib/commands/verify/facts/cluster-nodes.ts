import * as z from 'zod';
import type { TemplateResource } from '../../../assembly/assembly';
import type { ClusterState, RegionConfigState } from '../../../atlas-admin/project-facts';
import { marked, type Fact } from '../question';

const nodes = z.object({ InstanceSize: z.string(), NodeCount: z.coerce.number().default(0) }).optional();
const scaling = z
  .object({
    Compute: z.object({
      Enabled: z.boolean(),
      MinInstanceSize: z.string().optional(),
      MaxInstanceSize: z.string().optional(),
    }),
  })
  .optional();
const regionConfig = z.object({
  ProviderName: z.string(),
  RegionName: z.string(),
  Priority: z.number(),
  ElectableSpecs: nodes,
  ReadOnlySpecs: nodes,
  AnalyticsSpecs: nodes,
  AutoScaling: scaling,
  AnalyticsAutoScaling: scaling,
});
const shape = z.object({ ReplicationSpecs: z.array(z.object({ AdvancedRegionConfigs: z.array(regionConfig) })) });

type Region = z.infer<typeof regionConfig>;
type Nodes = z.infer<typeof nodes>;
type Scaling = z.infer<typeof scaling>;

/** Where the nodes are, how many, of what kind and size; a size that Atlas chooses is held to its bounds. */
export function nodesFact(resource: TemplateResource, title: string): Fact<ClusterState> {
  const regions = shape
    .parse(resource.properties)
    .ReplicationSpecs.flatMap(({ AdvancedRegionConfigs }) => AdvancedRegionConfigs);
  return {
    kind: 'cluster',
    title: `${title} has its nodes where they were synthesized: ${regions.map(regionName).join(', ')}`,
    claims: marked(resource, 'SCA-01', 'SCA-03', 'REL-01', 'REL-02', 'POR-01', 'SVC-04'),
    expected: () => regions.map((region) => regionText(region, wantedNodes(region))).sort(),
    actual: ({ replicationSpecs }) =>
      (replicationSpecs ?? [])
        .flatMap(({ regionConfigs }) => regionConfigs ?? [])
        .map((found) =>
          regionText(
            found,
            foundNodes(
              found,
              regions.find((one) => regionName(one) === regionName(found)),
            ),
          ),
        )
        .sort(),
  };
}

const regionName = (region: Region | RegionConfigState): string =>
  'ProviderName' in region
    ? `${region.ProviderName} ${region.RegionName}`
    : `${region.providerName} ${region.regionName}`;

const regionText = (region: Region | RegionConfigState, found: readonly string[]): string => {
  const priority = 'Priority' in region ? region.Priority : region.priority;
  return `${regionName(region)}, priority ${priority}: ${found.filter((text) => text !== '').join(', ')}`;
};

const wantedNodes = (region: Region): string[] => [
  nodesText(region.ElectableSpecs, 'electable', sizeText(region.AutoScaling, region.ElectableSpecs?.InstanceSize)),
  nodesText(region.ReadOnlySpecs, 'read-only', sizeText(region.AutoScaling, region.ReadOnlySpecs?.InstanceSize)),
  nodesText(
    region.AnalyticsSpecs,
    'analytics',
    sizeText(region.AnalyticsAutoScaling, region.AnalyticsSpecs?.InstanceSize),
  ),
];

const foundNodes = (found: RegionConfigState, wanted: Region | undefined): string[] => {
  const one = (specs: RegionConfigState['electableSpecs'], kind: string, scales: Scaling): string => {
    const InstanceSize = specs?.instanceSize ?? '';
    return nodesText({ InstanceSize, NodeCount: specs?.nodeCount ?? 0 }, kind, sizeText(scales, InstanceSize));
  };
  return [
    one(found.electableSpecs, 'electable', wanted?.AutoScaling),
    one(found.readOnlySpecs, 'read-only', wanted?.AutoScaling),
    one(found.analyticsSpecs, 'analytics', wanted?.AnalyticsAutoScaling),
  ];
};

const nodesText = (specs: Nodes, kind: string, size: string): string =>
  specs?.NodeCount ? `${specs.NodeCount} ${kind} ${size}` : '';

/** The bounds of autoscaling where the size is within them. */
function sizeText(scales: Scaling, size = ''): string {
  const { Enabled = false, MinInstanceSize: least = size, MaxInstanceSize: most = size } = scales?.Compute ?? {};
  const isWithin = number(size) >= number(least) && number(size) <= number(most);
  return Enabled && isWithin ? `${least} to ${most}` : size;
}

const number = (size: string): number => Number(/\d+/.exec(size)?.[0] ?? 0);
