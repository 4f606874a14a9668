import type { Evidence } from '../evidence';
import { clusterRuns } from './cluster-regions';
import { all, at, cluster, expectation, is, ofKind, present, remove, set } from './dsl';
import { isDedicated, isWindow, maintenanceWindow, sizesOf, windowOf } from './sizes';

export const svc05: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'takes every release as it comes',
      cluster,
      at('VersionReleaseSystem'),
      is('CONTINUOUS'),
    ),
    expectation(
      'the cluster',
      'is not pinned to a major version',
      cluster,
      at('MongoDBMajorVersion'),
      (found) => !present(found),
    ),
    expectation('the cluster', 'is of a size that every release is offered for', cluster, sizesOf, all(isDedicated)),
    clusterRuns,
    expectation(
      'the Atlas project',
      'says when nodes of the cluster may restart for it',
      maintenanceWindow,
      windowOf,
      isWindow,
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('leave the maintenance window out', maintenanceWindow),
      set('leave the release policy out', cluster, 'VersionReleaseSystem', undefined),
    ),
    ...ofKind(
      'wrong-thing',
      set('give the window to another project', maintenanceWindow, 'ProjectId', '0123456789abcdef01234567'),
      set(
        'take a size that lags behind',
        cluster,
        'ReplicationSpecs[].AdvancedRegionConfigs[].ElectableSpecs.InstanceSize',
        'M0',
      ),
    ),
    ...ofKind(
      'switched-off',
      set('stay on long-term releases', cluster, 'VersionReleaseSystem', 'LTS'),
      set('pin the major version', cluster, 'MongoDBMajorVersion', '8.0'),
      set('pause the cluster', cluster, 'Paused', true),
      set('name no hour', maintenanceWindow, 'HourOfDay', 24),
    ),
  ],
  notTried: {
    unable: 'Atlas lets itself do it',
    'granted-beside': 'it says what arrives, not who is let in',
    'one-of-several': 'a cluster has one policy, and a project one window',
  },
};
