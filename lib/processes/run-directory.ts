/**
 * One private folder a run, for everything that engines and commands write. It is removed at the end; what a killed run left is removed
 * by the next one.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isOwn, makerOf, removeOwn, temporaryFolder, temporaryRoot } from './temporary-folder';

export interface RunDirectory {
  /** Absolute path. */
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** A process, told apart from a later one that got the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the operating system words it. */
  readonly started: string;
}

const OWNER_FILE = 'owner.json';

/**
 * Creates this run's folder and removes those of runs that are gone.
 *
 * @param root absolute path of the folder that holds them all. Unless told otherwise it is outside the project, so that a function which
 *   the emulator runs from there finds no package of the project's that it was to be bundled with
 */
export async function openRunDirectory(root = temporaryRoot()): Promise<RunDirectory> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  await removeAbandoned(root);
  const { path, remove } = temporaryFolder(root);
  await writeFile(join(path, OWNER_FILE), JSON.stringify(identityOf(process.pid)));
  return { path, remove: async () => remove() };
}

/** Removes what processes have left in there that are gone. */
export async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const path = join(root, name);
    const pid = makerOf(name);
    if (pid !== undefined && isOwn(path) && !(await isInUse(path, pid))) removeOwn(path);
  }
}

async function isInUse(path: string, pid: number): Promise<boolean> {
  const owner = await readOwner(path);
  const now = identityOf(pid);
  return now !== undefined && (owner === undefined || owner.started === now.started);
}

async function readOwner(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(join(path, OWNER_FILE), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

/** Who has the process id now; undefined when nobody has. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid < 1) return undefined;
  try {
    return { pid, started: process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid) };
  } catch {
    return undefined;
  }
}

/** Clock ticks since boot, with the boot it counts from: field 22, and the command in field 2 may hold spaces and brackets. */
function startOnLinux(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${ticks} of ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
}

function startByPs(pid: number): string {
  const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  if (!started) throw new Error(`no process ${pid}`);
  return started;
}
