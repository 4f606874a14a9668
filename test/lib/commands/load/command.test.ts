import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../../../lib/assembly/assembly';
import { loadFrom } from '../../../../lib/commands/load/command';
import { METERS } from '../../../../lib/costs/month/meters';
import { runLine } from '../../../support/command-line';
import { aLoadRun, someResults } from '../../../support/load-results';
import { snapshotAssembly } from '../../../support/snapshot-template';

let synthesized: Assembly | undefined;
const load = (...argv: string[]) =>
  runLine(
    loadFrom(async () => (synthesized ??= snapshotAssembly('trial', new Set(METERS.flatMap(({ types }) => types))))),
    argv,
  );

let folder: string;
const file = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-'));
  const part = (id: string) => ({ parts: [{ id, seed: 1, startedAt: 'then' }] });
  writeFileSync(file('a.json'), JSON.stringify(someResults([aLoadRun()], part('a'))));
  writeFileSync(file('b.json'), JSON.stringify(someResults([aLoadRun()], part('b'))));
  writeFileSync(file('live.json'), JSON.stringify(someResults([aLoadRun()], { ...part('c'), place: 'live' })));
  writeFileSync(file('held.json'), JSON.stringify(someResults([aLoadRun({ invalid: ['it was late'] })], part('d'))));
  const workload = (name: string, lines: string): void =>
    writeFileSync(file(name), `items: 10\nrate: 1\nconsistency: strong\n${lines}\n`);
  workload('no-mix.yaml', 'itemBytes: 500\noperations: { get: 0, put: 0 }');
  workload('negative.yaml', 'itemBytes: 500\noperations: { get: 2, put: -1 }');
  workload('unknown.yaml', 'itemBytes: 500\noperations: { fly: 1 }');
  workload('large.yaml', 'itemBytes: 409601\noperations: { get: 1 }');
  workload('larger.yaml', 'itemBytes: 16777217\noperations: { get: 1 }');
  workload('no-order.yaml', 'itemBytes: 400000\noperations: { get: 1 }');
  workload('transactional.yaml', 'itemBytes: 500\noperations: { get: 1 }\ntransactional: 0.5');
  writeFileSync(file('idle.yaml'), 'items: 1\nrate: 0\nconsistency: strong\nitemBytes: 500\noperations: { get: 1 }\n');
  writeFileSync(file('outputs.json'), JSON.stringify({ Network: {} }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SERVICE = 'dynamodb=https://dynamodb.eu-west-1.amazonaws.com';

describe('refuses in one message', () => {
  it.each<[string, readonly string[], RegExp]>([
    [
      'workers that the templates lack',
      ['--distributed', '2', '--target', 'atlas'],
      /has no stack AtlasLoadTest, .*where the VPC reaches the cluster/,
    ],
    [
      'workers without their function',
      ['--distributed', '2', '--target', 'dynamodb'],
      /has no stack LoadTest, whose function/,
    ],
    ['workers over HTTP', ['--distributed', '2', '--over', 'http'], /--distributed asks by the clients/],
    [
      'workers of this machine that ask another',
      ['--distributed', '2', '--endpoint', SERVICE],
      /processes of this machine ask servers of this machine only/,
    ],
    ['a ramp beyond the warm-up', ['--ramp', '6s'], /^--ramp is 6 s, and --warm-up 5 s: only the whole load/],
    ['a mix of nothing', ['--workload', 'no-mix.yaml'], /operations\n.*\n.*one at least above 0/],
    ['a mix with less than nothing', ['--workload', 'negative.yaml'], /operations\.put\n\s+given: +-1/],
    ['an unknown operation', ['--workload', 'unknown.yaml'], /operations\.fly/],
    [
      'an item over DynamoDB’s 400 KB',
      ['--workload', 'large.yaml'],
      /itemBytes\n\s+given: +409601\n\s+allowed: 1 to 409600/,
    ],
    ['an item over MongoDB’s 16 MB', ['--workload', 'larger.yaml'], /itemBytes\n\s+given: +16777217/],
    ['an item that no order is', ['--workload', 'no-order.yaml'], /^itemBytes: 400000 is no size of an order/],
    ['transactions', ['--workload', 'transactional.yaml'], /transactional: 0\.5: the order stores do no transactions/],
    ['a rate of 0', ['--workload', 'idle.yaml'], /rate: 0: nothing would be done/],
    ['a workload that is not there', ['--workload', 'nowhere.yaml'], /nowhere\.yaml cannot be read \(ENOENT\)/],
    ['a negative rate', ['--rate', '-1'], /--rate.*Allowed: a number above 0/],
    ['a duration of 0', ['--duration', '0'], /--duration.*Allowed: a time from 1 ms on, as 500ms, 30s/],
    ['a duration of another unit', ['--duration', '3 days'], /--duration.*Allowed: a time/],
    [
      'a rate in a closed loop',
      ['--rate', '1', '--concurrency', '2'],
      /'--rate <number>' cannot be used with option '--concurrency/,
    ],
    ['a side that there is not', ['--target', 'mysql'], /--target.*Allowed choices are dynamodb, atlas, both/],
    ['an endpoint of no side', ['--endpoint', 'mysql=http://127.0.0.1:1'], /--endpoint.*Allowed: dynamodb=http/],
    ['an endpoint with a password', ['--endpoint', 'atlas=mongodb://a:b@127.0.0.1:1'], /without user and password/],
    [
      'a target that is not there',
      ['--target', 'dynamodb', '--endpoint', 'dynamodb=http://127.0.0.1:9'],
      /^--endpoint dynamodb=http:\/\/127\.0\.0\.1:9 does not answer as the orders of dynamodb do/,
    ],
    [
      'one side here and one in an account',
      ['--endpoint', SERVICE],
      /One side would be on this machine and the other not/,
    ],
    ['a file that cannot be written', ['--out', '/nowhere/out.json'], /--out \/nowhere\/out\.json cannot be written/],
    [
      'outputs that are not there',
      ['--outputs-file', 'nowhere.json'],
      /^--outputs-file .*nowhere\.json cannot be read \(ENOENT\)/,
    ],
    ['two places', ['--merge', 'a.json', 'live.json'], /two places, local and live/],
    ['a part twice', ['--merge', 'a.json', 'a.json'], /Part a is there twice/],
    ['what is no result', ['--merge', 'idle.yaml'], /idle\.yaml is no result of npm run load: it is not JSON/],
  ])('%s', async (_, argv, message) => {
    const given = argv.map((each) => (/\.(yaml|json)$/.test(each) && !each.startsWith('/') ? file(each) : each));
    const { exitCode, out, err } = await load(...given);
    expect({ exitCode, out }).toStrictEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('a run in an account', () => {
  const cloud = ['--target', 'dynamodb', '--endpoint', SERVICE, '--rate', '1000', '--duration', '10m'];

  it('is refused with what it is estimated to cost', async () => {
    const { exitCode, err } = await load(...cloud);
    expect(exitCode).toBe(2);
    expect(err).toMatch(
      /estimated to cost at least \d\.\d\d USD for \d{6} operations.*\n(Not in it: .*\n)+Accept it with --yes/,
    );
  });

  it('has fewer operations with a ramp', async () => {
    const operations = async (...more: string[]): Promise<number> =>
      Number(/(\d+) operations/.exec((await load(...cloud, '--warm-up', '1m', ...more)).err)?.[1]);
    const besidePuttingRecords = [await operations(), await operations('--ramp', '1m')].map((all) => all - 2_000);
    expect(besidePuttingRecords[1]! / besidePuttingRecords[0]!).toBeCloseTo(630 / 660, 4);
  });

  it('is refused where that is over the limit', async () => {
    expect((await load(...cloud, '--cost-limit', '0.01')).err).toMatch(/Accept it with --yes, or with a --cost-limit/);
  });
});

describe('--merge', () => {
  it('puts results together', async () => {
    const { exitCode, out } = await load('--merge', file('a.json'), file('b.json'), '--format', 'json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      parts: [{ id: 'a' }, { id: 'b' }],
      runs: [{ operations: { get: { issued: 8 } } }],
    });
  });

  it('says of what is not valid that it is not, and ends with 1', async () => {
    const { exitCode, out, err } = await load('--merge', file('held.json'));
    expect({ exitCode, err }).toStrictEqual({ exitCode: 1, err: 'Not valid: dynamodb: it was late.\n' });
    expect(out).toContain('NOT VALID: it was late.');
  });

  it('writes where it is told to', async () => {
    const { out } = await load('--merge', file('a.json'), '--format', 'md', '--out', file('out.md'));
    expect(out).toBe('');
    expect(readFileSync(file('out.md'), 'utf8')).toMatch(/^# Load orders, local\n/);
  });
});
