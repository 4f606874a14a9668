import { instant } from '../../console/arguments';
import { ATLAS_BACKUPS } from '../../atlas-admin/backups';
import { AtlasConnection } from '../../services/atlas-connection';
import {
  ATLAS_RESTORE_COSTS,
  atlasLeavesUndone,
  refuseOwnCluster,
  restoreOptions,
  type RestoreGiven,
} from './atlas-restore-target';
import { projectId, signIn } from './atlas-sign-in';
import { atlasStep } from './atlas-step';
import { clusterHasBackups, jobStarted, noCluster, restoreHasEnded, targetIsIdle, targetProject } from './atlas-steps';
import { operation } from './operation';
import type { Plan } from './plan';
import { Refusal } from '../../errors';

interface Given extends RestoreGiven {
  readonly at: Date;
}

const DAY_MS = 86_400_000;

/**
 * The data of one second into a cluster that exists.
 * https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-continuous/
 */
export const atlasRestoreToTime = operation(
  'atlas-restore-to-time',
  'Restores the data of a point in time into an Atlas cluster, in place of what is in it.',
  (command) =>
    restoreOptions(command).requiredOption('--at <time>', 'second to go back to, as 2026-01-31T12:00:00Z', instant),
  (given: Given): Plan => {
    refuseOwnCluster(given);
    const { cluster, at, to } = given;
    const connection = new AtlasConnection();
    const names = { groupId: projectId(given), clusterName: cluster };
    return {
      title: `restore the Atlas cluster ${cluster} as of ${at.toISOString()} into cluster ${to}, deleting what is in it`,
      steps: [
        ...signIn(connection, given),
        clusterHasBackups(connection, given, true),
        atlasStep({
          connection,
          operation: ATLAS_BACKUPS.schedule,
          names,
          does: 'Makes sure that the time lies within the restore window.',
          asked: `show the backup schedule of cluster ${cluster}`,
          notFound: noCluster(cluster),
          learn: ({ restoreWindowDays }, { world }) => {
            const now = world.now();
            const from = now - (restoreWindowDays ?? 0) * DAY_MS;
            if (at.getTime() >= from && at.getTime() <= now)
              return { RestoreWindowStart: new Date(from).toISOString() };
            throw new Refusal(
              `--at is ${at.toISOString()}; the restore window of cluster ${cluster} reaches ${restoreWindowDays ?? 0} days back, ` +
                `from ${new Date(from).toISOString()} to ${new Date(now).toISOString()}.`,
            );
          },
        }),
        targetIsIdle(connection, given),
        atlasStep({
          connection,
          operation: ATLAS_BACKUPS.restoreToTime,
          names,
          body: {
            deliveryType: 'pointInTime' as const,
            pointInTimeUTCSeconds: Math.floor(at.getTime() / 1_000),
            targetClusterName: to,
            targetGroupId: targetProject(given),
          },
          does: `Deletes all data of cluster ${to} and starts the restore.`,
          asked: `restore a point in time into cluster ${to}`,
          notFound: noCluster(cluster),
          learn: jobStarted,
        }),
        restoreHasEnded(connection, given),
      ],
      costs: ATLAS_RESTORE_COSTS,
      doesNot: atlasLeavesUndone(given),
    };
  },
);
