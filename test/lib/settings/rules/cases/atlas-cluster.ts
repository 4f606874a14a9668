import type { RuleCase } from './rule-case';

const off = { 'atlas.autoscaling.compute': false };

const scaling = (min: string | undefined, max: string | undefined, size = 'M30') => ({
  'atlas.instanceSize': size,
  'atlas.autoscaling.compute': true,
  ...(min === undefined ? {} : { 'atlas.autoscaling.minInstanceSize': min }),
  ...(max === undefined ? {} : { 'atlas.autoscaling.maxInstanceSize': max }),
});

export const atlasCluster: readonly RuleCase[] = [
  {
    what: 'the newest version with continuous releases',
    refused: { 'atlas.versionRelease': 'CONTINUOUS', 'atlas.mongoDbVersion': '9.0' },
    setting: 'atlas.mongoDbVersion',
    given: '9.0',
    allowed: /^left out with continuous releases/,
    accepted: { 'atlas.mongoDbVersion': '9.0' },
  },
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
  ...(
    [
      ['no bounds', undefined, undefined, 'M30'],
      ['no lower bound, and an upper one below the size', undefined, 'M20', 'M50'],
      ['no lower bound, and the smallest size as the upper one', undefined, 'M10', 'M30'],
      ['no lower bound, and the largest size', undefined, undefined, 'M300'],
    ] as const
  ).map(([what, min, max, size]) => ({
    what: `autoscaling with ${what}`,
    refused: scaling(min, max, size),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: undefined,
    allowed: /both bounds/,
    accepted: { ...scaling(min, max, size), ...off },
  })),
  ...(
    [
      ['a lower bound above the size', 'M50', 'M30'],
      ['a lower bound far below the size', 'M10', 'M40'],
      ['the largest size as the lower bound', 'M300', 'M30'],
    ] as const
  ).map(([what, min, size]) => ({
    what: `autoscaling with ${what} and no upper one`,
    refused: scaling(min, undefined, size),
    setting: 'atlas.autoscaling.maxInstanceSize',
    given: undefined,
    allowed: /both bounds/,
    accepted: { ...scaling(min, undefined, size), ...off },
  })),
  {
    what: 'bounds in the wrong order',
    refused: scaling('M50', 'M20'),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: 'M50',
    allowed: /below atlas\.autoscaling\.maxInstanceSize \(M20\)/,
    accepted: scaling('M20', 'M50'),
  },
  {
    what: 'equal bounds',
    refused: scaling('M30', 'M30'),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: 'M30',
    allowed: /below atlas\.autoscaling\.maxInstanceSize \(M30\)/,
    accepted: scaling('M30', 'M40'),
  },
  ...['M10', 'M300'].map((size) => ({
    what: `equal bounds at the end of the sizes, ${size}`,
    refused: scaling(size, size, size),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: size,
    allowed: new RegExp(`below atlas\\.autoscaling\\.maxInstanceSize \\(${size}\\)`),
    accepted: { ...scaling(size, size, size), ...off },
  })),
  {
    what: 'equal bounds away from the size',
    refused: scaling('M30', 'M30', 'M60'),
    setting: 'atlas.instanceSize',
    given: 'M60',
    allowed: /M30 to M30/,
    accepted: { ...scaling('M30', 'M30', 'M60'), ...off },
  },
  {
    what: 'the largest size below the smallest',
    refused: scaling('M300', 'M10'),
    setting: 'atlas.autoscaling.minInstanceSize',
    given: 'M300',
    allowed: /below atlas\.autoscaling\.maxInstanceSize \(M10\)/,
    accepted: scaling('M10', 'M300'),
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
