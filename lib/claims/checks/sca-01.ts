import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { change, dedicatedCluster, expectation, only, set } from './dsl';
import { nodesByRegion, nodeCount, type RegionNodes } from './nodes';

const regions = (found: Json | undefined): readonly RegionNodes[] => found as unknown as readonly RegionNodes[];

export const sca01: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has 3, 5 or 7 electable nodes, which all vote',
      dedicatedCluster,
      nodesByRegion,
      (found) => [3, 5, 7].includes(nodeCount(regions(found), 'electable')),
    ),
    expectation('the cluster', 'has at most 50 nodes in all', dedicatedCluster, nodesByRegion, (found) => {
      const count = nodeCount(regions(found), 'electable', 'readOnly', 'analytics');
      return count > 0 && count <= 50;
    }),
    expectation(
      'the cluster',
      'has read-only and analytics nodes beside them',
      dedicatedCluster,
      nodesByRegion,
      (found) => nodeCount(regions(found), 'readOnly') > 0 && nodeCount(regions(found), 'analytics') > 0,
      { onlyIn: ['showcase'] },
    ),
  ],
  mutations: [
    only(
      ['showcase'],
      set(
        'take no analytics nodes',
        dedicatedCluster,
        'ReplicationSpecs[].AdvancedRegionConfigs[].AnalyticsSpecs',
        undefined,
      ),
    ),
    change('take an even number of electable nodes', dedicatedCluster, (properties) => {
      const { ElectableSpecs: nodes } = properties['ReplicationSpecs'][0].AdvancedRegionConfigs[0];
      nodes.NodeCount = Number(nodes.NodeCount) + 1;
    }),
    change('take more than 50 nodes', dedicatedCluster, (properties) => {
      properties['ReplicationSpecs'][0].AdvancedRegionConfigs[0].ReadOnlySpecs = { InstanceSize: 'M10', NodeCount: 48 };
    }),
  ],
};
