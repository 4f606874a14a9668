import { trial } from './trial';
import type { ProfileSettings } from '../schema';

/** First look: no bill worth naming. M0 has no peering, no backup and no private endpoint, so nothing here serves orders from it. */
export const free: ProfileSettings = {
  ...trial,
  profile: 'free',
  zones: 2,
  dynamodb: {
    ...trial.dynamodb,
    api: false,
    accessRoles: false,
    onDemand: { maxReadUnits: 100, maxWriteUnits: 100 },
    customerKey: false,
    pitrDays: 1,
    contributorInsights: false,
    trigger: false,
  },
  atlas: {
    ...trial.atlas,
    instanceSize: 'M0',
    autoscaling: { compute: false, disk: false },
    mongoDbVersion: undefined,
    backup: false,
    pit: false,
    restoreWindowDays: 1,
    peering: false,
  },
};
