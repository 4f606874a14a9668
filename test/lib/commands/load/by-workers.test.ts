/** From the command line to the result, with AWS mocked at its edge. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemplateJson } from '../../../../lib/assembly/assembly';
import { loadFrom } from '../../../../lib/commands/load/command';
import { METERS } from '../../../../lib/costs/month/meters';
import type { LoadResults } from '../../../../lib/load/results';
import { totalsOf } from '../../../../lib/load/summary';
import { runLine } from '../../../support/command-line';
import { anAccountWithWorkers } from '../../../support/load-account';
import { snapshotAssembly } from '../../../support/snapshot-template';

const WORKER = { Timeout: 900, MemorySize: 1_024, Environment: { Variables: { BUCKET_NAME: 'results' } } };
const OUTPUTS = {
  LoadStateMachineArn: 'arn:machine',
  LoadResultsBucketName: 'results',
  LoadMaxWorkers: '4',
  LoadRampSeconds: '1',
};

let folder: string;
const file = (name: string): string => join(folder, name);
const write = (name: string, content: object): void => writeFileSync(file(name), JSON.stringify(content));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-'));
  const { templates } = snapshotAssembly('trial', new Set(METERS.flatMap(({ types }) => types)));
  const all = new Map<string, TemplateJson>([
    ...templates,
    ...['LoadTest', 'AtlasLoadTest'].map((stack): [string, TemplateJson] => [
      stack,
      { Resources: { Worker: { Type: 'AWS::Lambda::Function', Properties: WORKER } } },
    ]),
  ]);
  const artifacts: Record<string, object> = {};
  for (const [stack, template] of all) {
    write(`${stack}.json`, template);
    artifacts[stack] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/us-east-1',
      properties: { templateFile: `${stack}.json` },
    };
  }
  write('manifest.json', { version: '48.0.0', artifacts });
  const tableOnly = { DynamoDb: { OrdersTableName: 'orders' }, LoadTest: OUTPUTS };
  write('table-only.json', tableOnly);
  write('outputs.json', { ...tableOnly, AtlasLoadTest: { ...OUTPUTS, LoadStateMachineArn: 'arn:atlas' } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = ['--target', 'dynamodb', '--records', '5', '--rate', '100', '--duration', '1s', '--warm-up', '1s'];

async function load(...more: readonly string[]) {
  const { world, starts } = anAccountWithWorkers();
  const line = loadFrom(
    () => Promise.reject(new Error('nothing is to be synthesized')),
    () => world,
  );
  const where = ['--outputs-file', file('outputs.json'), '--assembly', folder];
  const ran = await runLine(line, ['--distributed', '3', ...where, ...SMALL, ...more]);
  return { ...ran, starts };
}

describe('a load from the functions of an account', () => {
  it('is refused with what it is estimated to cost, and is not started', async () => {
    const { exitCode, out, err, starts } = await load();
    expect({ exitCode, out, starts }).toStrictEqual({ exitCode: 2, out: '', starts: [] });
    expect(err).toMatch(/^This run is estimated to cost (at least )?0\.\d{4} USD for \d+ operations/);
    expect(err).toMatch(/\nAccept it with --yes, or with a --cost-limit/);
  });

  it('is estimated with the time of its workers', async () => {
    const { err } = await load();
    // 3 workers for 15 s to come up, 2 s under load and 40 s to end.
    expect(Number(/cost (?:at least )?(\S+) USD/.exec(err)?.[1])).toBeGreaterThan(3 * 57 * 0.0000133334);
    expect(err).not.toContain('workers');
  });

  it('is refused over a limit, and is not started', async () => {
    const { exitCode, starts } = await load('--cost-limit', '0.001');
    expect({ exitCode, starts }).toStrictEqual({ exitCode: 2, starts: [] });
  });

  it.each([
    ['is accepted', ['--yes']],
    ['is within a limit', ['--cost-limit', '1']],
  ])('is run where that %s, and says what it is estimated to cost', async (_, accepting) => {
    const { exitCode, out, err, starts } = await load(...accepting, '--format', 'json');
    expect([exitCode, starts.length]).toStrictEqual([0, 1]);
    expect(err).toMatch(/^This run is estimated to cost/);
    const { parts, place, runs } = JSON.parse(out) as LoadResults;
    expect([place, parts.length, totalsOf(runs[0]!).issued]).toStrictEqual(['live', 3, 100]);
  });

  it('has the ramp of its stack, unless one is given', async () => {
    const ramps = [await load('--yes'), await load('--yes', '--ramp', '0')];
    expect(ramps.map(({ starts }) => starts[0]?.input.load.rampMs)).toStrictEqual([1_000, 0]);
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'a warm-up shorter than the ramp',
      ['--warm-up', '500ms'],
      /^The ramp of stack LoadTest .*is 1 s, and --warm-up 0\.5 s/,
    ],
    ['HTTP', ['--over', 'http'], /Leave out --over http/],
    ['more workers than it has', ['--distributed', '5'], /at most 4 workers/],
  ])('is refused for %s', async (_, more, message) => {
    const { exitCode, err, starts } = await load('--yes', ...more);
    expect({ exitCode, starts }).toStrictEqual({ exitCode: 2, starts: [] });
    expect(err).toMatch(message);
  });
});

describe('a load on both sides', () => {
  it('is put on one after the other by workers of each, and is one result', async () => {
    const { exitCode, out, starts } = await load('--target', 'both', '--yes', '--format', 'json');
    expect(exitCode).toBe(0);
    expect(starts.map(({ machine, input }) => [machine, input.target])).toStrictEqual([
      ['arn:machine', 'dynamodb'],
      ['arn:atlas', 'atlas'],
    ]);
    const { parts, runs } = JSON.parse(out) as LoadResults;
    expect(parts).toHaveLength(3);
    expect(runs.map((run) => [run.target, totalsOf(run).issued])).toStrictEqual([
      ['dynamodb', 100],
      ['atlas', 100],
    ]);
  });

  it('asks both for the same', async () => {
    const { starts } = await load('--target', 'both', '--yes');
    const [one, other] = starts.map(({ name, input: { target: _, startAt: _at, ...same } }) => ({ name, ...same }));
    expect(one).toStrictEqual(other);
  });

  it('names the size of the cluster: that of the templates, or what is said', async () => {
    const sizeOf = async (...more: string[]) => {
      const { out } = await load('--target', 'both', '--yes', '--format', 'json', ...more);
      return (JSON.parse(out) as LoadResults).runs.map(({ size }) => size);
    };
    expect([await sizeOf(), await sizeOf('--atlas-size', 'M30')]).toStrictEqual([
      [undefined, 'M10'],
      [undefined, 'M30'],
    ]);
  });

  it('is estimated with the workers of both', async () => {
    const usd = async (target: string) =>
      Number(/cost (?:at least )?(\S+) USD/.exec((await load('--target', target)).err)?.[1]);
    const [dynamodb, atlas, both] = [await usd('dynamodb'), await usd('atlas'), await usd('both')];
    expect(atlas).toBeGreaterThan(3 * 57 * 0.0000133334);
    expect(both).toBeCloseTo(dynamodb + atlas, 3);
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'without workers for Atlas',
      ['--outputs-file', 'table-only.json'],
      /table-only\.json has no LoadMaxWorkers of stack AtlasLoadTest\. Deploy it with/,
    ],
    [
      'with more connections than a node of the cluster takes',
      ['--max-in-flight', '500'],
      /1503 connections to Atlas's primary; a node of M10 takes 1490\. Give --max-in-flight 495 .*, or --distributed 2$/m,
    ],
    [
      'with more than any number in flight makes few enough',
      ['--max-in-flight', '9999', '--distributed', '4', '--atlas-size', 'M10'],
      /Give --max-in-flight 371/,
    ],
  ])('is not begun %s', async (_, more, message) => {
    const given = more.map((each) => (each.endsWith('.json') ? file(each) : each));
    const { exitCode, err, starts } = await load('--target', 'both', '--yes', ...given);
    expect({ exitCode, starts }).toStrictEqual({ exitCode: 2, starts: [] });
    expect(err).toMatch(message);
  });
});
