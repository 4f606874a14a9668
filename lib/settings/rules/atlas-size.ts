/**
 * What the small sizes do not have.
 * https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 * https://www.mongodb.com/docs/atlas/reference/flex-limitations/
 */
import { DEDICATED_SIZES } from '../atlas-schema';
import type { Settings } from '../schema';
import { isShared, rule, type Rule } from './rule';

const dedicatedOnly = (setting: string, given: (settings: Settings) => unknown): Rule =>
  rule((settings) =>
    isShared(settings) && given(settings)
      ? {
          setting,
          given: given(settings),
          allowed: `nothing of it on ${settings.atlas.instanceSize}: it needs a dedicated cluster (M10 or larger)`,
          fix: `-c atlas.instanceSize=M10, or leave ${setting} as profile free has it`,
        }
      : undefined,
  );

const sizeRank = (size: string): number => (DEDICATED_SIZES as readonly string[]).indexOf(size);

const iopsNeedM30 = rule(({ atlas }) =>
  atlas.diskIops !== undefined && sizeRank(atlas.instanceSize) < sizeRank('M30')
    ? {
        setting: 'atlas.diskIops',
        given: atlas.diskIops,
        allowed: `no provisioned operations on ${atlas.instanceSize}: M30 or larger`,
        fix: '-c atlas.instanceSize=M30, or leave atlas.diskIops out',
      }
    : undefined,
);

export const atlasSizeRules: readonly Rule[] = [
  dedicatedOnly('atlas.peering', ({ atlas }) => atlas.peering),
  dedicatedOnly('atlas.backup', ({ atlas }) => atlas.backup),
  dedicatedOnly('atlas.pit', ({ atlas }) => atlas.pit),
  dedicatedOnly('atlas.autoscaling.compute', ({ atlas }) => atlas.autoscaling.compute),
  dedicatedOnly('atlas.autoscaling.disk', ({ atlas }) => atlas.autoscaling.disk),
  dedicatedOnly('atlas.mongoDbVersion', ({ atlas }) => atlas.mongoDbVersion),
  dedicatedOnly('atlas.versionRelease', ({ atlas }) => (atlas.versionRelease === 'LTS' ? undefined : atlas.versionRelease)),
  dedicatedOnly('atlas.readOnlyNodes', ({ atlas }) => atlas.readOnlyNodes),
  dedicatedOnly('atlas.analyticsNodes', ({ atlas }) => atlas.analyticsNodes),
  dedicatedOnly('atlas.otherRegions', ({ atlas }) => (atlas.otherRegions.length ? atlas.otherRegions : undefined)),
  iopsNeedM30,
];
