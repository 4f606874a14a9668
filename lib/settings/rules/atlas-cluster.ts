/** Settings of the cluster that Atlas refuses together. https://www.mongodb.com/docs/atlas/cluster-autoscaling/ */
import { DEDICATED_SIZES } from '../atlas-schema';
import { either, override } from '../override';
import { rule, type Rule } from './rule';
import { isShared } from '../is-shared';

const rank = (size: string): number => (DEDICATED_SIZES as readonly string[]).indexOf(size);

const versionOrContinuous = rule(({ atlas }) =>
  atlas.versionRelease === 'CONTINUOUS' && atlas.mongoDbVersion !== undefined
    ? {
        setting: 'atlas.mongoDbVersion',
        given: atlas.mongoDbVersion,
        allowed: 'left out with continuous releases: they have no version to stay on',
        fix: either(override('atlas.versionRelease', 'LTS'), override('atlas.mongoDbVersion', undefined)),
      }
    : undefined,
);

const pitNeedsBackup = rule(({ atlas }) =>
  atlas.pit && !atlas.backup
    ? {
        setting: 'atlas.pit',
        given: true,
        allowed: 'point-in-time restore only with backup',
        fix: either(override('atlas.backup', true), override('atlas.pit', false)),
      }
    : undefined,
);

const exportNeedsBackup = rule(({ atlas }) =>
  atlas.snapshotExport && !atlas.backup
    ? {
        setting: 'atlas.snapshotExport',
        given: true,
        allowed: 'export only with backup: it is snapshots that are exported',
        fix: either(override('atlas.backup', true), override('atlas.snapshotExport', false)),
      }
    : undefined,
);

const bothBounds = (bound: 'minInstanceSize' | 'maxInstanceSize'): Rule =>
  rule((settings) => {
    const { autoscaling, instanceSize } = settings.atlas;
    if (isShared(settings) || !autoscaling.compute || autoscaling[bound] !== undefined) return undefined;
    return {
      setting: `atlas.autoscaling.${bound}`,
      given: undefined,
      allowed: `both bounds wherever compute autoscaling is on: ${DEDICATED_SIZES.join(', ')}`,
      fix: either(override(`atlas.autoscaling.${bound}`, instanceSize), override('atlas.autoscaling.compute', false)),
    };
  });

const boundsInOrder = rule(({ atlas: { autoscaling } }) => {
  const { compute, minInstanceSize, maxInstanceSize } = autoscaling;
  if (!compute || !minInstanceSize || !maxInstanceSize || rank(minInstanceSize) <= rank(maxInstanceSize))
    return undefined;
  return {
    setting: 'atlas.autoscaling.minInstanceSize',
    given: minInstanceSize,
    allowed: `at most atlas.autoscaling.maxInstanceSize (${maxInstanceSize})`,
    fix: either(
      override('atlas.autoscaling.minInstanceSize', maxInstanceSize),
      override('atlas.autoscaling.maxInstanceSize', minInstanceSize),
    ),
  };
});

const sizeWithinBounds = rule((settings) => {
  const { autoscaling, instanceSize } = settings.atlas;
  const { compute, minInstanceSize, maxInstanceSize } = autoscaling;
  if (isShared(settings) || !compute || !minInstanceSize || !maxInstanceSize) return undefined;
  const [min, size, max] = [rank(minInstanceSize), rank(instanceSize), rank(maxInstanceSize)];
  if (min > max || (min <= size && size <= max)) return undefined;
  const [bound, nearest] =
    size < min ? (['minInstanceSize', minInstanceSize] as const) : (['maxInstanceSize', maxInstanceSize] as const);
  return {
    setting: 'atlas.instanceSize',
    given: instanceSize,
    allowed: `a size between the bounds of autoscaling, ${minInstanceSize} to ${maxInstanceSize}`,
    fix: either(override('atlas.instanceSize', nearest), override(`atlas.autoscaling.${bound}`, instanceSize)),
  };
});

export const atlasClusterRules: readonly Rule[] = [
  versionOrContinuous,
  pitNeedsBackup,
  exportNeedsBackup,
  bothBounds('minInstanceSize'),
  bothBounds('maxInstanceSize'),
  boundsInOrder,
  sizeWithinBounds,
];
