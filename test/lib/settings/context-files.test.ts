import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originsText } from '../../../lib/settings/context-files';

const folder = mkdtempSync(join(tmpdir(), 'context-'));
const folders = { project: join(folder, 'project'), home: join(folder, 'home') };
const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));

beforeAll(() => {
  mkdirSync(folders.project);
  mkdirSync(folders.home);
  write('project/cdk.json', { context: { '@aws-cdk/core:flag': true, zones: 2, toString: 1 } });
  write('project/cdk.context.json', { zones: 3, 'atlas.pering': false });
  write('home/.cdk.json', { context: { 'atlas.pering': false, unknown: { a: [1] }, '\u001b[2J': 1 } });
});
afterAll(() => rmSync(folder, { recursive: true }));

it('names the file of each setting, the first one that has it', () => {
  const context = { '@aws-cdk/core:flag': true, zones: 2, 'atlas.pering': false, unknown: { a: [1] } };
  expect(originsText(context, folders)).toBe(
    'From cdk.json: zones\nFrom cdk.context.json: atlas.pering\nFrom ~/.cdk.json: unknown\n',
  );
});

it('says nothing of what is otherwise in use: that was given with -c', () => {
  expect(originsText({ zones: '3', 'atlas.pering': 'false' }, folders)).toBe('');
});

it.each(['toString', '__proto__', '\u001b[2J'])(
  'prints nothing that a file merely inherits, or a terminal obeys: %j',
  (name) => {
    const context = JSON.parse(`{${JSON.stringify(name)}: 1}`) as Record<string, unknown>;
    expect(originsText(context, { project: folders.home, home: folders.home })).toBe('');
  },
);

it('goes on without files, and with files that are none', () => {
  writeFileSync(join(folder, 'cdk.json'), 'no JSON');
  writeFileSync(join(folder, '.cdk.json'), '[]');
  writeFileSync(join(folder, 'cdk.context.json'), 'null');
  expect(originsText({ zones: 2 }, { project: folder, home: folder })).toBe('');
});
