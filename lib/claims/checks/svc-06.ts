import type { Evidence } from '../evidence';
import { all, at, dedicatedCluster, expectation, is, only, present, set } from './dsl';

const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const SIZE = `${CONFIG}.ElectableSpecs.InstanceSize`;
const DISK = `${CONFIG}.AutoScaling.DiskGB.Enabled`;
const IOPS = `${CONFIG}.ElectableSpecs.DiskIOPS`;

export const svc06: Evidence = {
  expectations: [
    expectation('the cluster', 'lets its user choose the instance class', dedicatedCluster, at(SIZE), all(present)),
    expectation('the cluster', 'grows its disks by itself', dedicatedCluster, at(DISK), all(is(true))),
    expectation(
      'the cluster',
      'has provisioned disk operations on AWS',
      dedicatedCluster,
      at(IOPS),
      (found) => Array.isArray(found) && found.some(present),
      { onlyIn: ['production'] },
    ),
  ],
  mutations: [
    set('leave the instance class out', dedicatedCluster, SIZE, undefined),
    set('switch disk autoscaling off', dedicatedCluster, DISK, false),
    only(['production'], set('leave the disk operations to the size', dedicatedCluster, IOPS, undefined)),
  ],
};
