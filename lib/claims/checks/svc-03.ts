import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { all, at, change, cluster, expectation, is, ofType, present, remove, set, table } from './dsl';

/** Words for what somebody would have to maintain, wherever they stand in a table's properties. */
const MAINTAINED = /"(Instance\w*|NodeCount|NodeType|EngineVersion|\w*Version|\w*MaintenanceWindow|\w*Patch\w*)":/g;

const maintained = ({ properties }: TemplateResource): Json => {
  const { Tags: _tags, ...own } = properties;
  const withoutPolicies = JSON.stringify(own, (key, value: unknown) => (key === 'PolicyDocument' ? undefined : value));
  return [...withoutPolicies.matchAll(MAINTAINED)].map(([, name]) => name as string);
};

const SIZE = 'ReplicationSpecs[].AdvancedRegionConfigs[].ElectableSpecs.InstanceSize';
const window = ofType('MongoDB::Atlas::MaintenanceWindow');

export const svc03: Evidence = {
  expectations: [
    expectation('every table', 'has no instance, version or maintenance window', table, maintained, is([])),
    expectation('the cluster', 'has a size to choose', cluster, at(SIZE), all(present)),
    expectation('the cluster', 'has a version policy to choose', cluster, at('VersionReleaseSystem'), present),
    expectation('the Atlas project', 'has a maintenance window', window, at('DayOfWeek'), present),
  ],
  mutations: [
    change(
      'give the tables a maintenance window',
      table,
      (properties) => (properties['PreferredMaintenanceWindow'] = 'sun:03:00'),
    ),
    change('leave the version policy out', cluster, (properties) => delete properties['VersionReleaseSystem']),
    set('leave the size out', cluster, SIZE, undefined),
    set('leave the day out', window, 'DayOfWeek', undefined),
    remove('leave the maintenance window out', window),
  ],
};
