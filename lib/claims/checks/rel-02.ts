import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, change, cluster, expectation, ordersTable } from './dsl';
import { nodesByRegion, type RegionNodes } from './nodes';

const severalRegions = (found: Json | undefined): boolean => Array.isArray(found) && new Set(found).size >= 2;

export const rel02: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'has a replica in another region',
      ordersTable,
      at('Replicas[].Region'),
      severalRegions,
    ),
    expectation(
      'the cluster',
      'has electable nodes in several regions, in an order of preference',
      cluster,
      nodesByRegion,
      (found) => {
        const electing = (found as unknown as RegionNodes[]).filter(({ electable }) => electable > 0);
        const priorities = electing.map(({ priority }) => priority);
        return (
          electing.length >= 2 &&
          priorities.every((priority, index) => index === 0 || priority < (priorities[index - 1] as number))
        );
      },
    ),
  ],
  mutations: [
    change(
      'leave the replica out',
      ordersTable,
      (properties) => (properties['Replicas'] = properties['Replicas'].slice(-1)),
    ),
    change('give all regions one priority', cluster, (properties) =>
      properties['ReplicationSpecs'][0].AdvancedRegionConfigs.forEach(
        (config: Record<string, any>) => (config['Priority'] = 7),
      ),
    ),
  ],
};
