import { firstOf, forget, idsOf, mutations, type Resources } from './mutation';

/** The access of the customer key in place of its authorization, which the cluster alone still waits for. */
const accessOnly = (resources: Resources): Record<string, unknown> => {
  const access = firstOf(resources, 'Custom::AtlasCloudProviderAuthorization', 'CustomerKey').Properties.RoleId;
  const [authorization] = idsOf(resources, 'Custom::AtlasCloudProviderAuthorization', 'CustomerKey');
  firstOf(resources, 'MongoDB::Atlas::Cluster').DependsOn.push(authorization);
  return access;
};

export const atlasOrder = {
  'atlas-container-first': mutations('production', 'Atlas', {
    'an endpoint service that does not wait for its region’s container': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::PrivateEndpointService'), 'Container'),
    'a cluster that does not wait for another region’s container': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::Cluster'), 'Containereunorth1'),
    'two containers in one region': (resources) => {
      const [one, other] = idsOf(resources, 'MongoDB::Atlas::NetworkContainer');
      resources[one].Properties.RegionName = resources[other ?? ''].Properties.RegionName;
    },
  }),
  'atlas-custom-roles-in-turn': mutations('trial', 'Atlas', {
    'two roles at once': (resources) =>
      delete firstOf(resources, 'MongoDB::Atlas::CustomDBRole', 'ManageIndexes').DependsOn,
    'a role that nobody waits for': (resources) =>
      (resources.Another = { ...firstOf(resources, 'MongoDB::Atlas::CustomDBRole', 'ReadWrite') }),
  }),
  'atlas-role-authorized-first': mutations('production', 'Atlas', {
    'a key that is read with a role that Atlas may not take on yet': (resources) =>
      (firstOf(resources, 'MongoDB::Atlas::EncryptionAtRest').Properties.AwsKmsConfig.RoleID = accessOnly(resources)),
    'an export by a role that is named': (resources) => {
      const bucket = firstOf(resources, 'MongoDB::Atlas::CloudBackupSnapshotExportBucket');
      bucket.DependsOn = idsOf(resources, 'Custom::AtlasCloudProviderAuthorization', 'SnapshotExport');
      bucket.Properties.IamRoleID = '0123456789abcdef01234567';
    },
  }),
  'atlas-container-left-to-project': mutations('trial', 'Atlas', {
    'a container that is deleted after its cluster': (resources) =>
      (firstOf(resources, 'MongoDB::Atlas::NetworkContainer').DeletionPolicy = 'Delete'),
    'a container without a word': (resources) =>
      delete firstOf(resources, 'MongoDB::Atlas::NetworkContainer').DeletionPolicy,
  }),
  'atlas-outlives': mutations('production', 'Atlas', {
    'a cluster that outlives its key': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::Cluster'), 'CustomerKey'),
    'a cluster that outlives its export bucket': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::Cluster'), 'SnapshotExport'),
    'an access list that outlives a peering': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::ProjectIpAccessList'), 'Peeringeunorth1'),
    'a schedule that outlives its cluster': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::CloudBackupSchedule'), 'Cluster'),
    'a user that outlives its cluster': (resources) =>
      forget(firstOf(resources, 'MongoDB::Atlas::DatabaseUser', 'OrdersUser'), 'Cluster'),
  }),
};
