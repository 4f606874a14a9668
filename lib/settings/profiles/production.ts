import { trial } from './trial';
import type { ProfileSettings } from '../schema';

/** What a team would keep: nothing is deleted by accident, and losing one region loses neither database. */
export const production: ProfileSettings = {
  ...trial,
  profile: 'production',
  flowLogs: true,
  logRetentionDays: 90,
  removal: 'retain',
  monitoring: true,
  tracing: true,
  dynamodb: {
    ...trial.dynamodb,
    backup: true,
    capacity: 'provisioned',
    onDemand: { maxReadUnits: 4_000, maxWriteUnits: 2_000 },
    provisioned: {
      minReadUnits: 25,
      maxReadUnits: 1_000,
      minWriteUnits: 25,
      maxWriteUnits: 500,
      targetUtilizationPercent: 70,
    },
    pitrDays: 35,
    deletionProtection: true,
    replicas: ['eu-central-1'],
  },
  atlas: {
    ...trial.atlas,
    customerKey: true,
    privateEndpoint: true,
    snapshotExport: true,
    auditing: true,
    alerts: true,
    instanceSize: 'M30',
    // More than the standard 3,000, and delivered more evenly; the standard disk of 40 GB would take 2,000.
    diskSizeGb: 80,
    diskIops: 3_500,
    // Up to 900 of a node's 3,000 connections: the rest is for who else comes, and for a cluster that stalls.
    reservedConcurrency: 300,
    electableNodes: 2,
    // 2 + 2 + 1: any one region can be lost and three of five votes remain.
    otherRegions: [
      {
        provider: 'AWS',
        region: 'eu-central-1',
        electableNodes: 2,
        readOnlyNodes: 0,
        analyticsNodes: 0,
        cidr: '192.168.240.0/21',
      },
      {
        provider: 'AWS',
        region: 'eu-north-1',
        electableNodes: 1,
        readOnlyNodes: 0,
        analyticsNodes: 0,
        cidr: '192.168.232.0/21',
      },
    ],
    autoscaling: { compute: true, minInstanceSize: 'M30', maxInstanceSize: 'M50', disk: true },
    minimumTls: 'TLS1_3',
    restoreWindowDays: 35,
    terminationProtection: true,
  },
};
