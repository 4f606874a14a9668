import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimsFrom } from '../../../../lib/commands/claims/command';
import type { Report } from '../../../../lib/report/schema';
import type { Synthesize } from '../../../../lib/stacks/synthesize-lazily';
import { assembly, template } from '../../../support/assemblies';
import { runLine, type Ran } from '../../../support/command-line';
import { local } from '../../report/observations';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'claims-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nothing: Synthesize = (profile) => Promise.resolve(assembly({}, profile));
const claims = (argv: readonly string[], synthesize = nothing): Promise<Ran> => runLine(claimsFrom(synthesize), argv);

const path = (name: string): string => join(folder, name);
/** A template that shows nothing of what it is marked with. */
const marked = (): void =>
  writeFileSync(path('Stack.template.json'), JSON.stringify(template({ Queue: ['AWS::SQS::Queue', {}, 'INT-01'] })));
const unmarked = (): void =>
  writeFileSync(path('Stack.template.json'), JSON.stringify(template({ Queue: ['AWS::SQS::Queue'] })));

it('prints a table of any assembly, without colours where it is no terminal', async () => {
  marked();
  const { exitCode, out } = await claims(['--assembly', folder]);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^CLAIM .*unknown/);
  expect(out).toContain('INT-01 failed in profile unknown');
  expect(out).not.toContain('\u001B');
});

// That the profiles themselves are synthesized, test/lib/claims/synthesized.test.ts sees, which has them.
it.each([
  [[], ['trial']],
  [['-c', 'profile=free'], ['free']],
  [['--all'], ['free', 'trial', 'production', 'showcase']],
])('given %j evaluates the profiles %j by synthesizing them', async (argv, profiles) => {
  const { out } = await claims([...argv, '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({ schemaVersion: 2, profiles });
});

describe('what was run', () => {
  const write = (name: string, content: object): string => {
    writeFileSync(path(name), JSON.stringify(content));
    return path(name);
  };

  it('is added from every file that is given', async () => {
    const more = { ...local, observations: local.observations.slice(0, 1) };
    const files = [write('one.json', local), write('more.json', more)];
    const { out } = await claims([...files.flatMap((file) => ['--observations', file]), '--format', 'json']);
    const report = JSON.parse(out) as Report;
    expect(report.observations).toStrictEqual([
      { ...local, observations: [...local.observations, ...more.observations] },
    ]);
    expect(report.claims.find(({ id }) => id === 'SVC-02')!.observed).toMatchObject([{ status: 'seen', passed: 2 }]);
  });

  it('that failed is a claim that failed', async () => {
    const shown: Synthesize = (profile) => Promise.resolve(assembly({}, `${profile}-like`));
    const of = write('like.json', { ...local, profile: 'free-like' });
    const argv = ['-c', 'profile=free'];
    expect(await claims(argv, shown)).toMatchObject({ exitCode: 0 });
    expect(await claims([...argv, '--observations', of], shown)).toMatchObject({ exitCode: 1 });
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
    const { exitCode, out, err } = await claims(['--observations', file()]);
    expect([exitCode, out]).toStrictEqual([2, '']);
    expect(err).toStrictEqual(
      typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
    );
  });
});

it('ends with an error where a claim failed', async () => {
  marked();
  expect(await claims(['--assembly', folder])).toMatchObject({ exitCode: 1 });
  unmarked();
  expect(await claims(['--assembly', folder])).toMatchObject({ exitCode: 0 });
});

it.each([
  ['json', '{'],
  ['md', '# Claims'],
  ['html', '<!doctype html>'],
  ['junit', '<?xml'],
  ['table', 'CLAIM'],
])('writes %s into a file, and then prints nothing', async (format, start) => {
  unmarked();
  const ran = await claims(['--assembly', folder, '--format', format, '--out', path('report')]);
  expect(ran).toMatchObject({ exitCode: 0, out: '', err: '' });
  expect(readFileSync(path('report'), 'utf8').startsWith(start)).toBe(true);
});

it('compares with a former report, and still writes and judges the present one', async () => {
  const writing = (file: string) => ['--assembly', folder, '--format', 'json', '--out', path(file)];
  marked();
  await claims(writing('former.json'));
  unmarked();
  expect(await claims([...writing('now.json'), '--compare', path('former.json')])).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('INT-01 in profile unknown: failed -> not-in-this-profile'),
  });
  marked();
  expect(await claims(['--assembly', folder, '--compare', path('now.json')])).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('INT-01 in profile unknown: not-in-this-profile -> failed'),
  });
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
      'old.json is no report of version 2 (schemaVersion: 0)',
    ],
    [
      'a report of another shape',
      () => [`--assembly=${folder}`, '--compare', written('odd.json', '{"schemaVersion":2,"profiles":{}}')],
      'odd.json is no report:',
    ],
    [
      'a report that is null',
      () => [`--assembly=${folder}`, '--compare', written('null.json', 'null')],
      'null.json is no report of version 2 (schemaVersion: none)',
    ],
  ])('%s', async (_what, argv, message) => {
    unmarked();
    expect(await claims(argv())).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining(message) });
  });

  const written = (name: string, text: string): string => {
    writeFileSync(path(name), text);
    return path(name);
  };
});

it.each([
  ['a wrong argument, with what is allowed', ['--format', 'pdf'], 'Allowed choices are table, json, md, html, junit'],
  ['two answers to what to evaluate', ['--all', '-c', 'profile=free'], 'cannot be used with'],
])('refuses %s', async (_what, argv, message) => {
  expect(await claims(argv)).toMatchObject({ exitCode: 2, err: expect.stringContaining(message) });
});

it('explains itself', async () => {
  const { out } = await claims(['--help']);
  for (const part of ['--compare <file>', '--observations <file>', 'Exit code:']) expect(out).toContain(part);
});
