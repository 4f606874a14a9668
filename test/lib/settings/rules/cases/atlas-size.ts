import type { RuleCase } from './rule-case';

const REGION = {
  provider: 'AWS',
  region: 'eu-central-1',
  electableNodes: 2,
  readOnlyNodes: 0,
  analyticsNodes: 0,
  cidr: '192.168.240.0/21',
};

/** Refused on M0; accepted on M10 with what else it needs there. */
const onFree = (name: string, value: unknown, only: RegExp, needs: Record<string, unknown> = {}): RuleCase => ({
  what: `${name} on M0`,
  refused: { profile: 'free', [`atlas.${name}`]: value },
  setting: `atlas.${name}`,
  given: value,
  allowed: only,
  accepted: { [`atlas.${name}`]: value, ...needs },
});

const switches = [
  'peering',
  'backup',
  'pit',
  'snapshotExport',
  'autoscaling.disk',
  'customerKey',
  'privateEndpoint',
  'eventBridge',
  'auditing',
  'alerts',
];

export const atlasSize: readonly RuleCase[] = [
  ...switches.map((name) => onFree(name, true, /^false on M0/)),
  onFree('mongoDbVersion', '8.0', /^left out on M0/),
  onFree('versionRelease', 'CONTINUOUS', /^"LTS" on M0/, { 'atlas.mongoDbVersion': '' }),
  onFree('autoscaling.compute', true, /^false on M0/, {
    'atlas.autoscaling.minInstanceSize': 'M10',
    'atlas.autoscaling.maxInstanceSize': 'M20',
  }),
  onFree('minimumTls', 'TLS1_3', /^"TLS1_2" on M0/),
  onFree('diskSizeGb', 20, /^left out on M0/),
  onFree('readOnlyNodes', 1, /^0 on M0/),
  onFree('analyticsNodes', 1, /^0 on M0/),
  onFree('otherRegions', [REGION], /^\[\] on M0/),
  onFree('users.oidcSubject', '0123456789abcdef01234567/orders', /^left out on M0/),
  {
    what: 'peering on Flex',
    refused: { profile: 'free', 'atlas.instanceSize': 'FLEX', 'atlas.peering': true },
    setting: 'atlas.peering',
    given: true,
    allowed: /^false on FLEX/,
    accepted: { profile: 'free', 'atlas.instanceSize': 'FLEX' },
  },
  {
    what: 'provisioned operations below M30',
    refused: { 'atlas.instanceSize': 'M20', 'atlas.diskIops': 3_000 },
    setting: 'atlas.diskIops',
    given: 3_000,
    allowed: /M30 or larger/,
    accepted: { 'atlas.instanceSize': 'M40', 'atlas.diskIops': 3_000 },
  },
  {
    what: 'provisioned operations on M0',
    refused: { profile: 'free', 'atlas.diskIops': 3_000 },
    setting: 'atlas.diskIops',
    given: 3_000,
    allowed: /M30 or larger/,
    accepted: { profile: 'free', 'atlas.diskIops': '' },
  },
  {
    what: 'provisioned operations over several clouds',
    refused: { profile: 'showcase', 'atlas.diskIops': 2_000 },
    setting: 'atlas.diskIops',
    given: 2_000,
    allowed: /^left out on a cluster over several clouds/,
    accepted: { profile: 'production', 'atlas.diskIops': 2_000 },
  },
  {
    what: 'the most operations there are on the disk of M30',
    refused: { 'atlas.instanceSize': 'M30', 'atlas.diskIops': 64_000 },
    setting: 'atlas.diskIops',
    given: 64_000,
    allowed: /^at most 2000 on a disk of 40 GB/,
    accepted: { 'atlas.instanceSize': 'M200', 'atlas.diskIops': 64_000 },
  },
  {
    what: 'operations of a larger disk on a smaller one',
    refused: { profile: 'production', 'atlas.diskSizeGb': 69 },
    setting: 'atlas.diskIops',
    given: 3_500,
    allowed: /^at most 3450 on a disk of 69 GB/,
    accepted: { profile: 'production', 'atlas.diskSizeGb': 70 },
  },
  {
    what: 'a disk that is too large for its size',
    refused: { 'atlas.diskSizeGb': 129 },
    setting: 'atlas.diskSizeGb',
    given: 129,
    allowed: /^at most 128 on M10/,
    accepted: { 'atlas.diskSizeGb': 128 },
  },
  {
    what: 'more runs at a time than a node has connections for',
    refused: { 'atlas.reservedConcurrency': 497 },
    setting: 'atlas.reservedConcurrency',
    given: 497,
    allowed: /^at most 496: 3 connections each, of the 1490 that a node of M10 takes/,
    accepted: { 'atlas.reservedConcurrency': 496 },
  },
  {
    what: 'more runs at a time than the smallest node of autoscaling has connections for',
    refused: { profile: 'production', 'atlas.reservedConcurrency': 500, 'atlas.autoscaling.minInstanceSize': 'M10' },
    setting: 'atlas.reservedConcurrency',
    given: 500,
    allowed: /^at most 496/,
    accepted: { profile: 'production', 'atlas.reservedConcurrency': 500 },
  },
  {
    what: 'one operation more than a disk takes',
    refused: { 'atlas.instanceSize': 'M40', 'atlas.diskIops': 4_001 },
    setting: 'atlas.diskIops',
    given: 4_001,
    allowed: /^at most 4000 on a disk of 80 GB/,
    accepted: { 'atlas.instanceSize': 'M40', 'atlas.diskIops': 4_000 },
  },
];
