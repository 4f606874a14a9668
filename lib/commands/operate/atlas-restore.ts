import { atlasId } from '../../console/arguments';
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
import type { Found } from '../../services/aws-call';

interface Given extends RestoreGiven {
  readonly snapshot: string;
}

/**
 * A snapshot into a cluster that exists.
 * https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-createbackuprestorejob
 */
export const atlasRestore = operation(
  'atlas-restore',
  'Restores a snapshot into an Atlas cluster, in place of what is in it.',
  (command) => restoreOptions(command).requiredOption('--snapshot <id>', 'snapshot to restore', atlasId),
  (given: Given): Plan => {
    refuseOwnCluster(given);
    const { cluster, snapshot, to } = given;
    const connection = new AtlasConnection();
    const names = { groupId: projectId(given), clusterName: cluster };
    return {
      title: `restore snapshot ${snapshot} of the Atlas cluster ${cluster} into cluster ${to}, deleting what is in it`,
      steps: [
        ...signIn(connection, given),
        clusterHasBackups(connection, given),
        targetIsIdle(connection, given),
        atlasStep({
          connection,
          operation: ATLAS_BACKUPS.snapshots,
          names,
          does: 'Makes sure that the snapshot is there and complete.',
          asked: `list the snapshots of cluster ${cluster}`,
          notFound: noCluster(cluster),
          learn: ({ results }): Found => {
            const found = results.find(({ id }) => id === snapshot);
            if (found?.status === 'completed') return found.createdAt ? { SnapshotTime: found.createdAt } : {};
            const last = results.find(({ status }) => status === 'completed');
            throw new Refusal(
              `Snapshot ${snapshot} of cluster ${cluster} is ${found?.status ?? 'not listed'}. ` +
                (last
                  ? `One that is complete: ${last.id}, of ${last.createdAt ?? 'unknown time'}.`
                  : 'None is complete.'),
            );
          },
        }),
        atlasStep({
          connection,
          operation: ATLAS_BACKUPS.restoreSnapshot,
          names,
          body: {
            deliveryType: 'automated' as const,
            snapshotId: snapshot,
            targetClusterName: to,
            targetGroupId: targetProject(given),
          },
          does: `Deletes all data of cluster ${to} and starts the restore.`,
          asked: `restore a snapshot into cluster ${to}`,
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
