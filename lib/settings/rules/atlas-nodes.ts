/**
 * How many nodes a replica set can have, and where.
 * https://www.mongodb.com/docs/manual/core/replica-set-members/
 * https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/
 */
import { MAX_NODES } from '../atlas-schema';
import { atlasRegion } from '../regions';
import type { Settings } from '../schema';
import { isShared, rule, type Rule } from './rule';

const sum = (settings: Settings, of: (group: NodeCounts) => number): number =>
  [settings.atlas, ...settings.atlas.otherRegions].reduce((total, group) => total + of(group), 0);

interface NodeCounts {
  readonly electableNodes: number;
  readonly readOnlyNodes: number;
  readonly analyticsNodes: number;
}

const electable = rule((settings) => {
  const total = sum(settings, (group) => group.electableNodes);
  return [3, 5, 7].includes(total)
    ? undefined
    : {
        setting: 'atlas.electableNodes',
        given: `${total} over all regions`,
        allowed: '3, 5 or 7 electable nodes over all regions, so that a vote is never a tie',
        fix: `-c atlas.electableNodes=${settings.atlas.otherRegions.length ? 'COUNT' : '3'}, or change electableNodes in atlas.otherRegions`,
      };
});

const sharedHasThree = rule((settings) =>
  isShared(settings) && settings.atlas.electableNodes !== 3
    ? {
        setting: 'atlas.electableNodes',
        given: settings.atlas.electableNodes,
        allowed: `3 on ${settings.atlas.instanceSize}`,
        fix: '-c atlas.electableNodes=3, or -c atlas.instanceSize=M10',
      }
    : undefined,
);

const atMostFifty = rule((settings) => {
  const total = sum(settings, (group) => group.electableNodes + group.readOnlyNodes + group.analyticsNodes);
  return total <= MAX_NODES
    ? undefined
    : {
        setting: 'atlas.readOnlyNodes',
        given: `${total} nodes over all regions`,
        allowed: `at most ${MAX_NODES} nodes in a replica set, electable, read-only and analytics together`,
        fix: `take ${total - MAX_NODES} off atlas.readOnlyNodes, atlas.analyticsNodes or atlas.otherRegions`,
      };
});

const eachRegionOnce = rule((settings) => {
  const regions = [
    `AWS ${atlasRegion(settings.region)}`,
    ...settings.atlas.otherRegions.map(({ provider, region }) => `${provider} ${provider === 'AWS' ? atlasRegion(region) : region}`),
  ];
  const twice = regions.find((region, index) => regions.indexOf(region) !== index);
  return twice === undefined
    ? undefined
    : {
        setting: 'atlas.otherRegions',
        given: twice,
        allowed: 'each region once, the home region not at all',
        fix: `leave ${twice} out of atlas.otherRegions and give its nodes to the other entry`,
      };
});

export const atlasNodeRules: readonly Rule[] = [electable, sharedHasThree, atMostFifty, eachRegionOnce];
