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
    ['LoadTest', { Resources: { Worker: { Type: 'AWS::Lambda::Function', Properties: WORKER } } }],
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
  write('outputs.json', { DynamoDb: { OrdersTableName: 'orders' }, LoadTest: OUTPUTS });
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
    expect({ exitCode, out, starts }).toEqual({ exitCode: 2, out: '', starts: [] });
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
    expect({ exitCode, starts }).toEqual({ exitCode: 2, starts: [] });
  });

  it.each([
    ['is accepted', ['--yes']],
    ['is within a limit', ['--cost-limit', '1']],
  ])('is run where that %s, and says what it is estimated to cost', async (_, accepting) => {
    const { exitCode, out, err, starts } = await load(...accepting, '--format', 'json');
    expect([exitCode, starts.length]).toEqual([0, 1]);
    expect(err).toMatch(/^This run is estimated to cost/);
    const { parts, place, runs } = JSON.parse(out) as LoadResults;
    expect([place, parts.length, totalsOf(runs[0]!).issued]).toEqual(['live', 3, 100]);
  });

  it('has the ramp of its stack, unless one is given', async () => {
    const ramps = [await load('--yes'), await load('--yes', '--ramp', '0')];
    expect(ramps.map(({ starts }) => starts[0]?.input.load.rampMs)).toEqual([1_000, 0]);
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'a warm-up shorter than the ramp',
      ['--warm-up', '500ms'],
      /^The ramp of stack LoadTest .*is 1 s, and --warm-up 0\.5 s/,
    ],
    ['another database', ['--target', 'both'], /needs --target dynamodb/],
    ['HTTP', ['--over', 'http'], /Leave out --over http/],
    ['more workers than it has', ['--distributed', '5'], /at most 4 workers/],
  ])('is refused for %s', async (_, more, message) => {
    const { exitCode, err, starts } = await load('--yes', ...more);
    expect({ exitCode, starts }).toEqual({ exitCode: 2, starts: [] });
    expect(err).toMatch(message);
  });
});
