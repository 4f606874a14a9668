import type { ProfileName } from '../../settings/schema';
import type { Evidence } from '../evidence';
import { namesIn } from './capacity';
import { all, change, cluster, expectation, is, ofKind, only, remove, set, table } from './dsl';
import { changeOne } from './mutations';
import { autoscalingOf, hasRoom, isChosen, sizesOf } from './sizes';

const PROVISIONING = ['InstanceSize', 'InstanceType', 'NodeCount', 'NodeType', 'MinInstanceSize', 'MaxInstanceSize'];
const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const KEPT = ['production', 'showcase'] satisfies ProfileName[];
const first =
  (edit: (config: Record<string, any>) => unknown) =>
  (properties: Record<string, any>): void => {
    edit(properties['ReplicationSpecs'][0].AdvancedRegionConfigs[0]);
  };

export const sca03: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has an instance size and a number of nodes, of each kind in each region',
      cluster,
      sizesOf,
      all(isChosen),
    ),
    expectation(
      'the cluster',
      'has bounds for autoscaling, with room between them, in each region',
      cluster,
      autoscalingOf,
      all(hasRoom),
      { onlyIn: KEPT },
    ),
    expectation(
      'every table',
      'has none of these',
      table,
      ({ properties }) => namesIn(properties).filter((name) => PROVISIONING.includes(name)),
      is([]),
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the cluster', cluster),
      set('leave the size out', cluster, `${CONFIG}.ElectableSpecs.InstanceSize`, undefined),
      set('leave the number of nodes out', cluster, `${CONFIG}.ElectableSpecs.NodeCount`, undefined),
      only(KEPT, set('leave the bounds out', cluster, `${CONFIG}.AutoScaling.Compute`, undefined)),
    ),
    ...ofKind(
      'wrong-thing',
      set('choose a size that there is not', cluster, `${CONFIG}.ElectableSpecs.InstanceSize`, 'large'),
      set('give the tables a size', table, 'InstanceType', 'large'),
    ),
    ...ofKind(
      'switched-off',
      only(KEPT, set('switch the autoscaling off', cluster, `${CONFIG}.AutoScaling.Compute.Enabled`, false)),
      only(
        KEPT,
        set('leave no room between the bounds', cluster, `${CONFIG}.AutoScaling.Compute.MaxInstanceSize`, 'M30'),
      ),
    ),
    ...ofKind(
      'one-of-several',
      change(
        'leave the size out in one region',
        cluster,
        first(({ ElectableSpecs: specs }) => delete specs.InstanceSize),
      ),
      changeOne('give one table nodes', table, (properties) => (properties['Replicas'][0].NodeCount = 3)),
      only(
        KEPT,
        change(
          'leave the bounds out in one region',
          cluster,
          first(({ AutoScaling: scaling }) => delete scaling.Compute),
        ),
      ),
    ),
  ],
  notTried: {
    unable: 'nobody has to be let do anything for it',
    'granted-beside': 'it says what is chosen, not who is let in',
  },
};
