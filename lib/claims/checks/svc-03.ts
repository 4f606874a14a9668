import { isObject } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence, Look } from '../evidence';
import type { Select } from '../view';
import { namesIn } from './capacity';
import { clusterRuns } from './cluster-regions';
import { all, change, cluster, expectation, inStackOf, is, ofKind, parts, present, remove, set, table } from './dsl';
import { changeOne, place } from './mutations';
import { isChosen, isWindow, maintenanceWindow, sizesOf, windowOf } from './sizes';

/** Names of what somebody would have to maintain. */
const MAINTAINED = /^(Instance\w*|NodeCount|NodeType|EngineVersion|\w*Version|\w*MaintenanceWindow|\w*Patch\w*)$/;
const machine: Select = ({ type }) =>
  /^AWS::(EC2::Instance|AutoScaling::|DAX::|RDS::|ElastiCache::|ECS::|EKS::)/.test(type);

const maintained: Look = (one, view) => ({
  properties: namesIn(one.properties).filter((name) => MAINTAINED.test(name)),
  machines: inStackOf(one, machine, view).map(({ path }) => path),
});
const SIZE = 'ReplicationSpecs[].AdvancedRegionConfigs[].ElectableSpecs.InstanceSize';

export const svc03: Evidence = {
  expectations: [
    expectation(
      'every table',
      'has no instance, version or maintenance window, and no machine beside it',
      table,
      maintained,
      is({ properties: [], machines: [] }),
    ),
    expectation('the cluster', 'has a size to choose, wherever it has nodes', cluster, sizesOf, all(isChosen)),
    expectation(
      'the cluster',
      'has a version policy to choose',
      cluster,
      parts('VersionReleaseSystem', 'MongoDBMajorVersion'),
      (found) =>
        isObject(found) &&
        (found['VersionReleaseSystem'] === 'CONTINUOUS' ||
          (found['VersionReleaseSystem'] === 'LTS' && present(found['MongoDBMajorVersion']))),
    ),
    clusterRuns,
    expectation(
      'the Atlas project',
      'has a maintenance window, which is the cluster’s',
      maintenanceWindow,
      windowOf,
      isWindow,
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('leave the maintenance window out', maintenanceWindow),
      set('leave the version policy out', cluster, 'VersionReleaseSystem', undefined),
      set('leave the size out', cluster, SIZE, undefined),
    ),
    ...ofKind(
      'wrong-thing',
      set('give the window to another project', maintenanceWindow, 'ProjectId', '0123456789abcdef01234567'),
      set('choose a size that there is not', cluster, SIZE, 'large'),
      set('give the tables a maintenance window', table, 'PreferredMaintenanceWindow', 'sun:03:00'),
    ),
    ...ofKind(
      'switched-off',
      set('pause the cluster', cluster, 'Paused', true),
      set('leave the day out', maintenanceWindow, 'DayOfWeek', 0),
      set('follow no release', cluster, 'VersionReleaseSystem', 'NONE'),
    ),
    ...ofKind(
      'granted-beside',
      place('put a machine beside the tables', DYNAMODB_STACK, { Type: 'AWS::DAX::Cluster' }),
    ),
    ...ofKind(
      'one-of-several',
      changeOne('give one table a version', table, (properties) => (properties['EngineVersion'] = '1')),
      change(
        'leave the size out in one region',
        cluster,
        (properties) => delete properties['ReplicationSpecs'][0].AdvancedRegionConfigs[0].ElectableSpecs.InstanceSize,
      ),
    ),
  ],
  notTried: { unable: 'nobody has to be let do anything for it' },
};
