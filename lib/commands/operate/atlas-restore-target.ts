import type { Command } from 'commander';
import { atlasId, clusterName } from '../../console/arguments';
import { atlasOptions, type AtlasGiven } from './atlas-sign-in';
import type { Target } from './atlas-steps';
import { Misuse } from '../../errors';

export interface RestoreGiven extends AtlasGiven, Target {
  readonly overwrite?: true;
}

export const restoreOptions = (command: Command): Command =>
  atlasOptions(command)
    .requiredOption('--to <cluster>', 'cluster to restore into; everything in it is deleted first', clusterName)
    .option('--to-project <id>', 'project of that cluster, where it is another one', atlasId)
    .option('--overwrite', 'restore over the cluster that the backup is of');

/** Restoring over the source is what an accident looks like, so it takes a word of its own. @throws Misuse without it */
export function refuseOwnCluster({ cluster, project, to, toProject, overwrite }: RestoreGiven): void {
  if (overwrite || to !== cluster || (toProject !== undefined && toProject !== project)) return;
  throw new Misuse(
    `--to ${to} is the cluster that the backup is of: all that was written since would be lost. Restore into another cluster, or say --overwrite.`,
  );
}

export const ATLAS_RESTORE_COSTS = [
  'by use: the data that the restore transfers',
  'by the hour: the target cluster, until you delete it',
];

export const atlasLeavesUndone = ({ cluster, to }: RestoreGiven): string[] => [
  `Keep anything that is in ${to}: Atlas deletes it first, and takes no snapshot before.`,
  ...(to === cluster ? [] : [`Touch cluster ${cluster}: every client goes on using it.`]),
  `Make cluster ${to}: it must exist, be reached by nobody, and run the backup’s MongoDB version or the next.`,
  'Bring back database users, custom roles, the access list, peering, alerts or auditing: they belong to the project, not to a cluster.',
  `Bring back the backup schedule, or the snapshots of another cluster, for ${to}.`,
  'Bring back search indexes as they were: Atlas builds them again.',
];
