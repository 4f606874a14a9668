/** MongoDB's publisher id in the CloudFormation registry. */
export const ATLAS_PUBLISHER = 'bb989456c78c398a858fef18f2ca1bfc1fbba082';

/**
 * Every `MongoDB::Atlas::*` type that any profile uses. They are activated in all profiles alike: a change of profile would otherwise
 * deactivate a type while Atlas still needs its handler to delete with.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeactivateType.html
 */
export const ATLAS_TYPES = [
  'MongoDB::Atlas::AlertConfiguration',
  'MongoDB::Atlas::Auditing',
  'MongoDB::Atlas::CloudBackupSchedule',
  'MongoDB::Atlas::CloudBackupSnapshotExportBucket',
  'MongoDB::Atlas::Cluster',
  'MongoDB::Atlas::CustomDBRole',
  'MongoDB::Atlas::DatabaseUser',
  'MongoDB::Atlas::EncryptionAtRest',
  'MongoDB::Atlas::MaintenanceWindow',
  'MongoDB::Atlas::NetworkContainer',
  'MongoDB::Atlas::NetworkPeering',
  'MongoDB::Atlas::PrivateEndpointAWS',
  'MongoDB::Atlas::PrivateEndpointService',
  'MongoDB::Atlas::Project',
  'MongoDB::Atlas::ProjectIpAccessList',
  'MongoDB::Atlas::Trigger',
] as const;
