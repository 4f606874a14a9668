/** Sizes that Atlas does not have everywhere. */
import { DEDICATED_SIZES } from '../atlas-schema';
import { availability, whyNot, type ClusterRegion } from '../availability';
import { isShared } from '../is-shared';
import { either, override } from '../override';
import { valueAt } from '../path';
import { atlasRegion } from '../regions';
import type { Settings } from '../schema';
import { rule, type SettingsRule } from './rule';

const { source, checked } = availability.AWS;

/** All of the cluster, in Atlas's names. */
const regionsOfCluster = ({ region, atlas }: Settings): ClusterRegion[] =>
  [{ provider: 'AWS' as const, region }, ...atlas.otherRegions].map((one) => ({
    provider: one.provider,
    region: atlasRegion(one.region),
  }));

/** The largest size below, or else the smallest above, that the cluster can have. */
function nearestSize(size: string, regions: readonly ClusterRegion[]): string {
  const rank = (DEDICATED_SIZES as readonly string[]).indexOf(size);
  const nearestFirst = [...DEDICATED_SIZES.slice(0, rank).reverse(), ...DEDICATED_SIZES];
  return nearestFirst.find((one) => whyNot(one, regions) === undefined) as string;
}

/** @param isUsed whether the cluster ever has the size */
const sizeIsThere = (setting: string, isUsed: (settings: Settings) => boolean): SettingsRule =>
  rule(
    {
      id: `atlas-size-there-${setting}`,
      kind: 'create',
      demand: 'A cluster has one size in all its regions, so each cloud and region of it must have that size',
      source,
      checked,
      spans: ['region', setting, 'atlas.otherRegions'],
    },
    (settings) => {
      const size = valueAt(settings, setting) as string | undefined;
      const regions = regionsOfCluster(settings);
      if (size === undefined || settings.atlas.connectionString !== undefined || !isUsed(settings)) return undefined;
      const reason = whyNot(size, regions);
      if (reason === undefined) return undefined;
      return {
        setting,
        given: size,
        allowed: `a size that every region of the cluster has: ${reason}`,
        fix: either(override(setting, nearestSize(size, regions)), 'other regions'),
      };
    },
  );

const smallSizeIsThere = rule(
  {
    id: 'atlas-small-size-there',
    kind: 'create',
    demand: 'M0 and Flex are in some regions only',
    source,
    checked,
    spans: ['region', 'atlas.instanceSize'],
  },
  (settings) => {
    const { region, atlas } = settings;
    const { withSmallSizes } = availability.AWS.value;
    return isShared(settings) && atlas.connectionString === undefined && !withSmallSizes.includes(atlasRegion(region))
      ? {
          setting: 'region',
          given: region,
          allowed: `with ${atlas.instanceSize} one of ${withSmallSizes.join(', ')}`,
          fix: either(override('region', 'eu-west-1'), override('atlas.instanceSize', 'M10')),
        }
      : undefined;
  },
);

const scalesCompute = ({ atlas }: Settings): boolean => atlas.autoscaling.compute;

export const atlasAvailabilityRules: readonly SettingsRule[] = [
  smallSizeIsThere,
  sizeIsThere('atlas.instanceSize', (settings) => !isShared(settings)),
  sizeIsThere('atlas.autoscaling.minInstanceSize', scalesCompute),
  sizeIsThere('atlas.autoscaling.maxInstanceSize', scalesCompute),
];
