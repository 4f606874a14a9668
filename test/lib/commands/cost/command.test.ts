import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costFrom } from '../../../../lib/commands/cost/command';
import { METERS, unmetered } from '../../../../lib/costs/month/meters';
import type { CostReport } from '../../../../lib/report/costs/cost-report';
import { PROFILE_NAMES, type ProfileName } from '../../../../lib/settings/schema';
import { resourcesOf, type Assembly } from '../../../../lib/assembly/assembly';
import { template } from '../../../support/assemblies';
import { runLine } from '../../../support/command-line';
import { cluster, ordersTable } from '../../../support/orders-table';
import { snapshotAssembly } from '../../../support/snapshot-template';

const MEASURED = new Set(METERS.flatMap(({ types }) => types));
const kept = new Map<ProfileName, Assembly>();
const assemblyOf = (profile: ProfileName): Assembly => {
  const found = kept.get(profile) ?? snapshotAssembly(profile, MEASURED);
  kept.set(profile, found);
  return found;
};

const asked: unknown[] = [];
const cost = (...argv: string[]) =>
  runLine(
    costFrom(async (...given) => {
      asked.push(given);
      return assemblyOf(given[0]);
    }),
    ['--workload', 'orders', ...argv],
  );
const report = async (...argv: string[]): Promise<CostReport> =>
  JSON.parse((await cost('--format', 'json', ...argv)).out);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cost-'));
  const resources = { ...ordersTable('on-demand', 'us-east-1'), ...cluster() };
  writeFileSync(join(folder, 'Stack.template.json'), JSON.stringify(template(resources)));
  writeFileSync(join(folder, 'prices.yaml'), 'atlas.m30: 0.60\natlas.transfer.same-region: 0.01\n');
  writeFileSync(join(folder, 'broken.yaml'), 'atlas.m30: [');
  writeFileSync(
    join(folder, 'mine.yaml'),
    'items: 10000000\nitemBytes: 1000\noperations: { get: 1, put: 1 }\nrate: 200\nconsistency: strong\natlasBackupGb: 15\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const mine = (...argv: string[]) => report('--workload', join(folder, 'mine.yaml'), '--assembly', folder, ...argv);

describe('each type of resource', () => {
  it.each(PROFILE_NAMES)('of profile %s has a price, or is known to be free', (profile) => {
    expect(unmetered(resourcesOf(assemblyOf(profile)).map(({ type }) => type))).toStrictEqual([]);
  });

  it('that is measured is in a profile', () => {
    const there = new Set(PROFILE_NAMES.flatMap((profile) => resourcesOf(assemblyOf(profile)).map(({ type }) => type)));
    expect([...MEASURED].filter((type) => !there.has(type))).toStrictEqual([]);
  });
});

it('is of the settings that were chosen; a region that is given is one of them', async () => {
  asked.length = 0;
  const { out } = await cost('-c', 'profile=production', '-c', 'dynamodb.backup=false', '--region', 'us-east-1');
  expect(asked).toStrictEqual([['production', { 'dynamodb.backup': 'false', region: 'us-east-1' }]]);
  expect(out).toMatch(/^Workload orders on .*-c profile=production.*; requests in us-east-1\.\n/);
});

it('is the least where a price or a quantity is not known, and says where', async () => {
  const { out } = await cost();
  expect(out).toMatch(
    /\nMongoDB Atlas: at least \d+\.\d\d USD a month, \d+ lines without a whole price, atlas\.m10 among them\n/,
  );
  expect(out).toMatch(
    /\n +gap {2}3 nodes M10: 730 × \? per hour of 3 nodes \(eu-west-1\)\n +no price of eu-west-1 is known\n/,
  );
  expect(out).toContain('--price atlas.m10=VALUE fills it in');
  expect(out).toMatch(/\nPrices of 20\d\d-\d\d-\d\d to 20\d\d-\d\d-\d\d; \d+ of \d+ from secondary sources only\.\n/);
  expect(out).toContain('A month has 730 h, a GB 1,073,741,824 bytes on AWS’s bill and 1,000,000,000 on Atlas’s');
});

it('has all of showcase on it, each line with what it comes from', async () => {
  const { lines } = await report('-c', 'profile=showcase');
  expect(new Set(lines.map(({ side }) => side))).toStrictEqual(new Set(['dynamodb', 'atlas', 'shared']));
  expect(lines.filter(({ from, unit, price }) => !from || !unit || !price)).toStrictEqual([]);
  // A line without a gap has a price of the project.
  expect(lines.filter(({ gap, source }) => gap === undefined && !source)).toStrictEqual([]);
  const expected = [
    'backups of orders in the vault',
    'VPN',
    'interface endpoint',
    'requests of the trigger',
    'Redshift',
    'auditing for',
    'customer key for',
  ];
  expect(expected.filter((what) => !lines.some((line) => line.what.includes(what)))).toStrictEqual([]);
});

it('takes templates of a folder, whose only region is home', async () => {
  const { home, totals, templates } = await mine();
  expect([home, templates]).toStrictEqual(['us-east-1', folder]);
  expect(totals).toMatchObject([
    { side: 'dynamodb', amount: expect.closeTo(368.52, 2), gaps: 0 },
    { side: 'atlas', amount: expect.closeTo(404.2, 2), gaps: 1 },
    { side: 'shared', amount: 0 },
  ]);
});

describe('the user’s own prices', () => {
  it('fill gaps, and are shown as theirs', async () => {
    const { totals, lines } = await mine('--price', 'atlas.transfer.same-region=0.01');
    expect(totals[1]).toMatchObject({ amount: expect.closeTo(406.83, 2), gaps: 0 });
    expect(lines.find(({ price }) => price === 'atlas.transfer.same-region')).toMatchObject({
      isUsersPrice: true,
      unitPrice: '0.01',
    });
    const { out } = await cost('--price', 'atlas.m10=0.09');
    expect(out).toContain('atlas.m10: given by you');
  });

  it('come from a file too, and one that is given by itself wins, of one region first', async () => {
    const unitPrice = async (...argv: string[]) =>
      (await mine('--prices', join(folder, 'prices.yaml'), ...argv)).lines.find(({ price }) => price === 'atlas.m30')
        ?.unitPrice;
    expect(await unitPrice()).toBe('0.60');
    expect(await unitPrice('--price', 'atlas.m30=0.7')).toBe('0.7');
    expect(await unitPrice('--price', 'atlas.m30@us-east-1=0.8')).toBe('0.8');
    expect(await unitPrice('--price', 'atlas.m30@eu-west-1=0.8')).toBe('0.60');
  });
});

it('counts a month and a GB as it is told', async () => {
  const { totals, parameters } = await mine('--hours', '720', '--aws-gb', '1000000000', '--free-tier');
  expect(parameters).toStrictEqual({ hours: 720, awsGb: 1e9, atlasGb: 1e9, freeTier: true });
  // 361.35 × 720 / 730 of requests; 22 GB, which are free; 11 GB to be recovered.
  expect(totals[0]?.amount).toBeCloseTo(356.4 + 2.2, 2);
});

it.each([
  ['md', '# A month’s cost\n'],
  ['html', '<!doctype html>'],
  ['json', '{\n  "schemaVersion": 1'],
  ['text', 'Workload orders on '],
])('is written as %s', async (format, start) => {
  const { out, exitCode } = await cost('--format', format);
  expect([exitCode, out.startsWith(start), out.endsWith('\n')]).toStrictEqual([0, true, true]);
});

it('writes the same numbers in each format', async () => {
  const of = async (format: string) => (await cost('--region', 'us-east-1', '--format', format)).out;
  const amounts = (text: string) => [...new Set(text.match(/at least [\d,]+\.\d\d USD a month/g))];
  const [text, md, html] = [await of('text'), await of('md'), await of('html')].map(amounts);
  expect(text).toHaveLength(2);
  expect([md, html]).toStrictEqual([text, text]);
});

describe('--break-even', () => {
  const breakEven = (...argv: string[]) =>
    cost('--break-even', '--workload', join(folder, 'mine.yaml'), '--assembly', folder, ...argv);

  it('says where the lines cross, that the size may not take it, and what is missing', async () => {
    const { out } = await breakEven();
    expect(out).toContain(
      'Up to 220 operations a second DynamoDB costs less, above it MongoDB Atlas, if M30 takes so many',
    );
    expect(out).toContain('Something of MongoDB Atlas has no known cost: the true point is there or above');
    expect(out).toContain('How many operations a second M30 sustains is published by nobody');
  });

  it('takes rates of the user’s', async () => {
    const { out } = await breakEven('--sustained', 'M30=300', '--sustained', 'M40=900');
    expect(out).toContain('Atlas is taken to be M30 up to 300, M40 up to 900 operations a second');
    expect(out).toMatch(/\nover 900 +at least|\nover 900 .* no size known/);
  });

  it.each([
    ['md', '# Break-even\n'],
    ['html', '<!doctype html>'],
    ['json', '{\n  "schemaVersion": 1'],
  ])('is written as %s', async (format, start) => {
    const { out, exitCode } = await breakEven('--format', format);
    expect([exitCode, out.startsWith(start), out.endsWith('\n')]).toStrictEqual([0, true, true]);
  });
});

describe('says in one message what it cannot use', () => {
  it.each([
    ['a workload that is not there', ['--workload', 'nowhere'], /nowhere cannot be read \(ENOENT\)\. Presets: orders/],
    ['a profile that is not there', ['-c', 'profile=big'], /there is no such profile/],
    ['a price of another name', ['--price', 'atlas.m31=1'], /atlas\.m31: there is no such price\. Nearest: atlas\.m30/],
    ['a file of prices that is not there', ['--prices', 'nowhere.yaml'], /nowhere\.yaml cannot be read/],
    ['a workload that is a folder', ['--workload', 'FOLDER'], /cannot be read \(EISDIR\)/],
    ['prices that are no YAML', ['--prices', 'FOLDER/broken.yaml'], /broken\.yaml has no prices\. Allowed: YAML/],
    ['a rate of no size', ['--break-even', '--sustained', 'M31=5'], /M31=5: allowed are M10, M20/],
    ['a month of no hours', ['--hours', '0'], /Allowed: a number from 1 on/],
    [
      'a region where no table is',
      ['--assembly', 'FOLDER', '--region', 'eu-west-1'],
      /are in 1 regions: us-east-1\. Say with --region/,
    ],
    ['settings for a folder', ['--assembly', 'x', '-c', 'profile=trial'], /cannot be used with/],
  ])('%s', async (_, argv, message) => {
    expect(await cost(...argv.map((one) => one.replace('FOLDER', folder)))).toMatchObject({
      exitCode: 2,
      out: '',
      err: expect.stringMatching(message),
    });
  });
});
