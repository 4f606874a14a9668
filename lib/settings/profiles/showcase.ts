import { production } from './production';
import type { ProfileSettings } from '../schema';

/** Every claim that a template can show; taken down easily, since nobody keeps a showcase. */
export const showcase: ProfileSettings = {
  ...production,
  profile: 'showcase',
  removal: 'destroy',
  interfaceEndpoints: true,
  vpn: { ...production.vpn, enabled: true },
  redshift: true,
  dynamodb: {
    ...production.dynamodb,
    deletionProtection: false,
    exportToS3: true,
    // The least that can be given: this table is provisioned with less, so the rest is paid for, once.
    warm: { readUnits: 12_000, writeUnits: 4_000 },
  },
  atlas: {
    ...production.atlas,
    terminationProtection: false,
    eventBridge: true,
    // Atlas sizes the disks of a cluster over several clouds by what all of them have.
    diskSizeGb: undefined,
    diskIops: undefined,
    electableNodes: 3,
    readOnlyNodes: 1,
    analyticsNodes: 1,
    otherRegions: [
      {
        provider: 'AWS',
        region: 'eu-central-1',
        electableNodes: 2,
        readOnlyNodes: 0,
        analyticsNodes: 0,
        cidr: '192.168.240.0/21',
      },
      { provider: 'GCP', region: 'WESTERN_EUROPE', electableNodes: 1, readOnlyNodes: 0, analyticsNodes: 0 },
      { provider: 'AZURE', region: 'EUROPE_WEST', electableNodes: 1, readOnlyNodes: 0, analyticsNodes: 0 },
    ],
    versionRelease: 'CONTINUOUS',
    mongoDbVersion: undefined,
  },
};
