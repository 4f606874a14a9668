/** Steps that several commands for Atlas have in common. */
import { ATLAS_BACKUPS, type RestoreJob } from '../../atlas-admin/backups';
import { ATLAS_FACTS } from '../../atlas-admin/project-facts';
import type { AtlasConnection } from '../../services/atlas-connection';
import { projectId, type AtlasGiven } from './atlas-sign-in';
import { atlasStep } from './atlas-step';
import { Refusal } from '../../errors';
import type { Found } from '../../services/aws-call';
import type { Step } from './step';

export const noCluster = (cluster: string): string =>
  `There is no cluster ${cluster} in that project, or it has no such backups. Look at the name of the cluster and the project.`;

export const clusterHasBackups = (connection: AtlasConnection, given: AtlasGiven, pointInTime = false): Step =>
  atlasStep({
    connection,
    operation: ATLAS_FACTS.cluster,
    names: { groupId: projectId(given), clusterName: given.cluster },
    does: `Makes sure that cluster ${given.cluster} has ${pointInTime ? 'continuous cloud backup' : 'cloud backup'}.`,
    asked: `show cluster ${given.cluster}`,
    notFound: noCluster(given.cluster),
    learn: ({ backupEnabled, pitEnabled }) => {
      if (!backupEnabled) {
        throw new Refusal(`Cluster ${given.cluster} has no cloud backup (setting atlas.backup; M0 cannot have it).`);
      }
      if (pointInTime && !pitEnabled) {
        throw new Refusal(
          `Cluster ${given.cluster} has no continuous backup (setting atlas.pit). A snapshot may do: atlas-restore.`,
        );
      }
      return {};
    },
  });

export interface Target {
  readonly to: string;
  readonly toProject?: string;
}

export const targetProject = (given: AtlasGiven & Target): string => given.toProject ?? projectId(given);

/** Atlas restores into a cluster that exists, and empties it first. */
export const targetIsIdle = (connection: AtlasConnection, given: AtlasGiven & Target): Step =>
  atlasStep({
    connection,
    operation: ATLAS_FACTS.cluster,
    names: { groupId: targetProject(given), clusterName: given.to },
    does: `Makes sure that cluster ${given.to} exists and is not being changed.`,
    asked: `show cluster ${given.to}`,
    notFound: `Atlas restores into a cluster that exists: make ${given.to} first, dedicated and at least as large, of the same MongoDB version.`,
    learn: ({ stateName }) => {
      if (stateName === 'IDLE') return {};
      throw new Refusal(
        `Cluster ${given.to} is ${stateName ?? 'of no known state'}. Wait until it is IDLE, and try again.`,
      );
    },
  });

export const restoreHasEnded = (connection: AtlasConnection, given: AtlasGiven & Target): Step =>
  atlasStep({
    connection,
    operation: ATLAS_BACKUPS.restoreJobs,
    names: { groupId: projectId(given), clusterName: given.cluster },
    does: 'Waits until restore job <RestoreJobId> has ended.',
    asked: `list the restore jobs of cluster ${given.cluster}`,
    notFound: noCluster(given.cluster),
    goingOn: ({ results }, { found }) => {
      const job = results.find(({ id }) => id === found['RestoreJobId']);
      for (const end of ['cancelled', 'expired', 'failed'] as const) {
        if (job?.[end])
          throw new Refusal(`Restore job ${job.id} is ${end}; what is in cluster ${given.to} now may be incomplete.`);
      }
      if (job?.finishedAt) return undefined;
      return `restore job ${found['RestoreJobId']} is ${job ? 'at work' : 'not listed yet'}`;
    },
  });

export const jobStarted = ({ id }: RestoreJob): Found => ({ RestoreJobId: id });
