import type { RemovalPolicy } from 'aws-cdk-lib';
import { CfnCloudBackupSchedule } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { AtlasCluster } from './cluster';
import type { AtlasProject } from './project';
import type { SnapshotExport } from './snapshot-export';
import { CLUSTER_NAME } from '../names';

export interface BackupScheduleProps {
  readonly project: AtlasProject;
  readonly cluster: AtlasCluster;
  /** Where snapshots are exported to, if anywhere. */
  readonly snapshotExport?: SnapshotExport | undefined;
  /** How far back a point-in-time restore reaches; left out where there is none. */
  readonly restoreWindowDays?: number | undefined;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Which snapshots are exported: an item of the policy below that is not the hourly one. Each export is a whole copy, so it is the rarer
 * of those that still are of use.
 * https://www.mongodb.com/docs/atlas/cli/current/command/atlas-backups-schedule-update/
 */
const EXPORTED = 'weekly';

/**
 * How long snapshots are kept: at least as long as a restore reaches back, since it starts from one; and the rarer they are, never the
 * shorter. Without point-in-time restore only the second counts.
 */
function policyItems(window = 0) {
  const daily = Math.max(7, window);
  return [
    item('hourly', 6, Math.max(2, window), 'days'),
    item('daily', 1, daily, 'days'),
    item(EXPORTED, 6, Math.max(4, Math.ceil(daily / 7)), 'weeks'),
    item('monthly', 40, 12, 'months'),
  ];
}

const item = (frequencyType: string, frequencyInterval: number, retentionValue: number, retentionUnit: string) => ({
  frequencyType,
  frequencyInterval,
  retentionValue,
  retentionUnit,
});

/**
 * When Atlas takes snapshots and how long it keeps them, and how far back a point-in-time restore reaches.
 *
 * The counterpart on DynamoDB is a switch: point-in-time recovery has no schedule.
 * https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/
 */
export class BackupSchedule extends Construct {
  constructor(scope: Construct, id: string, props: BackupScheduleProps) {
    super(scope, id);
    const { project, cluster, snapshotExport, restoreWindowDays, removalPolicy } = props;
    const schedule = new CfnCloudBackupSchedule(this, 'Resource', {
      ...project.ref,
      clusterName: CLUSTER_NAME,
      autoExportEnabled: snapshotExport !== undefined,
      ...(snapshotExport && { export: { exportBucketId: snapshotExport.exportBucketId, frequencyType: EXPORTED } }),
      referenceHourOfDay: 2,
      referenceMinuteOfHour: 30,
      ...(restoreWindowDays === undefined ? {} : { restoreWindowDays }),
      policies: [{ policyItems: policyItems(restoreWindowDays) }],
    });
    // Deleting the schedule ends the snapshots, so it stays where the cluster stays.
    schedule.applyRemovalPolicy(removalPolicy);
    schedule.node.addDependency(cluster.resource);
    demonstrates(schedule, 'REL-06', ...(snapshotExport ? (['POR-02'] as const) : []));
  }
}
