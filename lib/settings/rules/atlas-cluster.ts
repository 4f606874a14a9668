/** Settings of the cluster that Atlas refuses together. https://www.mongodb.com/docs/atlas/cluster-autoscaling/ */
import { DEDICATED_SIZES } from '../atlas-schema';
import { either, override } from '../override';
import { rule, type SettingsRule } from './rule';
import type { Settings } from '../schema';
import { isShared } from '../is-shared';

const CLUSTER = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/atlas/cluster-autoscaling/',
  checked: '2026-11-25',
} as const;

const rank = (size: string): number => (DEDICATED_SIZES as readonly string[]).indexOf(size);

const versionOrContinuous = rule(
  {
    ...CLUSTER,
    id: 'atlas-version-or-continuous',
    demand: 'A cluster with continuous releases stays on no version',
    source:
      'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/cluster/mongodb-atlas-cluster.json',
    checked: '2026-11-23',
    spans: ['atlas.versionRelease', 'atlas.mongoDbVersion'],
  },
  ({ atlas }) =>
    atlas.versionRelease === 'CONTINUOUS' && atlas.mongoDbVersion !== undefined
      ? {
          setting: 'atlas.mongoDbVersion',
          given: atlas.mongoDbVersion,
          allowed: 'left out with continuous releases: they have no version to stay on',
          fix: either(override('atlas.versionRelease', 'LTS'), override('atlas.mongoDbVersion', undefined)),
        }
      : undefined,
);

const pitNeedsBackup = rule(
  {
    ...CLUSTER,
    id: 'atlas-pit-needs-backup',
    demand: 'A restore to a point in time starts from a snapshot, so it needs backup',
    source: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
    checked: '2026-11-23',
    spans: ['atlas.pit', 'atlas.backup'],
  },
  ({ atlas }) =>
    atlas.pit && !atlas.backup
      ? {
          setting: 'atlas.pit',
          given: true,
          allowed: 'point-in-time restore only with backup',
          fix: either(override('atlas.backup', true), override('atlas.pit', false)),
        }
      : undefined,
);

const exportNeedsBackup = rule(
  {
    ...CLUSTER,
    id: 'atlas-export-needs-backup',
    demand: 'It is snapshots that are exported, so an export needs backup',
    source: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/',
    checked: '2026-11-23',
    spans: ['atlas.snapshotExport', 'atlas.backup'],
  },
  ({ atlas }) =>
    atlas.snapshotExport && !atlas.backup
      ? {
          setting: 'atlas.snapshotExport',
          given: true,
          allowed: 'export only with backup: it is snapshots that are exported',
          fix: either(override('atlas.backup', true), override('atlas.snapshotExport', false)),
        }
      : undefined,
);

const LARGEST = DEDICATED_SIZES.length - 1;

/** Bounds with the nodes' size between them and at least one size apart; what is given stays where that can be. */
function boundsAround({ instanceSize, autoscaling }: Settings['atlas']): string {
  const { minInstanceSize, maxInstanceSize } = autoscaling;
  const [size, most] = [rank(instanceSize), maxInstanceSize ? rank(maxInstanceSize) : 0];
  const least = Math.min(minInstanceSize ? rank(minInstanceSize) : size, (most || LARGEST) - 1);
  const bounds = { minInstanceSize: least, maxInstanceSize: most > least ? most : Math.max(size, least + 1) };
  return Object.entries(bounds)
    .map(([name, at]) => [name, DEDICATED_SIZES[at]] as const)
    .filter(([name, found]) => autoscaling[name as keyof typeof bounds] !== found)
    .map(([name, found]) => override(`atlas.autoscaling.${name}`, found))
    .join(' ');
}

const bothBounds = (bound: 'minInstanceSize' | 'maxInstanceSize'): SettingsRule =>
  rule(
    {
      ...CLUSTER,
      id: `atlas-autoscaling-${bound}`,
      demand: 'Autoscaling of compute needs both bounds',
      error: `COMPUTE_AUTO_SCALING_${bound === 'maxInstanceSize' ? 'MAX' : 'MIN'}_INSTANCE_SIZE_REQUIRED`,
      spans: ['atlas.autoscaling.compute', `atlas.autoscaling.${bound}`],
    },
    (settings) => {
      const { autoscaling } = settings.atlas;
      if (isShared(settings) || !autoscaling.compute || autoscaling[bound] !== undefined) return undefined;
      return {
        setting: `atlas.autoscaling.${bound}`,
        given: undefined,
        allowed: `both bounds wherever compute autoscaling is on: ${DEDICATED_SIZES.join(', ')}`,
        fix: either(boundsAround(settings.atlas), override('atlas.autoscaling.compute', false)),
      };
    },
  );

const boundsInOrder = rule(
  {
    ...CLUSTER,
    id: 'atlas-autoscaling-bounds',
    demand: 'The smallest size of autoscaling is below its largest, not equal to it',
    error: 'COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID',
    spans: ['atlas.autoscaling.minInstanceSize', 'atlas.autoscaling.maxInstanceSize'],
  },
  ({ atlas: { autoscaling } }) => {
    const { compute, minInstanceSize, maxInstanceSize } = autoscaling;
    if (!compute || !minInstanceSize || !maxInstanceSize || rank(minInstanceSize) < rank(maxInstanceSize))
      return undefined;
    const [below, above] = [DEDICATED_SIZES[rank(maxInstanceSize) - 1], DEDICATED_SIZES[rank(minInstanceSize) + 1]];
    const [min, max] = ['atlas.autoscaling.minInstanceSize', 'atlas.autoscaling.maxInstanceSize'];
    return {
      setting: 'atlas.autoscaling.minInstanceSize',
      given: minInstanceSize,
      allowed: `below atlas.autoscaling.maxInstanceSize (${maxInstanceSize})`,
      fix:
        below || above
          ? either(...(below ? [override(min, below)] : []), ...(above ? [override(max, above)] : []))
          : `${override(min, maxInstanceSize)} ${override(max, minInstanceSize)}`,
    };
  },
);

const sizeWithinBounds = rule(
  {
    ...CLUSTER,
    id: 'atlas-size-within-bounds',
    demand: 'The size of the nodes lies within the bounds of autoscaling',
    error: 'COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID',
    spans: ['atlas.instanceSize', 'atlas.autoscaling.minInstanceSize', 'atlas.autoscaling.maxInstanceSize'],
  },
  (settings) => {
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
  },
);

export const atlasClusterRules: readonly SettingsRule[] = [
  versionOrContinuous,
  pitNeedsBackup,
  exportNeedsBackup,
  bothBounds('minInstanceSize'),
  bothBounds('maxInstanceSize'),
  boundsInOrder,
  sizeWithinBounds,
];
