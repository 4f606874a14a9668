/**
 * The Atlas Admin API's cloud backups, as far as they are used: what is sent is held to strictly, of what is answered only what is read.
 * https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/group/endpoint-cloud-backups
 */
import * as z from 'zod/mini';
import { id, maybe, type AtlasOperation } from './operations';

const name = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]*$/));

const snapshot = z.object({ id, status: maybe(z.string()), createdAt: maybe(z.string()) });
const restoreJob = z.object({
  id,
  deliveryType: z.string(),
  finishedAt: maybe(z.string()),
  cancelled: maybe(z.boolean()),
  expired: maybe(z.boolean()),
  failed: maybe(z.boolean()),
});
export type Snapshot = z.infer<typeof snapshot>;
export type RestoreJob = z.infer<typeof restoreJob>;

const clusterPath = '/api/atlas/v2/groups/{groupId}/clusters/{clusterName}';
const target = { targetClusterName: name, targetGroupId: id };

export const ATLAS_BACKUPS = {
  schedule: {
    method: 'GET',
    path: `${clusterPath}/backup/schedule`,
    version: '2024-08-05',
    answer: z.object({ restoreWindowDays: maybe(z.int()) }),
  },
  snapshots: {
    method: 'GET',
    path: `${clusterPath}/backup/snapshots`,
    version: '2023-01-01',
    answer: z.object({ results: z.array(snapshot) }),
  },
  takeSnapshot: {
    method: 'POST',
    path: `${clusterPath}/backup/snapshots`,
    version: '2023-01-01',
    request: z.strictObject({ description: z.string(), retentionInDays: z.int().check(z.minimum(1)) }),
    answer: snapshot,
  },
  restoreJobs: {
    method: 'GET',
    path: `${clusterPath}/backup/restoreJobs`,
    version: '2023-01-01',
    answer: z.object({ results: z.array(restoreJob) }),
  },
  restoreSnapshot: {
    method: 'POST',
    path: `${clusterPath}/backup/restoreJobs`,
    version: '2023-01-01',
    request: z.strictObject({ deliveryType: z.literal('automated'), snapshotId: id, ...target }),
    answer: restoreJob,
  },
  restoreToTime: {
    method: 'POST',
    path: `${clusterPath}/backup/restoreJobs`,
    version: '2023-01-01',
    request: z.strictObject({
      deliveryType: z.literal('pointInTime'),
      pointInTimeUTCSeconds: z.int().check(z.minimum(1_199_145_600)),
      ...target,
    }),
    answer: restoreJob,
  },
} as const satisfies Record<string, AtlasOperation>;
