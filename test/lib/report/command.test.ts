import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claims } from '../../../lib/report/command';
import { template } from '../../support/assemblies';

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

it('prints a table of any assembly, without colours where it is no terminal', () => {
  marked();
  expect(claims(['--assembly', folder])).toBe(0);
  expect(printed.out).toMatch(/^CLAIM .*unknown/);
  expect(printed.out).toContain('INT-01 failed in profile unknown');
  expect(printed.out).not.toContain('\u001B');
});

it('evaluates a profile by synthesizing it', () => {
  expect(claims(['--profile', 'free', '--format', 'json'])).toBe(0);
  expect(JSON.parse(printed.out)).toMatchObject({ schemaVersion: 1, profiles: ['free'] });
});

it('ends with an error where a claim failed and that was asked for', () => {
  marked();
  expect(claims(['--assembly', folder, '--fail-on', 'failed'])).toBe(1);
  unmarked();
  expect(claims(['--assembly', folder, '--fail-on', 'failed'])).toBe(0);
});

it.each([
  ['json', '{'],
  ['md', '# Claims'],
  ['html', '<!doctype html>'],
  ['junit', '<?xml'],
  ['table', 'CLAIM'],
])('writes %s into a file, and then prints nothing', (format, start) => {
  unmarked();
  expect(claims(['--assembly', folder, '--format', format, '--out', path('report')])).toBe(0);
  expect(readFileSync(path('report'), 'utf8').startsWith(start)).toBe(true);
  expect(printed).toEqual({ out: '', err: '' });
});

it('compares with a former report, and still writes and judges the present one', () => {
  marked();
  claims(['--assembly', folder, '--format', 'json', '--out', path('former.json')]);
  unmarked();
  expect(
    claims(['--assembly', folder, '--compare', path('former.json'), '--format', 'json', '--out', path('now.json')]),
  ).toBe(0);
  expect(printed.out).toContain('INT-01 in profile unknown: failed -> not-in-this-profile');
  marked();
  expect(claims(['--assembly', folder, '--compare', path('now.json'), '--fail-on', 'failed'])).toBe(1);
  expect(printed.out).toContain('INT-01 in profile unknown: not-in-this-profile -> failed');
});

describe('says in one message what it cannot use', () => {
  it.each([
    ['a folder that is not there', () => ['--assembly', path('none')], 'cannot be read as a folder (ENOENT)'],
    [
      'a file that it cannot write',
      () => [`--assembly=${folder}`, '--out', path('no/such/file')],
      'file cannot be written (ENOENT). Give --out a file in a folder that exists.',
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
  ])('%s', (_what, argv, message) => {
    unmarked();
    expect(claims(argv())).toBe(2);
    expect(printed.err).toContain(message);
    expect(printed.out).toBe('');
  });

  const written = (name: string, text: string): string => {
    writeFileSync(path(name), text);
    return path(name);
  };
});

describe('as a process', () => {
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'bin/claims.ts', ...argv], { encoding: 'utf8', timeout: 60_000 });

  it('explains itself', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--compare <file>');
    expect(stdout).toContain('Exit code:');
  });

  it('refuses a wrong argument with what is allowed', () => {
    const { status, stderr } = run('--format', 'pdf');
    expect(status).toBe(2);
    expect(stderr).toContain('Allowed choices are table, json, md, html, junit');
  });

  it('refuses two answers to what to evaluate', () => {
    expect(run('--all', '--profile', 'free')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be used with') as string,
    });
  });
});
