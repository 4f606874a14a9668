/** What is left in Atlas: the project, its cluster and that cluster's snapshots, where the API key may see them. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ATLAS_BACKUPS, type Snapshot } from '../../atlas-admin/backups';
import type { AtlasOperation } from '../../atlas-admin/operations';
import { ATLAS_FACTS, type ClusterState } from '../../atlas-admin/project-facts';
import { unlessAbsent } from '../../errors';
import { AtlasConnection, ONE_LOOK } from '../../services/atlas-connection';
import { keyOf } from '../../services/atlas-sign-in';
import { clientOptions, sender, type Account } from '../../services/aws-account';
import { askAws } from '../../services/aws-call';
import type { Leftover } from './leftover';
import type { StackRecord } from './stack-records';
import { ATLAS_ID } from '../../atlas-admin/identifiers';
import { CLUSTER_NAME } from '../../stacks/names';

export interface AtlasQuestion {
  readonly account: Account;
  readonly region: string;
  readonly keyProfile: string;
  readonly project: string;
}

/** CloudFormation knows a project as `ID|PROFILE`. One in a stack that is there is that stack's. */
export const forgottenProjects = (records: readonly StackRecord[]): string[] => {
  const of = (isDeleted: boolean): string[] =>
    records
      .filter((stack) => stack.isDeleted === isDeleted)
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => type === 'MongoDB::Atlas::Project')
      .map(({ physicalId }) => physicalId.split('|')[0] ?? '');
  const held = of(false);
  return [...new Set(of(true))].filter((id) => ATLAS_ID.pattern.test(id) && !held.includes(id));
};

/** @throws Refusal where the key cannot be read or Atlas does not answer the question */
export async function atlasLeft({ account, region, keyProfile, project }: AtlasQuestion): Promise<Leftover[]> {
  const atlas = new AtlasConnection(ONE_LOOK);
  await askAws(sender(new SecretsManagerClient(clientOptions(region, account.access))), keyOf(keyProfile, atlas));
  const names = { groupId: project, clusterName: CLUSTER_NAME };
  const ask = <Answer>(operation: AtlasOperation<unknown, Answer>, asked: string) =>
    unlessAbsent(atlas.send({ operation, names, asked }));
  const found = await ask(ATLAS_FACTS.project, `show project ${project}`);
  if (!found) return [];
  const cluster = await ask(ATLAS_FACTS.cluster, `show cluster ${CLUSTER_NAME}`);
  const listed = await ask(ATLAS_BACKUPS.snapshots, `list the snapshots of cluster ${CLUSTER_NAME}`);
  return [
    ...(listed?.results ?? []).map((snapshot) => snapshotLeft(snapshot, project)),
    ...(cluster ? [clusterLeft(cluster, project)] : []),
    {
      ...common('Atlas project', project, found.created),
      about: `${found.name}, with ${found.clusterCount} clusters`,
      costs: 'itself nothing',
      remove: [`atlas projects delete ${project}`],
    },
  ];
}

const common = (kind: string, id: string, made: string | null | undefined) =>
  ({ kind, id, place: 'Atlas', fate: 'stays', ...(made ? { since: made } : {}) }) as const;

const snapshotLeft = ({ id, createdAt, status }: Snapshot, project: string): Leftover => ({
  ...common('Atlas snapshot', id, createdAt),
  about: `of cluster ${CLUSTER_NAME}, ${status ?? 'of no known state'}`,
  costs: 'by use: what differs from the one before it, by the month',
  remove: [`atlas backups snapshots delete ${id} --clusterName ${CLUSTER_NAME} --projectId ${project}`],
});

function clusterLeft(cluster: ClusterState, project: string): Leftover {
  const of = `${CLUSTER_NAME} --projectId ${project}`;
  return {
    ...common('Atlas cluster', CLUSTER_NAME, cluster.createDate),
    about: `${cluster.stateName ?? 'of no known state'}, in project ${project}`,
    costs: 'by the hour: its nodes; by use: its backups',
    remove: [
      ...(cluster.terminationProtectionEnabled ? [`atlas clusters update ${of} --disableTerminationProtection`] : []),
      `atlas clusters delete ${of}`,
    ],
  };
}
