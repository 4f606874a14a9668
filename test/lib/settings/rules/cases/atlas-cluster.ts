import type { RuleCase } from './rule-case';

const scaling = (min: string | undefined, max: string | undefined, size = 'M30') => ({
  'atlas.instanceSize': size,
  'atlas.autoscaling.compute': true,
  ...(min === undefined ? {} : { 'atlas.autoscaling.minInstanceSize': min }),
  ...(max === undefined ? {} : { 'atlas.autoscaling.maxInstanceSize': max }),
});

export const atlasCluster: readonly RuleCase[] = [
  {
    what: 'a fixed version with continuous releases',
    refused: { 'atlas.versionRelease': 'CONTINUOUS' },
    setting: 'atlas.mongoDbVersion',
    given: '8.0',
    allowed: /^left out with continuous releases/,
    accepted: { 'atlas.versionRelease': 'CONTINUOUS', 'atlas.mongoDbVersion': '' },
  },
  {
    what: 'point-in-time restore without backup',
    refused: { 'atlas.backup': false },
    setting: 'atlas.pit',
    given: true,
    allowed: /only with backup/,
    accepted: { 'atlas.backup': false, 'atlas.pit': false },
  },
  {
    what: 'export of snapshots without backup',
    refused: { 'atlas.backup': false, 'atlas.pit': false, 'atlas.snapshotExport': true },
    setting: 'atlas.snapshotExport',
    given: true,
    allowed: /only with backup/,
    accepted: { 'atlas.snapshotExport': true },
  },
  {
    what: 'autoscaling without a lower bound',
    refused: scaling(undefined, 'M50'),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: undefined,
    allowed: /both bounds/,
    accepted: scaling('M10', 'M50'),
  },
  {
    what: 'autoscaling without an upper bound',
    refused: scaling('M10', undefined),
    setting: 'atlas.autoscaling.maxInstanceSize',
    given: undefined,
    allowed: /both bounds/,
    accepted: scaling('M10', 'M30'),
  },
  {
    what: 'bounds in the wrong order',
    refused: scaling('M50', 'M20'),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: 'M50',
    allowed: /at most atlas\.autoscaling\.maxInstanceSize \(M20\)/,
    accepted: scaling('M20', 'M50'),
  },
  {
    what: 'a size below the bounds',
    refused: scaling('M30', 'M50', 'M20'),
    setting: 'atlas.instanceSize',
    given: 'M20',
    allowed: /M30 to M50/,
    accepted: scaling('M30', 'M50', 'M30'),
  },
  {
    what: 'a size above the bounds',
    refused: scaling('M30', 'M50', 'M60'),
    setting: 'atlas.instanceSize',
    given: 'M60',
    allowed: /M30 to M50/,
    accepted: scaling('M30', 'M50', 'M50'),
  },
];
