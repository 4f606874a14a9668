import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claims } from '../../../../lib/commands/claims/command';
import type { Report } from '../../../../lib/report/schema';
import { assembly, template } from '../../../support/assemblies';
import { local } from '../../report/observations';

let folder: string;
let printed: { out: string; err: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claims-'));
  printed = { out: '', err: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((printed.out += String(text))));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((printed.err += String(text))));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string): string => join(folder, name);
/** A template that shows nothing of what it is marked with. */
const marked = (): void =>
  writeFileSync(path('Stack.template.json'), JSON.stringify(template({ Queue: ['AWS::SQS::Queue', {}, 'INT-01'] })));
const unmarked = (): void =>
  writeFileSync(path('Stack.template.json'), JSON.stringify(template({ Queue: ['AWS::SQS::Queue'] })));

/** Stands in for the CDK. */
const synth = async (profile: string) => assembly({}, profile);

it('prints a table of any assembly, without colours where it is no terminal', async () => {
  marked();
  expect(await claims(['--assembly', folder])).toBe(0);
  expect(printed.out).toMatch(/^CLAIM .*unknown/);
  expect(printed.out).toContain('INT-01 failed in profile unknown');
  expect(printed.out).not.toContain('\u001B');
});

// That the profiles themselves are synthesized, test/lib/claims/synthesized.test.ts sees, which has them.
it.each([
  [[], ['trial']],
  [['--profile', 'free'], ['free']],
  [['--all'], ['free', 'trial', 'production', 'showcase']],
])('given %j evaluates the profiles %j by synthesizing them', async (argv, profiles) => {
  expect(await claims([...argv, '--format', 'json'], synth)).toBe(0);
  expect(JSON.parse(printed.out)).toMatchObject({ schemaVersion: 1, profiles });
});

describe('what was run', () => {
  const write = (name: string, content: object): string => {
    writeFileSync(path(name), JSON.stringify(content));
    return path(name);
  };

  it('is added from every file that is given', async () => {
    const more = { ...local, observations: local.observations.slice(0, 1) };
    const files = [write('one.json', local), write('more.json', more)];
    await claims([...files.flatMap((file) => ['--observations', file]), '--format', 'json'], synth);
    const report = JSON.parse(printed.out) as Report;
    expect(report.observations).toEqual([{ ...local, observations: [...local.observations, ...more.observations] }]);
    expect(report.claims.find(({ id }) => id === 'SVC-02')!.observed).toMatchObject([{ status: 'seen', passed: 2 }]);
  });

  it('that failed is a claim that failed', async () => {
    const shown = async (profile: string) => assembly({}, `${profile}-like`);
    const of = write('like.json', { ...local, profile: 'free-like' });
    expect(await claims(['--profile', 'free', '--fail-on', 'failed'], shown)).toBe(0);
    expect(await claims(['--profile', 'free', '--fail-on', 'failed', '--observations', of], shown)).toBe(1);
  });

  it.each([
    ['is not there', () => path('none.json'), 'none.json cannot be read (ENOENT). Runs write them: npm start'],
    ['is a report', () => write('report.json', { schemaVersion: 2 }), 'is no observations of version 1'],
    [
      'has another shape',
      () => write('odd.json', { ...local, place: 'here', observations: [{ title: '' }] }),
      /odd\.json is no observations:\n(.*\n)*.*place(.*\n)*.*observations\[0\]\.engine/,
    ],
    [
      'is of another profile',
      () => write('other.json', { ...local, profile: 'production' }),
      'the observations (local) are of profile production, and the report is on trial. Report on that profile too',
    ],
  ])('is refused with a clear message where a file %s', async (_what, file, message) => {
    expect(await claims(['--observations', file()], synth)).toBe(2);
    expect(printed.out).toBe('');
    expect(printed.err).toEqual(
      typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
    );
  });
});

it('ends with an error where a claim failed and that was asked for', async () => {
  marked();
  expect(await claims(['--assembly', folder, '--fail-on', 'failed'])).toBe(1);
  unmarked();
  expect(await claims(['--assembly', folder, '--fail-on', 'failed'])).toBe(0);
});

it.each([
  ['json', '{'],
  ['md', '# Claims'],
  ['html', '<!doctype html>'],
  ['junit', '<?xml'],
  ['table', 'CLAIM'],
])('writes %s into a file, and then prints nothing', async (format, start) => {
  unmarked();
  expect(await claims(['--assembly', folder, '--format', format, '--out', path('report')])).toBe(0);
  expect(readFileSync(path('report'), 'utf8').startsWith(start)).toBe(true);
  expect(printed).toEqual({ out: '', err: '' });
});

it('compares with a former report, and still writes and judges the present one', async () => {
  marked();
  await claims(['--assembly', folder, '--format', 'json', '--out', path('former.json')]);
  unmarked();
  expect(
    await claims([
      '--assembly',
      folder,
      '--compare',
      path('former.json'),
      '--format',
      'json',
      '--out',
      path('now.json'),
    ]),
  ).toBe(0);
  expect(printed.out).toContain('INT-01 in profile unknown: failed -> not-in-this-profile');
  marked();
  expect(await claims(['--assembly', folder, '--compare', path('now.json'), '--fail-on', 'failed'])).toBe(1);
  expect(printed.out).toContain('INT-01 in profile unknown: not-in-this-profile -> failed');
});

describe('says in one message what it cannot use', () => {
  it.each([
    ['a folder that is not there', () => ['--assembly', path('none')], 'cannot be read as a folder (ENOENT)'],
    [
      'a file that it cannot write',
      () => [`--assembly=${folder}`, '--out', path('no/such/file')],
      'file cannot be written (ENOENT). Name a file in a folder that exists.',
    ],
    [
      'a report that is not there',
      () => [`--assembly=${folder}`, '--compare', path('none.json')],
      'none.json cannot be read (ENOENT). Make one: npm run claims',
    ],
    [
      'a report that is cut off',
      () => [`--assembly=${folder}`, '--compare', written('cut.json', '{"schemaVersion":')],
      'cut.json is not valid JSON',
    ],
    [
      'a report of another version',
      () => [`--assembly=${folder}`, '--compare', written('old.json', '{"schemaVersion":0}')],
      'old.json is no report of version 1 (schemaVersion: 0)',
    ],
    [
      'a report of another shape',
      () => [`--assembly=${folder}`, '--compare', written('odd.json', '{"schemaVersion":1,"profiles":{}}')],
      'odd.json is no report:',
    ],
    [
      'a report that is null',
      () => [`--assembly=${folder}`, '--compare', written('null.json', 'null')],
      'null.json is no report of version 1 (schemaVersion: none)',
    ],
  ])('%s', async (_what, argv, message) => {
    unmarked();
    expect(await claims(argv())).toBe(2);
    expect(printed.err).toContain(message);
    expect(printed.out).toBe('');
  });

  const written = (name: string, text: string): string => {
    writeFileSync(path(name), text);
    return path(name);
  };
});

it.each([
  ['a wrong argument, with what is allowed', ['--format', 'pdf'], 'Allowed choices are table, json, md, html, junit'],
  ['two answers to what to evaluate', ['--all', '--profile', 'free'], 'cannot be used with'],
])('refuses %s', async (_what, argv, message) => {
  expect(await claims(argv)).toBe(2);
  expect(printed.err).toContain(message);
});

it('explains itself as a process', () => {
  const argv = ['--import', 'tsx', 'bin/claims.ts', '--help'];
  const { status, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8', timeout: 60_000 });
  expect(status).toBe(0);
  for (const part of ['--compare <file>', '--observations <file>', 'Exit code:']) expect(stdout).toContain(part);
});
