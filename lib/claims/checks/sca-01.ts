import { isObject, type Json } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Expectation, Look } from '../evidence';
import { clusterRuns, shardsOf } from './cluster-regions';
import { change, dedicatedCluster, expectation, is, ofKind, only, remove, set } from './dsl';
import { nodeCount, nodesByRegion } from './nodes';

const SHOWCASE = ['showcase'] as const;
const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
/** The first region of the first shard. */
const first =
  (edit: (config: Record<string, any>) => unknown) =>
  (properties: Record<string, any>): void => {
    edit(properties['ReplicationSpecs'][0].AdvancedRegionConfigs[0]);
  };

/** Nodes of each shard by kind, in regions that there are; and those of which one comes first to be primary. */
const nodes: Look = (resource) =>
  shardsOf(resource).map((regions) => ({
    electable: nodeCount(regions, 'electable'),
    readOnly: nodeCount(regions, 'readOnly'),
    analytics: nodeCount(regions, 'analytics'),
    first: regions.filter(({ electable, priority }) => electable > 0 && priority === 7).length,
  }));

const inEachShard =
  (holds: (shard: { readonly [kind: string]: Json }) => boolean): Expectation['holds'] =>
  (found) =>
    list(found).length > 0 && list(found).every((shard) => isObject(shard) && holds(shard));

export const sca01: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has 3, 5 or 7 electable nodes, which all vote, and one region that comes first',
      dedicatedCluster,
      nodes,
      inEachShard(({ electable, first: preferred }) => [3, 5, 7].includes(Number(electable)) && preferred === 1),
    ),
    expectation(
      'the cluster',
      'has its nodes in regions that there are',
      dedicatedCluster,
      (one) => nodesByRegion(one).length - shardsOf(one).flat().length,
      is(0),
    ),
    expectation(
      'the cluster',
      'has at most 50 nodes in all',
      dedicatedCluster,
      nodes,
      inEachShard(
        ({ electable, readOnly, analytics }) => Number(electable) + Number(readOnly) + Number(analytics) <= 50,
      ),
    ),
    { ...clusterRuns, select: dedicatedCluster },
    expectation(
      'the cluster',
      'has read-only and analytics nodes beside them',
      dedicatedCluster,
      nodes,
      inEachShard(({ readOnly, analytics }) => Number(readOnly) > 0 && Number(analytics) > 0),
      { onlyIn: SHOWCASE },
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the cluster', dedicatedCluster),
      only(SHOWCASE, set('take no analytics nodes', dedicatedCluster, `${CONFIG}.AnalyticsSpecs`, undefined)),
    ),
    ...ofKind(
      'wrong-thing',
      set('put the nodes where no region is', dedicatedCluster, `${CONFIG}.RegionName`, 'NOWHERE_1'),
      change(
        'take an even number of electable nodes',
        dedicatedCluster,
        first(({ ElectableSpecs: specs }) => (specs.NodeCount = Number(specs.NodeCount) + 1)),
      ),
      change(
        'take more than 50 nodes',
        dedicatedCluster,
        first((config) => (config['ReadOnlySpecs'] = { InstanceSize: 'M10', NodeCount: 48 })),
      ),
      change(
        'take nine electable nodes',
        dedicatedCluster,
        first(({ ElectableSpecs: specs }) => (specs.NodeCount = 9)),
      ),
    ),
    ...ofKind(
      'switched-off',
      set('pause the cluster', dedicatedCluster, 'Paused', true),
      set('elect none', dedicatedCluster, `${CONFIG}.ElectableSpecs.NodeCount`, 0),
      set('let no region come first', dedicatedCluster, `${CONFIG}.Priority`, 0),
      only(SHOWCASE, set('read from none', dedicatedCluster, `${CONFIG}.ReadOnlySpecs.NodeCount`, 0)),
    ),
    ...ofKind(
      'one-of-several',
      change('take a second shard of two nodes', dedicatedCluster, ({ ReplicationSpecs: specs }) => {
        const shard = structuredClone(specs[0]);
        shard.AdvancedRegionConfigs = shard.AdvancedRegionConfigs.slice(0, 1);
        shard.AdvancedRegionConfigs[0].ElectableSpecs.NodeCount = 2;
        specs.push(shard);
      }),
    ),
  ],
  notTried: {
    unable: 'nobody has to be let do anything for it',
    'granted-beside': 'it says how many there are, not who is let in',
  },
};
