import type { Evidence } from '../evidence';
import { at, change, cluster, expectation, is, ofType, present, remove, set } from './dsl';

const window = ofType('MongoDB::Atlas::MaintenanceWindow');

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
    expectation('the Atlas project', 'says when nodes may restart for it', window, at('HourOfDay'), present),
  ],
  mutations: [
    change('stay on long-term releases', cluster, (properties) => (properties['VersionReleaseSystem'] = 'LTS')),
    change('pin the major version', cluster, (properties) => (properties['MongoDBMajorVersion'] = '8.0')),
    set('leave the hour out', window, 'HourOfDay', undefined),
    remove('leave the maintenance window out', window),
  ],
};
