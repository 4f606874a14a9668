/** Settings of the cluster that Atlas refuses together. https://www.mongodb.com/docs/atlas/cluster-autoscaling/ */
import { DEDICATED_SIZES } from '../atlas-schema';
import { rule, type Rule } from './rule';

const sizes: readonly string[] = DEDICATED_SIZES;

const versionOrContinuous = rule(({ atlas }) =>
  atlas.versionRelease === 'CONTINUOUS' && atlas.mongoDbVersion !== undefined
    ? {
        setting: 'atlas.mongoDbVersion',
        given: atlas.mongoDbVersion,
        allowed: 'no fixed version with continuous releases',
        fix: '-c atlas.versionRelease=LTS, or -c atlas.mongoDbVersion= (empty leaves it out)',
      }
    : undefined,
);

const pitNeedsBackup = rule(({ atlas }) =>
  atlas.pit && !atlas.backup
    ? {
        setting: 'atlas.pit',
        given: true,
        allowed: 'point-in-time restore only with backup',
        fix: '-c atlas.backup=true, or -c atlas.pit=false',
      }
    : undefined,
);

const bothBounds = (bound: 'minInstanceSize' | 'maxInstanceSize'): Rule =>
  rule(({ atlas: { autoscaling, instanceSize } }) =>
    autoscaling.compute && autoscaling[bound] === undefined
      ? {
          setting: `atlas.autoscaling.${bound}`,
          given: undefined,
          allowed: `both bounds wherever compute autoscaling is on: ${DEDICATED_SIZES.join(', ')}`,
          fix: `-c atlas.autoscaling.${bound}=${instanceSize}, or -c atlas.autoscaling.compute=false`,
        }
      : undefined,
  );

const sizeWithinBounds = rule(({ atlas: { autoscaling, instanceSize } }) => {
  const { compute, minInstanceSize, maxInstanceSize } = autoscaling;
  if (!compute || !minInstanceSize || !maxInstanceSize) return undefined;
  const [min, size, max] = [minInstanceSize, instanceSize, maxInstanceSize].map((name) => sizes.indexOf(name)) as [
    number,
    number,
    number,
  ];
  if (size < 0 || (min <= size && size <= max)) return undefined;
  return {
    setting: 'atlas.instanceSize',
    given: instanceSize,
    allowed: `a size between the bounds of autoscaling, ${minInstanceSize} to ${maxInstanceSize}`,
    fix: `-c atlas.instanceSize=${minInstanceSize}, or change atlas.autoscaling.minInstanceSize and atlas.autoscaling.maxInstanceSize`,
  };
});

export const atlasClusterRules: readonly Rule[] = [
  versionOrContinuous,
  pitNeedsBackup,
  bothBounds('minInstanceSize'),
  bothBounds('maxInstanceSize'),
  sizeWithinBounds,
];
