import {
  CfnAlertConfiguration,
  MetricThresholdViewMode,
  MetricThresholdViewOperator,
  NotificationViewRoles,
  NotificationViewTypeName,
} from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import type { AtlasProject } from './project';

/** Metrics by Atlas's names, each over the average of a few minutes. https://www.mongodb.com/docs/atlas/reference/alert-conditions/ */
const THRESHOLDS = [
  { id: 'DiskNearlyFull', metricName: 'DISK_PARTITION_SPACE_USED_DATA', threshold: 80, units: 'RAW' },
  { id: 'ConnectionsNearlyUsed', metricName: 'CONNECTIONS_PERCENT', threshold: 80, units: 'RAW' },
  { id: 'ReplicationLags', metricName: 'OPLOG_SLAVE_LAG_MASTER_TIME', threshold: 60, units: 'SECONDS' },
] as const;

/**
 * Tells the project's owners by mail, in Atlas: its metrics do not reach CloudWatch by themselves. Changing an alert replaces it; its
 * switch on and off is read-only in CloudFormation.
 */
export class Alerts extends Construct {
  constructor(scope: Construct, id: string, { project }: { project: AtlasProject }) {
    super(scope, id);
    for (const { id: name, ...limit } of THRESHOLDS) {
      new CfnAlertConfiguration(this, name, {
        ...project.ref,
        eventTypeName: 'OUTSIDE_METRIC_THRESHOLD',
        metricThreshold: {
          ...limit,
          mode: MetricThresholdViewMode.AVERAGE,
          operator: MetricThresholdViewOperator.GREATER_THAN,
        },
        notifications: [
          {
            typeName: NotificationViewTypeName.GROUP,
            roles: [NotificationViewRoles.GROUP_OWNER],
            emailEnabled: true,
            smsEnabled: false,
            delayMin: 5,
            intervalMin: 60,
          },
        ],
      });
    }
  }
}
