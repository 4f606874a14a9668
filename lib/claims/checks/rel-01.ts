import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, change, dedicatedCluster, expectation, ordersTable, present } from './dsl';
import { nodesByRegion, type RegionNodes } from './nodes';

export const rel01: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has three electable nodes in one region, which Atlas spreads over its zones',
      dedicatedCluster,
      nodesByRegion,
      (found: Json | undefined) => (found as unknown as RegionNodes[]).some(({ electable }) => electable >= 3),
    ),
    expectation(
      'the orders table',
      'names regions and no zone: DynamoDB is in three by itself',
      ordersTable,
      at('AvailabilityZones'),
      (found) => !present(found),
    ),
  ],
  mutations: [
    change('name one zone', ordersTable, (properties) => (properties['AvailabilityZones'] = ['eu-west-1a'])),
    change('take one electable node a region', dedicatedCluster, (properties) =>
      properties['ReplicationSpecs'][0].AdvancedRegionConfigs.forEach((config: Record<string, any>) => {
        if (config['ElectableSpecs']) config['ElectableSpecs'].NodeCount = 1;
      }),
    ),
  ],
};
