/** The cluster of the templates, as far as a bill goes by it. */
import { z } from 'zod';
import { Misuse } from '../../errors';
import { findRegion } from '../../settings/regions';
import { FLEX_OPERATIONS, M0_OPERATIONS } from '../../settings/vendor-facts';
import { PRICE_NAMES, type PriceName } from '../prices/items';
import type { Metered, MeteredApp } from './context';
import { oncePer } from '../../assembly/once-per';

export const CLUSTER = 'MongoDB::Atlas::Cluster';
/** Provider and size in one: such a cluster says nothing of its nodes. */
export const FLEX = 'FLEX';
/** A price of a size is shown for so many. */
export const PRICED_NODES = 3;

const specs = z
  .object({ InstanceSize: z.string(), NodeCount: z.number().default(0), DiskIOPS: z.coerce.number().optional() })
  .optional();
const region = z.object({
  ProviderName: z.string(),
  BackingProviderName: z.string().optional(),
  RegionName: z.string(),
  ElectableSpecs: specs,
  ReadOnlySpecs: specs,
  AnalyticsSpecs: specs,
  AutoScaling: z
    .object({ Compute: z.object({ Enabled: z.boolean(), MaxInstanceSize: z.string().optional() }).optional() })
    .optional(),
});
const clusterSchema = z.object({
  BackupEnabled: z.boolean().default(false),
  PitEnabled: z.boolean().default(false),
  EncryptionAtRestProvider: z.string().default('NONE'),
  DiskSizeGB: z.number().optional(),
  ReplicationSpecs: z
    .array(z.object({ NumShards: z.number().default(1), AdvancedRegionConfigs: z.array(region) }))
    .min(1),
});
export type Cluster = z.output<typeof clusterSchema>;

/** Nodes of one size in one region. */
export interface Nodes {
  /** As AWS writes it, or a cloud and its own name. */
  readonly region: string;
  readonly size: string;
  readonly count: number;
  readonly iops: number | undefined;
}

const clustersIn = oncePer((app: MeteredApp): readonly Cluster[] =>
  app.ofType(CLUSTER).map(({ stack, logicalId, properties }) => {
    const parsed = clusterSchema.safeParse(properties);
    if (parsed.success) return parsed.data;
    throw new Misuse(`${stack}/${logicalId} cannot be read:\n${z.prettifyError(parsed.error)}`);
  }),
);
/** @throws Misuse where a cluster is none that a bill can be told of */
export const clustersOf = ({ app }: Pick<Metered, 'app'>): readonly Cluster[] => clustersIn(app);

export const nodesOf = ({ ReplicationSpecs }: Cluster): Nodes[] =>
  ReplicationSpecs.flatMap(({ NumShards, AdvancedRegionConfigs }) =>
    AdvancedRegionConfigs.flatMap((config) => {
      const ownName =
        config.ProviderName === 'AWS' || config.BackingProviderName === 'AWS'
          ? findRegion('AWS', config.RegionName)
          : undefined;
      const region = ownName ?? `${config.ProviderName} ${config.RegionName}`;
      if (config.ProviderName === FLEX) return [{ region, size: FLEX, count: PRICED_NODES, iops: undefined }];
      return [config.ElectableSpecs, config.ReadOnlySpecs, config.AnalyticsSpecs].flatMap((one) =>
        one?.NodeCount || one?.InstanceSize === 'M0'
          ? [
              {
                region,
                size: one.InstanceSize,
                count: (one.NodeCount || PRICED_NODES) * NumShards,
                iops: one.DiskIOPS,
              },
            ]
          : [],
      );
    }),
  );

/** Sizes that share what they run on: free, or with everything in their price. */
const SHARED_SIZES: readonly string[] = ['M0', FLEX];
export const isShared = (cluster: Cluster): boolean =>
  nodesOf(cluster).every(({ size }) => SHARED_SIZES.includes(size));

/** Operations a second at the most, by size; of a dedicated one nobody publishes it. */
export const PUBLISHED_RATES: Readonly<Record<string, number>> = {
  M0: M0_OPERATIONS.value,
  [FLEX]: FLEX_OPERATIONS.value,
};

export function sizePrice(size: string): PriceName {
  const name = PRICE_NAMES.find((one) => one === `atlas.${size.toLowerCase()}`);
  if (name) return name;
  throw new Misuse(`No price is known by the name of the size ${size} of a cluster. Known: npm run prices.`);
}

/** What compute autoscaling may go up to; none where it is off. */
export const largestSizes = ({ ReplicationSpecs }: Cluster): readonly string[] => {
  const sizes = ReplicationSpecs.flatMap(({ AdvancedRegionConfigs }) =>
    AdvancedRegionConfigs.flatMap(({ AutoScaling }) =>
      AutoScaling?.Compute?.Enabled ? (AutoScaling.Compute.MaxInstanceSize ?? []) : [],
    ),
  );
  return [...new Set(sizes)];
};
