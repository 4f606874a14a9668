import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { AtlasOperation } from '../../../lib/atlas-admin/operations';
import { ATLAS_BACKUPS, type RestoreJob, type Snapshot } from '../../../lib/atlas-admin/backups';
import { ATLAS_FACTS } from '../../../lib/atlas-admin/project-facts';
import { answered, refused, type Reply, type Route } from './route';

export interface LocalCluster {
  stateName: string;
  backupEnabled: boolean;
  pitEnabled: boolean;
  restoreWindowDays: number;
  readonly snapshots: Snapshot[];
  readonly restoreJobs: RestoreJob[];
}

const newId = (): string => randomBytes(12).toString('hex');
const now = (): string => new Date().toISOString();

/** The cloud backups of one project's clusters. No data: a snapshot and a restore job are their records only. */
export class ClusterBackups {
  readonly clusters: Record<string, LocalCluster> = {};
  /** How often a snapshot or restore job is listed before it has ended. */
  listingsUntilEnd = 1;
  /** How both end. */
  endsWell = true;

  constructor(private readonly projectId: string) {}

  addCluster(name: string, state: Partial<LocalCluster> = {}): LocalCluster {
    return (this.clusters[name] = {
      stateName: 'IDLE',
      backupEnabled: true,
      pitEnabled: true,
      restoreWindowDays: 7,
      snapshots: [],
      restoreJobs: [],
      ...state,
    });
  }

  get routes(): readonly Route[] {
    const { schedule, snapshots, takeSnapshot, restoreJobs, restoreSnapshot } = ATLAS_BACKUPS;
    // Both restores are one operation of Atlas, told apart by the body.
    const restore: AtlasOperation = {
      ...restoreSnapshot,
      request: anyOf(restoreSnapshot, ATLAS_BACKUPS.restoreToTime),
    };
    return [
      this.route(ATLAS_FACTS.cluster, ({ stateName, backupEnabled, pitEnabled }) => ({
        stateName,
        backupEnabled,
        pitEnabled,
      })),
      this.route(schedule, ({ restoreWindowDays }) => ({ restoreWindowDays, policies: [] })),
      this.route(snapshots, (found) => ({ results: this.listed(found.snapshots, this.endSnapshot) })),
      this.route(takeSnapshot, (found) => added(found.snapshots, { id: newId(), status: 'queued', createdAt: now() })),
      this.route(restoreJobs, (found) => ({ results: this.listed(found.restoreJobs, this.endJob) })),
      this.route(restore, (found, request) =>
        added(found.restoreJobs, { ...(request as RestoreJob), id: newId(), failed: false }),
      ),
    ];
  }

  private listed<T>(records: T[], end: (record: T) => void): T[] {
    if (--this.listingsUntilEnd <= 0) records.forEach(end);
    return records;
  }

  private readonly endSnapshot = (snapshot: Snapshot): void => {
    if (snapshot.status === 'queued') snapshot.status = this.endsWell ? 'completed' : 'failed';
  };

  private readonly endJob = (job: RestoreJob): void => {
    if (this.endsWell) job.finishedAt = now();
    else job.failed = true;
  };

  private route(operation: AtlasOperation, answer: (cluster: LocalCluster, request: unknown) => unknown): Route {
    return {
      operation,
      reply: ({ groupId, clusterName = '' }, request): Reply => {
        const found = groupId === this.projectId ? this.clusters[clusterName] : undefined;
        if (found) return answered(operation, answer(found, request));
        return refused(404, 'CLUSTER_NOT_FOUND', `No cluster named ${clusterName} exists in group ${groupId}.`);
      },
    };
  }
}

const anyOf = (...operations: readonly AtlasOperation[]): NonNullable<AtlasOperation['request']> =>
  z.union(operations.flatMap(({ request }) => (request ? [request] : [])));

function added<T>(records: T[], record: T): T {
  records.push(record);
  return record;
}
