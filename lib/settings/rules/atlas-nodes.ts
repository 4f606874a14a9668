/**
 * How many nodes a replica set can have, and where.
 * https://www.mongodb.com/docs/manual/core/replica-set-members/
 * https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/
 */
import { MAX_NODES } from '../atlas-schema';
import { either, override } from '../override';
import { atlasRegion } from '../regions';
import type { Settings } from '../schema';
import { rule, type SettingsRule } from './rule';
import { isShared } from '../is-shared';

const NODES = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/',
  checked: '2026-11-25',
} as const;

interface NodeCounts {
  readonly electableNodes: number;
  readonly readOnlyNodes: number;
  readonly analyticsNodes: number;
}

const ELECTABLE = [3, 5, 7];
const MAX_ELECTABLE = 7;

const nodesOf = ({ electableNodes, readOnlyNodes, analyticsNodes }: NodeCounts): number =>
  electableNodes + readOnlyNodes + analyticsNodes;

const electableOf = ({ electableNodes }: NodeCounts): number => electableNodes;

const sum = (groups: readonly NodeCounts[], of: (group: NodeCounts) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);

const electable = rule(
  {
    ...NODES,
    id: 'atlas-electable-odd',
    demand: 'A replica set has 3, 5 or 7 electable nodes over all regions',
    spans: ['atlas.electableNodes', 'atlas.otherRegions'],
  },
  ({ atlas }) => {
    const elsewhere = sum(atlas.otherRegions, electableOf);
    const total = atlas.electableNodes + elsewhere;
    if (ELECTABLE.includes(total)) return undefined;

    const change = (wanted: number): number => Math.abs(wanted - total);
    const [nearest] = ELECTABLE.filter((wanted) => wanted > elsewhere).sort(
      (one, other) => change(one) - change(other),
    );
    return {
      setting: 'atlas.electableNodes',
      given: `${total} over all regions`,
      allowed: '3, 5 or 7 electable nodes over all regions, so that a vote is never a tie',
      fix: either(
        nearest === undefined
          ? `${override('atlas.electableNodes', 3)} ${override('atlas.otherRegions', [])}`
          : override('atlas.electableNodes', nearest - elsewhere),
        'change electableNodes in atlas.otherRegions',
      ),
    };
  },
);

const sharedHasThree = rule(
  {
    ...NODES,
    id: 'atlas-shared-has-three',
    demand: 'M0 and Flex have three nodes',
    source: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
    spans: ['atlas.instanceSize', 'atlas.electableNodes'],
  },
  (settings) =>
    isShared(settings) && settings.atlas.electableNodes !== 3
      ? {
          setting: 'atlas.electableNodes',
          given: settings.atlas.electableNodes,
          allowed: `3 on ${settings.atlas.instanceSize}`,
          fix: either(override('atlas.electableNodes', 3), override('atlas.instanceSize', 'M10')),
        }
      : undefined,
);

const atMostFifty = rule(
  {
    ...NODES,
    id: 'atlas-at-most-fifty-nodes',
    demand: 'A replica set has at most 50 members',
    source: 'https://www.mongodb.com/docs/manual/core/replica-set-members/',
    checked: '2026-11-23',
    spans: ['atlas.electableNodes', 'atlas.readOnlyNodes', 'atlas.analyticsNodes', 'atlas.otherRegions'],
  },
  ({ atlas }) => {
    const total = sum([atlas, ...atlas.otherRegions], nodesOf);
    const excess = total - MAX_NODES;
    if (excess <= 0) return undefined;

    const readOnlyNodes = Math.max(0, atlas.readOnlyNodes - excess);
    const analyticsNodes = Math.max(0, atlas.analyticsNodes - (excess - (atlas.readOnlyNodes - readOnlyNodes)));
    const atHome = { electableNodes: atlas.electableNodes, readOnlyNodes, analyticsNodes };
    const fits = sum([atHome, ...atlas.otherRegions], nodesOf) <= MAX_NODES;
    return {
      setting: atlas.readOnlyNodes
        ? 'atlas.readOnlyNodes'
        : atlas.analyticsNodes
          ? 'atlas.analyticsNodes'
          : 'atlas.otherRegions',
      given: `${total} nodes over all regions`,
      allowed: `at most ${MAX_NODES} nodes in a replica set, electable (at most ${MAX_ELECTABLE}), read-only and analytics together`,
      fix: either(
        [
          override('atlas.readOnlyNodes', readOnlyNodes),
          override('atlas.analyticsNodes', analyticsNodes),
          ...(fits ? [] : [override('atlas.otherRegions', [])]),
        ].join(' '),
        `take ${excess} off elsewhere`,
      ),
    };
  },
);

const homeName = ({ region }: Settings): string => `AWS ${atlasRegion(region)}`;

const nameOf = ({ provider, region }: Settings['atlas']['otherRegions'][number]): string =>
  `${provider} ${atlasRegion(region)}`;

const eachRegionOnce = rule(
  {
    ...NODES,
    id: 'atlas-each-region-once',
    demand: 'A region stands in the cluster once',
    spans: ['region', 'atlas.otherRegions'],
  },
  (settings) => {
    const { otherRegions } = settings.atlas;
    const names = [homeName(settings), ...otherRegions.map(nameOf)];
    /** The home region stands first in `names`, so an entry stands one place on. */
    const isRepeated = (_: unknown, index: number): boolean => names.indexOf(names[index + 1] ?? '') !== index + 1;
    const repeated = otherRegions.filter(isRepeated).map(nameOf);
    return repeated.length
      ? {
          setting: 'atlas.otherRegions',
          given: repeated.join(', '),
          allowed: 'each region once, the home region not at all',
          fix: either(
            override(
              'atlas.otherRegions',
              otherRegions.filter((entry, index) => !isRepeated(entry, index)),
            ),
            'give its nodes to the other entry of the same region',
          ),
        }
      : undefined;
  },
);

const noEmptyRegion = rule(
  {
    ...NODES,
    id: 'atlas-no-empty-region',
    demand: 'A region of the cluster has at least one node',
    spans: ['atlas.otherRegions'],
  },
  ({ atlas: { otherRegions } }) => {
    const empty = otherRegions.filter((other) => nodesOf(other) === 0);
    return empty.length
      ? {
          setting: 'atlas.otherRegions',
          given: empty.map(nameOf).join(', '),
          allowed: 'at least one node, of whatever kind, in each region',
          fix: either(
            override(
              'atlas.otherRegions',
              otherRegions.filter((other) => nodesOf(other) > 0),
            ),
            'give it a node',
          ),
        }
      : undefined;
  },
);

export const atlasNodeRules: readonly SettingsRule[] = [
  electable,
  sharedHasThree,
  atMostFifty,
  eachRegionOnce,
  noEmptyRegion,
];
