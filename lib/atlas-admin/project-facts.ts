/**
 * What the Atlas Admin API tells of a project, as far as it is looked at. The backup schedule is in `lib/atlas-admin/backups.ts`.
 * https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2
 */
import * as z from 'zod/mini';
import { maybe, type AtlasOperation } from './operations';

const text = maybe(z.string());
const yes = maybe(z.boolean());

const nodes = maybe(z.object({ instanceSize: text, nodeCount: maybe(z.int()) }));
const regionConfig = z.object({
  providerName: text,
  regionName: text,
  priority: maybe(z.int()),
  electableSpecs: nodes,
  readOnlySpecs: nodes,
  analyticsSpecs: nodes,
});
const cluster = z.object({
  stateName: text,
  createDate: text,
  paused: yes,
  mongoDBMajorVersion: text,
  mongoDBVersion: text,
  versionReleaseSystem: text,
  backupEnabled: yes,
  pitEnabled: yes,
  terminationProtectionEnabled: yes,
  encryptionAtRestProvider: text,
  advancedConfiguration: maybe(z.object({ minimumEnabledTlsProtocol: text })),
  replicationSpecs: maybe(z.array(z.object({ regionConfigs: maybe(z.array(regionConfig)) }))),
});
export type ClusterState = z.infer<typeof cluster>;
export type RegionConfigState = z.infer<typeof regionConfig>;

const project = '/api/atlas/v2/groups/{groupId}';

export const ATLAS_FACTS = {
  project: {
    method: 'GET',
    path: project,
    version: '2023-01-01',
    answer: z.object({ name: z.string(), created: z.string(), clusterCount: z.int() }),
  },
  cluster: { method: 'GET', path: `${project}/clusters/{clusterName}`, version: '2024-08-05', answer: cluster },
  peers: {
    method: 'GET',
    path: `${project}/peers`,
    version: '2023-01-01',
    answer: z.object({ results: maybe(z.array(z.object({ connectionId: text, statusName: text }))) }),
  },
  accessList: {
    method: 'GET',
    path: `${project}/accessList`,
    version: '2023-01-01',
    answer: z.object({ results: z.array(z.object({ cidrBlock: text })) }),
  },
  encryptionAtRest: {
    method: 'GET',
    path: `${project}/encryptionAtRest`,
    version: '2023-01-01',
    answer: z.object({ awsKms: maybe(z.object({ enabled: yes, valid: yes, customerMasterKeyID: text })) }),
  },
} as const satisfies Record<string, AtlasOperation>;
