import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultOf, whole, type CachedFolder } from '../../../lib/processes/cached-folder';

let cache: string;
let made: number;
let interpreter: string | undefined;
let cached: CachedFolder;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'cached-folder-'));
  made = 0;
  interpreter = '3.12';
  cached = {
    path: join(cache, 'tools'),
    hangsOn: async () => interpreter,
    make: async (folder) => {
      made += 1;
      mkdirSync(join(folder, 'lib'));
      writeFileSync(join(folder, 'lib', 'one'), 'one');
      writeFileSync(join(folder, 'two'), 'two');
    },
  };
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const one = (): string => join(cached.path, 'lib', 'one');
const NO_PROCESS = 2 ** 22 + 1;

it('is made once, and leaves nothing else behind', async () => {
  expect([await whole(cached), await whole(cached), made]).toStrictEqual([cached.path, cached.path, 1]);
  expect(readdirSync(cache)).toStrictEqual(['tools']);
});

const DAMAGES: Readonly<Record<string, () => void>> = {
  'a file was truncated': () => writeFileSync(one(), 'o'),
  'a file is another of the same size': () => writeFileSync(one(), 'eno'),
  'a folder is gone': () => rmSync(join(cached.path, 'lib'), { recursive: true }),
  'it says not what it consists of': () => rmSync(join(cached.path, 'stamp.json')),
  'what it says cannot be read': () => writeFileSync(join(cached.path, 'stamp.json'), '{"files":'),
  'the interpreter is another': () => (interpreter = '3.13'),
  'the interpreter is gone': () => (interpreter = undefined),
  'others can write to it': () => chmodSync(cached.path, 0o777),
};

it.each(Object.entries(DAMAGES))('is made anew where %s', async (_, damage) => {
  await whole(cached);
  damage();
  expect(await faultOf(cached)).toMatchObject({ kind: 'invalid', message: expect.stringContaining('rm -r') });
  await whole(cached);
  expect([await faultOf(cached), made, readFileSync(one(), 'utf8')]).toStrictEqual([undefined, 2, 'one']);
  expect(readdirSync(cache)).toStrictEqual(['tools']);
});

it('needs no word of its own of files that the project names', async () => {
  const named = { two: createHash('sha256').update('two').digest('hex') };
  expect(await faultOf({ ...cached, named })).toMatchObject({ kind: 'absent' });
  await whole({ path: cached.path, make: cached.make, named });
  rmSync(join(cached.path, 'stamp.json'));
  expect(await faultOf({ path: cached.path, named })).toBeUndefined();
  expect(await faultOf({ path: cached.path, named: { two: 'another' } })).toMatchObject({ kind: 'invalid' });
});

it('is as it was where it cannot be made anew', async () => {
  await whole(cached);
  writeFileSync(one(), '');
  const failing = whole({ ...cached, make: () => Promise.reject(new Error('no network')) });
  await expect(failing).rejects.toThrow('no network');
  expect([readdirSync(cache), readFileSync(one(), 'utf8')]).toStrictEqual([['tools'], '']);
});

it('is one where several make it at once', async () => {
  expect(await Promise.all([whole(cached), whole(cached), whole(cached)])).toStrictEqual(Array(3).fill(cached.path));
  expect([await faultOf(cached), readdirSync(cache)]).toStrictEqual([undefined, ['tools']]);
});

it('sweeps what a killed process has half made', async () => {
  await whole(cached);
  mkdirSync(join(cache, `dynamodb-or-atlas-${NO_PROCESS}-abc`), { mode: 0o700 });
  await whole(cached);
  expect([readdirSync(cache), made]).toStrictEqual([['tools'], 1]);
});

it('says so where nothing can be written', async () => {
  writeFileSync(join(cache, 'file'), '');
  const nowhere = { ...cached, path: join(cache, 'file', 'tools') };
  await expect(whole(nowhere)).rejects.toMatchObject({ kind: 'denied' });
});
