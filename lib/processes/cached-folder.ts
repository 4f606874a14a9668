/**
 * Folders that are made once a machine, of what is downloaded or takes long to make. Each says what it consists of, and is looked at before
 * it is used: one that is not whole is made anew, once. What a killed process has half made is removed by the next one.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { z } from 'zod';
import { Refusal } from '../errors';
import { sha256Of } from './fetch-verified';
import { refusedWrite } from './refused-write';
import { openRunDirectory, removeAbandoned } from './run-directory';
import { isOwn } from './temporary-folder';

export interface CachedFolder {
  /** Absolute path. */
  readonly path: string;
  /** SHA-256 by name of the files that the project names; those that were made where it names none. */
  readonly named?: Readonly<Record<string, string>>;
  /** @returns what it hangs on and does not hold, as the version of an interpreter; undefined where that is gone */
  readonly hangsOn?: (folder: string) => Promise<string | undefined>;
  /** Fills an empty folder. It is moved afterwards, so nothing in it may hold its path. */
  readonly make: (folder: string) => Promise<void>;
}

/** Written when all is there. */
const STAMP = 'stamp.json';
const stampSchema = z.object({
  hangsOn: z.string().optional(),
  /** SHA-256 by path from the folder. */
  files: z.record(z.string(), z.string()),
});

/**
 * Looks only.
 *
 * @returns why it cannot be used: of kind `absent` where there is none, `invalid` where it is not whole; undefined where it is
 */
export async function faultOf({ path, named, hangsOn }: Omit<CachedFolder, 'make'>): Promise<Refusal | undefined> {
  const fault = (what: string): Refusal =>
    new Refusal(`${what}. Remove ${path}, and it is made anew: rm -r ${path}`, 'invalid');
  if (!existsSync(path)) return new Refusal(`${path} is not there`, 'absent');
  if (!isOwn(path)) return fault(`${path} is no folder that only you can write to, so nothing in it is run`);
  const stamp = stampIn(path);
  const files = named ?? stamp?.files;
  if (!files) return fault(`${path} was not made to its end`);
  const found = await sums(path, Object.keys(files));
  const other = Object.entries(files).find(([file, sum]) => found[file] !== sum)?.[0];
  if (other !== undefined) {
    const how = found[other] === undefined ? 'is not there' : 'is not what the project names, and was not run';
    return fault(`${join(path, other)} ${how}`);
  }
  if (hangsOn && (await hangsOn(path)) !== stamp?.hangsOn) return fault(`what ${path} was made with has changed`);
  return undefined;
}

/**
 * @returns its path, once it is whole; made where it is not
 * @throws Refusal of kind `denied` where it cannot be written, and whatever `make` throws
 */
export async function whole(cached: CachedFolder): Promise<string> {
  const { path, make, hangsOn } = cached;
  const cache = dirname(path);
  await removeAbandoned(cache).catch(() => undefined);
  if (!(await faultOf(cached))) return path;

  const run = await openRunDirectory(cache).catch((error: unknown) => refusedWrite(error, cache));
  try {
    const made = join(run.path, 'made');
    mkdirSync(made, { mode: 0o700 });
    await make(made);
    const version = await hangsOn?.(made);
    const stamp = { ...(version !== undefined && { hangsOn: version }), files: await sums(made, filesIn(made)) };
    writeFileSync(join(made, STAMP), JSON.stringify(stamp));
    // Several processes may make it at once; the first one's is whole by now.
    if (!(await faultOf(cached))) return path;
    try {
      if (existsSync(path)) renameSync(path, join(run.path, 'before'));
      renameSync(made, path);
    } catch (error) {
      if (await faultOf(cached)) refusedWrite(error, path);
    }
    return path;
  } finally {
    await run.remove();
  }
}

function stampIn(path: string): z.infer<typeof stampSchema> | undefined {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(join(path, STAMP), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Links are what the folder hangs on. */
const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));

const LARGE = 2 ** 24;
const FILES_A_TURN = 200;

/** SHA-256 of those that there are. */
async function sums(path: string, files: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [index, file] of files.entries()) {
    if (index % FILES_A_TURN === 0) await letOthersRun();
    const at = join(path, file);
    const size = statSync(at, { throwIfNoEntry: false })?.size;
    if (size === undefined) continue;
    // Thousands of small ones: streams would take longer than all they carry.
    found[file] = size > LARGE ? await sha256Of(at) : createHash('sha256').update(readFileSync(at)).digest('hex');
  }
  return found;
}
