import { plainText, wholeNumber } from '../../console/arguments';
import { ATLAS_BACKUPS } from '../../atlas-admin/backups';
import { AtlasConnection } from '../../services/atlas-connection';
import { atlasOptions, projectId, signIn, type AtlasGiven } from './atlas-sign-in';
import { atlasStep } from './atlas-step';
import { clusterHasBackups, noCluster } from './atlas-steps';
import { operation } from './operation';
import type { Plan } from './plan';
import { Refusal } from '../../errors';

interface Given extends AtlasGiven {
  readonly keepDays: number;
  readonly description: string;
}

/**
 * A snapshot now, beside the scheduled ones.
 * https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-takesnapshots
 */
export const atlasSnapshot = operation(
  'atlas-snapshot',
  'Takes a snapshot of the Atlas cluster now.',
  (command) =>
    atlasOptions(command)
      .option('--keep-days <days>', 'how long it is kept', wholeNumber(1, 36_500), 35)
      .option('--description <text>', 'what Atlas shows with it', plainText, 'On demand'),
  (given: Given): Plan => {
    const { cluster, keepDays, description } = given;
    const connection = new AtlasConnection();
    const names = { groupId: projectId(given), clusterName: cluster };
    return {
      title: `take a snapshot of the Atlas cluster ${cluster} now, for ${keepDays} days`,
      steps: [
        ...signIn(connection, given),
        clusterHasBackups(connection, given),
        atlasStep({
          connection,
          operation: ATLAS_BACKUPS.takeSnapshot,
          names,
          body: { description, retentionInDays: keepDays },
          does: 'Starts the snapshot.',
          asked: `take a snapshot of cluster ${cluster}`,
          notFound: noCluster(cluster),
          learn: ({ id }) => ({ SnapshotId: id }),
        }),
        atlasStep({
          connection,
          operation: ATLAS_BACKUPS.snapshots,
          names,
          does: 'Waits until snapshot <SnapshotId> is complete.',
          asked: `list the snapshots of cluster ${cluster}`,
          notFound: noCluster(cluster),
          goingOn: ({ results }, { found }) => {
            const status = results.find(({ id }) => id === found['SnapshotId'])?.status;
            if (status === 'completed') return undefined;
            if (status === 'failed')
              throw new Refusal(`Snapshot ${found['SnapshotId']} has failed; Atlas gives no reason.`);
            return `snapshot ${found['SnapshotId']} is ${status ?? 'not listed yet'}`;
          },
        }),
      ],
      costs: [`by use: what differs from the snapshot before it, by the month, for ${keepDays} days`],
      doesNot: [
        'Stop or slow down clients: it is taken from a secondary’s disk.',
        'Outlive the cluster: CloudFormation deletes its snapshots with it.',
        'Export anything to S3: the schedule does that (atlas.snapshotExport).',
        'Copy users, access list, alerts or network: they belong to the project.',
      ],
    };
  },
);
