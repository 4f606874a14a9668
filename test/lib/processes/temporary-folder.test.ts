import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makerOf, removeOwn, temporaryFolder, temporaryRoot } from '../../../lib/processes/temporary-folder';
import { openRunDirectory } from '../../../lib/processes/run-directory';
import { describeUnless } from '../../support/describe-unless';

const STRANGER = 12_345;
const noChown = process.getuid?.() === 0 ? undefined : 'only root can give a folder to another user';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'temporary-folder-test-'));
  // Not by TMPDIR: stock Jest gives a file an environment of its own, which Node's modules do not read.
  jest.spyOn(os, 'tmpdir').mockReturnValue(root);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

/** As one that a run of a process that is gone has left. */
const NAME = 'dynamodb-or-atlas-999999999-abc';
const sweep = async (): Promise<void> => (await openRunDirectory()).remove();

describe('a temporary folder', () => {
  it('is of this process, its user’s alone, and gone when it is removed', () => {
    const { path, remove } = temporaryFolder();
    const { mode, uid } = lstatSync(path);
    expect([path.startsWith(root), mode & 0o777, uid]).toStrictEqual([true, 0o700, process.getuid?.()]);
    expect(makerOf(path.slice(root.length + 1))).toBe(process.pid);
    remove();
    remove();
    expect(existsSync(path)).toBe(false);
  });

  it('is not removed where something else lies under its name by then', () => {
    const victim = join(root, 'victim');
    mkdirSync(victim, { mode: 0o700 });
    const { path, remove } = temporaryFolder();
    rmSync(path, { recursive: true });
    symlinkSync(victim, path);
    remove();
    expect([existsSync(victim), lstatSync(path).isSymbolicLink()]).toStrictEqual([true, true]);
  });

  it.each([0o777, 0o770, 0o707])('is not made in a folder of mode %i, which others may change', (mode) => {
    chmodSync(root, mode);
    expect(() => temporaryFolder()).toThrow(/who could exchange what is put there. Set TMPDIR/);
  });

  it('is made where everybody may put something and nobody take away from another', () => {
    chmodSync(root, 0o1777);
    expect(temporaryRoot()).toBe(root);
  });
});

describe('the sweep of former runs', () => {
  it('removes what they left, and follows no link in it', async () => {
    const victim = join(root, 'victim');
    mkdirSync(victim);
    mkdirSync(join(root, NAME), { mode: 0o700 });
    symlinkSync(victim, join(root, NAME, 'link'));
    await sweep();
    expect([existsSync(join(root, NAME)), existsSync(victim)]).toStrictEqual([false, true]);
  });

  it('leaves a link of their name alone, and what it leads to', async () => {
    const victim = join(root, 'victim');
    mkdirSync(victim, { mode: 0o700 });
    symlinkSync(victim, join(root, NAME));
    await sweep();
    expect([existsSync(victim), existsSync(join(root, NAME))]).toStrictEqual([true, true]);
  });

  it('leaves a folder alone that others could have filled', async () => {
    mkdirSync(join(root, NAME));
    chmodSync(join(root, NAME), 0o777);
    await sweep();
    expect(existsSync(join(root, NAME))).toBe(true);
  });
});

describeUnless(noChown, 'what belongs to another user', () => {
  it('is not swept away', async () => {
    mkdirSync(join(root, NAME), { mode: 0o700 });
    chownSync(join(root, NAME), STRANGER, STRANGER);
    await sweep();
    removeOwn(join(root, NAME));
    expect(existsSync(join(root, NAME))).toBe(true);
  });

  it('is no place for a temporary folder', () => {
    chmodSync(root, 0o1777);
    chownSync(root, STRANGER, STRANGER);
    expect(() => temporaryFolder()).toThrow(`belongs to user ${STRANGER}`);
  });
});
