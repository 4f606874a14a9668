import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf, openRunDirectory, type ProcessIdentity } from '../../../lib/processes/run-directory';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'run-directory-test-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function folderOf(owner: ProcessIdentity): string {
  const path = join(root, `dynamodb-or-atlas-${owner.pid}-abc`);
  mkdirSync(path, { mode: 0o700 });
  writeFileSync(join(path, 'owner.json'), JSON.stringify(owner));
  return path;
}

async function survives(path: string): Promise<boolean> {
  await (await openRunDirectory(root)).remove();
  return existsSync(path);
}

const myself = identityOf(process.pid) as ProcessIdentity;

describe('a run directory', () => {
  it('is kept while its owner runs', async () => {
    expect(await survives(folderOf(myself))).toBe(true);
  });

  it('is removed when another process has its owner’s id by now', async () => {
    expect(await survives(folderOf({ ...myself, started: 'long ago' }))).toBe(false);
  });

  it('is removed when its owner is gone', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    expect(await survives(folderOf({ pid: child.pid as number, started: 'just now' }))).toBe(false);
  });

  it('is kept while its owner has not signed it yet', async () => {
    const path = join(root, `dynamodb-or-atlas-${process.pid}-abc`);
    mkdirSync(path, { mode: 0o700 });
    expect(await survives(path)).toBe(true);
  });

  it('leaves folders of others alone', async () => {
    const path = join(root, 'python-abc');
    mkdirSync(path, { mode: 0o700 });
    expect(await survives(path)).toBe(true);
  });

  it('is its own for every run', async () => {
    const [one, two] = await Promise.all([openRunDirectory(root), openRunDirectory(root)]);
    expect(one.path).not.toBe(two.path);
    await Promise.all([one.remove(), two.remove()]);
  });
});

describe('the identity of a process', () => {
  it('stays the same', () => {
    expect(identityOf(process.pid)).toStrictEqual(myself);
  });

  it('differs from that of another process', async () => {
    const child = spawn('sleep', ['600']);
    expect(identityOf(child.pid as number)?.started).not.toBe(myself.started);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it.each([0, -1, Number.NaN, 2 ** 30])('is none for %p, which is no process', (pid) => {
    expect(identityOf(pid)).toBeUndefined();
  });
});
