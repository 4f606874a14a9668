import type { Evidence } from '../evidence';
import { at, cluster, expectation, is, set } from './dsl';

const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const SIZE = `${CONFIG}.ElectableSpecs.InstanceSize`;
const PROVIDER = `${CONFIG}.ProviderName`;

export const svc04: Evidence = {
  expectations: [
    expectation('the cluster', 'is the free size', cluster, at(SIZE), is(['M0'])),
    expectation('the cluster', 'shares its hosts', cluster, at(PROVIDER), is(['TENANT'])),
  ],
  mutations: [
    set('take a dedicated size', cluster, SIZE, 'M10'),
    set('take hosts of its own', cluster, PROVIDER, 'AWS'),
  ],
};
