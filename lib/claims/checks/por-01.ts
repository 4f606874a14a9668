import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, change, cluster, expectation } from './dsl';

export const por01: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'is in AWS, Google Cloud and Azure at once',
      cluster,
      at('ReplicationSpecs[].AdvancedRegionConfigs[].ProviderName'),
      (found: Json | undefined) =>
        ['AWS', 'GCP', 'AZURE'].every((cloud) => Array.isArray(found) && (found as Json[]).includes(cloud)),
    ),
  ],
  mutations: [
    change('stay in AWS', cluster, (properties) =>
      properties['ReplicationSpecs'][0].AdvancedRegionConfigs.forEach(
        (config: Record<string, any>) => (config['ProviderName'] = 'AWS'),
      ),
    ),
  ],
};
