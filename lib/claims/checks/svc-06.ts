import { isObject, type Json } from '../../assembly/assembly';
import type { Evidence, Look } from '../evidence';
import { clusterRuns } from './cluster-regions';
import { all, change, dedicatedCluster, expectation, ofKind, only, set } from './dsl';
import { autoscalingOf, configsOf, isDedicated, sizesOf } from './sizes';

const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const PRODUCTION = ['production'] as const;

const diskOperations: Look = (one) =>
  configsOf(one).map(({ ElectableSpecs: specs }): Json => {
    const { EbsVolumeType: volume = null, DiskIOPS: operations = null } = isObject(specs) ? specs : {};
    return { volume, operations };
  });

const first =
  (edit: (config: Record<string, any>) => unknown) =>
  (properties: Record<string, any>): void => {
    edit(properties['ReplicationSpecs'][0].AdvancedRegionConfigs[0]);
  };

export const svc06: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'lets its user choose the instance class of all nodes',
      dedicatedCluster,
      sizesOf,
      all(isDedicated),
    ),
    expectation(
      'the cluster',
      'grows its disks by itself, in every region',
      dedicatedCluster,
      autoscalingOf,
      all((one) => isObject(one) && one['disk'] === true),
    ),
    { ...clusterRuns, select: dedicatedCluster },
    expectation(
      'the cluster',
      'has provisioned disk operations in every region',
      dedicatedCluster,
      diskOperations,
      all((one) => isObject(one) && one['volume'] === 'PROVISIONED' && Number(one['operations']) >= 100),
      { onlyIn: PRODUCTION },
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      set('leave the instance class out', dedicatedCluster, `${CONFIG}.ElectableSpecs.InstanceSize`, undefined),
      only(
        PRODUCTION,
        set('leave the disk operations to the size', dedicatedCluster, `${CONFIG}.ElectableSpecs.DiskIOPS`, undefined),
      ),
    ),
    ...ofKind(
      'wrong-thing',
      set('choose a class that there is not', dedicatedCluster, `${CONFIG}.ElectableSpecs.InstanceSize`, 'large'),
      only(
        PRODUCTION,
        set(
          'set operations of a volume that has its own',
          dedicatedCluster,
          `${CONFIG}.ElectableSpecs.EbsVolumeType`,
          'STANDARD',
        ),
      ),
    ),
    ...ofKind(
      'switched-off',
      set('switch disk autoscaling off', dedicatedCluster, `${CONFIG}.AutoScaling.DiskGB.Enabled`, false),
      set('pause the cluster', dedicatedCluster, 'Paused', true),
      only(PRODUCTION, set('set no operations', dedicatedCluster, `${CONFIG}.ElectableSpecs.DiskIOPS`, '0')),
    ),
    ...ofKind(
      'one-of-several',
      change(
        'switch it off in one region',
        dedicatedCluster,
        first((config) => (config['AutoScaling'].DiskGB.Enabled = false)),
      ),
      change(
        'leave the class out in one region',
        dedicatedCluster,
        first((config) => delete config['ElectableSpecs'].InstanceSize),
      ),
      only(
        PRODUCTION,
        change(
          'set operations in all regions but one',
          dedicatedCluster,
          first((config) => delete config['ElectableSpecs'].DiskIOPS),
        ),
      ),
    ),
  ],
  notTried: { unable: 'Atlas lets itself do it', 'granted-beside': 'it says what can be chosen, not who is let in' },
};
