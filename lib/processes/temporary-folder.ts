/**
 * The one owner of temporary folders. They lie where every user of the machine may write, so each is made under a name that nobody can
 * know before, is the user's alone, and is looked at again before it is removed: what another user put there is never used, followed or
 * removed. Lint refuses `tmpdir()` elsewhere (`eslint/temporary-folders.mjs`).
 */
import { lstatSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { undoAtExit } from './shutdown';

export interface TemporaryFolder {
  /** Absolute path. */
  readonly path: string;
  /** Removes it with all that is in it. Done however this process ends; safe to call twice. */
  readonly remove: () => void;
}

/** The name has the process's id, by which a later run knows what a killed one left. */
const NAME = /^dynamodb-or-atlas-(\d+)-/;
const nameOf = (pid: number): string => `dynamodb-or-atlas-${pid}-`;

/**
 * Makes an empty folder, mode 0700.
 *
 * @param root the folder to make it in; the machine's own for temporary files if left out
 * @throws Error where others could exchange what is in the machine's folder for temporary files
 */
export function temporaryFolder(root = temporaryRoot()): TemporaryFolder {
  let path: string | undefined;
  const removeMade = (): void => {
    if (path !== undefined) removeOwn(path);
  };
  // Registered first and made in one go, so that no signal finds a folder that nobody will remove.
  const forget = undoAtExit({ stop: async () => removeMade(), stopNow: removeMade });
  const made = (path = mkdtempSync(join(root, nameOf(process.pid))));
  const remove = (): void => {
    removeMade();
    forget();
  };
  return { path: made, remove };
}

/** @returns who made a folder of this name, undefined where no {@link temporaryFolder} is called so */
export function makerOf(name: string): number | undefined {
  const pid = NAME.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** Whether it is a folder, no link to one, and nobody but this user can read or change it. */
export function isOwn(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}

/** Removes it if {@link isOwn}, else leaves it alone: nobody else can then put a link in its place. Links in it are not followed. */
export function removeOwn(path: string): void {
  if (isOwn(path)) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

const STICKY = 0o1000;
const WRITABLE_BY_OTHERS = 0o022;

/**
 * The machine's folder for temporary files: `TMPDIR`, or as the system has it.
 *
 * @throws Error where others than the system's own user could exchange what this user puts there
 */
export function temporaryRoot(): string {
  const root = realpathSync(tmpdir());
  const { uid, mode } = statSync(root);
  const isKept = uid === process.getuid?.() || uid === 0 || uid === unknownUser();
  if (isKept && (!(mode & WRITABLE_BY_OTHERS) || mode & STICKY)) return root;
  const why = isKept ? `may be changed by others (mode ${(mode & 0o7777).toString(8)})` : `belongs to user ${uid}`;
  throw new Error(
    `the folder for temporary files, ${root}, ${why}, who could exchange what is put there. ` +
      'Set TMPDIR to a folder of your own with mode 700, or make this one like /tmp: owned by root, mode 1777',
  );
}

/** Who owns what belongs to the system, as seen in a container that does not know that user. */
function unknownUser(): number | undefined {
  try {
    return Number(readFileSync('/proc/sys/kernel/overflowuid', 'utf8'));
  } catch {
    return undefined;
  }
}
