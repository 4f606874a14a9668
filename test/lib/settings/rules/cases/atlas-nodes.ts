import type { RuleCase } from './rule-case';

const aws = (region: string, electableNodes: number, others = 0) => ({
  provider: 'AWS',
  region,
  electableNodes,
  readOnlyNodes: others,
  analyticsNodes: 0,
  cidr: `192.168.${region.length}.0/24`,
});

const ELECTABLE = /3, 5 or 7 electable nodes/;

export const atlasNodes: readonly RuleCase[] = [
  ...[1, 2, 4, 6].map((nodes) => ({
    what: `${nodes} electable nodes`,
    refused: { 'atlas.electableNodes': nodes },
    setting: 'atlas.electableNodes',
    given: `${nodes} over all regions`,
    allowed: ELECTABLE,
    accepted: { 'atlas.electableNodes': nodes < 3 ? 3 : nodes + 1 },
  })),
  {
    what: 'an even number of electable nodes over two regions',
    refused: { 'atlas.electableNodes': 3, 'atlas.otherRegions': [aws('eu-central-1', 1)] },
    setting: 'atlas.electableNodes',
    given: '4 over all regions',
    allowed: ELECTABLE,
    accepted: { 'atlas.electableNodes': 3, 'atlas.otherRegions': [aws('eu-central-1', 2)] },
  },
  {
    what: 'more than seven electable nodes',
    refused: { 'atlas.otherRegions': [aws('eu-central-1', 7)] },
    setting: 'atlas.electableNodes',
    given: '10 over all regions',
    allowed: ELECTABLE,
    accepted: { 'atlas.electableNodes': 1, 'atlas.otherRegions': [aws('eu-central-1', 6)] },
  },
  {
    what: 'other than three nodes on M0',
    refused: { profile: 'free', 'atlas.electableNodes': 5 },
    setting: 'atlas.electableNodes',
    given: 5,
    allowed: /^3 on M0$/,
    accepted: { profile: 'free', 'atlas.electableNodes': 3 },
  },
  {
    what: '51 nodes in one region',
    refused: { 'atlas.readOnlyNodes': 40, 'atlas.analyticsNodes': 8 },
    setting: 'atlas.readOnlyNodes',
    given: '51 nodes over all regions',
    allowed: /at most 50 nodes/,
    accepted: { 'atlas.readOnlyNodes': 40, 'atlas.analyticsNodes': 7 },
  },
  {
    what: '52 nodes, one of them read-only',
    refused: { 'atlas.readOnlyNodes': 1, 'atlas.analyticsNodes': 48 },
    setting: 'atlas.readOnlyNodes',
    given: '52 nodes over all regions',
    allowed: /at most 50 nodes/,
    accepted: { 'atlas.readOnlyNodes': 0, 'atlas.analyticsNodes': 47 },
  },
  {
    what: '51 nodes, 48 of them analytical',
    refused: { 'atlas.analyticsNodes': 48 },
    setting: 'atlas.analyticsNodes',
    given: '51 nodes over all regions',
    allowed: /at most 50 nodes/,
    accepted: { 'atlas.analyticsNodes': 47 },
  },
  {
    what: '51 nodes over two regions',
    refused: { 'atlas.otherRegions': [aws('eu-central-1', 0, 48)] },
    setting: 'atlas.otherRegions',
    given: '51 nodes over all regions',
    allowed: /at most 50 nodes/,
    accepted: { 'atlas.otherRegions': [aws('eu-central-1', 0, 47)] },
  },
  {
    what: 'the home region among the others, in the other spelling',
    refused: { 'atlas.electableNodes': 1, 'atlas.otherRegions': [aws('EU_WEST_1', 2)] },
    setting: 'atlas.otherRegions',
    given: 'AWS EU_WEST_1',
    allowed: /each region once/,
    accepted: { 'atlas.electableNodes': 1, 'atlas.otherRegions': [aws('EU_WEST_2', 2)] },
  },
  {
    what: 'another region twice',
    refused: { 'atlas.otherRegions': [aws('eu-west-2', 1), aws('EU_WEST_2', 1)], 'atlas.peering': false },
    setting: 'atlas.otherRegions',
    given: 'AWS EU_WEST_2',
    allowed: /each region once/,
    accepted: { 'atlas.otherRegions': [aws('eu-west-2', 1), aws('eu-west-3', 1)], 'atlas.peering': false },
  },
  {
    what: 'a region without nodes',
    refused: { 'atlas.otherRegions': [aws('eu-west-2', 0), aws('eu-central-1', 0, 1)] },
    setting: 'atlas.otherRegions',
    given: 'AWS EU_WEST_2',
    allowed: /at least one node/,
    accepted: { 'atlas.otherRegions': [aws('eu-west-2', 0, 1)] },
  },
];
