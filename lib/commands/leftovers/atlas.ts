/** What is left in Atlas: the project, its cluster and that cluster's snapshots, where the API key may see them. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { AtlasOperation } from '../../atlas-admin/operations';
import { AtlasReader, GET_PROJECT } from '../../services/atlas-reader';
import { clientOptions, type Account } from '../../services/aws-account';
import { ATLAS_BACKUPS, type Snapshot } from '../../atlas-admin/backups';
import type { Leftover } from './leftover';
import type { StackRecord } from './stack-records';
import { CLUSTER_NAME } from '../../stacks/names';

export interface AtlasQuestion {
  readonly account: Account;
  readonly region: string;
  readonly keyProfile: string;
  readonly project: string;
}

const maybe = <T extends z.ZodMiniType>(type: T) => z.optional(z.nullable(type));
const CLUSTER = {
  ...ATLAS_BACKUPS.cluster,
  answer: z.object({
    stateName: maybe(z.string()),
    createDate: maybe(z.string()),
    terminationProtectionEnabled: maybe(z.boolean()),
  }),
} as const satisfies AtlasOperation;

/** CloudFormation knows a project as `ID|PROFILE`. One in a stack that is there is that stack's. */
export const forgottenProjects = (records: readonly StackRecord[]): string[] => {
  const of = (isDeleted: boolean): string[] =>
    records
      .filter((stack) => stack.isDeleted === isDeleted)
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => type === 'MongoDB::Atlas::Project')
      .map(({ physicalId }) => physicalId.split('|')[0] ?? '');
  const held = of(false);
  return [...new Set(of(true))].filter((id) => /^[a-f0-9]{24}$/.test(id) && !held.includes(id));
};

/** @throws Refusal where the key cannot be read or Atlas does not answer the question */
export async function atlasLeft({ account, region, keyProfile, project }: AtlasQuestion): Promise<Leftover[]> {
  const options = clientOptions(region, account.access);
  const reader = new AtlasReader({
    cloudformation: new CloudFormationClient(options),
    secretsmanager: new SecretsManagerClient(options),
  });
  await reader.signIn(keyProfile, project);
  const names = { groupId: project, clusterName: CLUSTER_NAME };
  const found = await reader.read(GET_PROJECT, names, `show project ${project}`);
  if (!found) return [];
  const cluster = await reader.read(CLUSTER, names, `show cluster ${CLUSTER_NAME}`);
  const listed = await reader.read(ATLAS_BACKUPS.snapshots, names, `list the snapshots of cluster ${CLUSTER_NAME}`);
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

function clusterLeft(cluster: z.infer<typeof CLUSTER.answer>, project: string): Leftover {
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
