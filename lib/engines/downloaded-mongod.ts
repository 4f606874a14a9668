/**
 * A real mongod, downloaded from MongoDB once a machine (about 100 MB) where its host can be reached and it runs here. It is started like
 * any other mongod.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../errors';
import { CommandError, exec } from '../processes/exec';
import { faultOf, whole } from '../processes/cached-folder';
import { fetchVerified } from '../processes/fetch-verified';
import { PROJECT_ROOT } from '../processes/project-root';

const VERSION = '8.2.6';
const HOST = 'https://fastdl.mongodb.org/';

export interface MongodArchive {
  /** From {@link HOST}. */
  readonly path: string;
  readonly sha256: string;
}

/**
 * By platform and architecture, as Node calls them. The sums are those that nixpkgs builds with, read on 2026-11-26:
 * https://github.com/NixOS/nixpkgs/blob/008d49507f92505b05a17d73e152131cfbdc5a60/pkgs/by-name/mo/mongodb-ce/package.nix
 */
const ARCHIVES: Readonly<Record<string, MongodArchive>> = {
  'linux-x64': {
    path: `linux/mongodb-linux-x86_64-ubuntu2404-${VERSION}.tgz`,
    sha256: '56314a0f0a81238d974302fbffe7862efe9694c498ead62a0bca92cb595a0df0',
  },
  'linux-arm64': {
    path: `linux/mongodb-linux-aarch64-ubuntu2404-${VERSION}.tgz`,
    sha256: '8eaa50d208e82df9effa462a6c5cb200a65b037fa118af0153f701ce1ceab422',
  },
  'darwin-x64': {
    path: `osx/mongodb-macos-x86_64-${VERSION}.tgz`,
    sha256: '39b6ba80ad21ad1ca8dbd989d7fe81a60aa5f41475eb42d4247fe40740062f3d',
  },
  'darwin-arm64': {
    path: `osx/mongodb-macos-arm64-${VERSION}.tgz`,
    sha256: 'ef8301d05cdb4686775aee1ddce391b5f1cd67cdc61179c2d21dab246a2c4f1b',
  },
};

const CACHE = join(PROJECT_ROOT, '.cache');
const FOLDER = `mongod-${VERSION}`;
const BINARY = 'mongod';
/** What was found out about the download, so that not every run waits for it. */
const MEMORY = 'mongod-download.json';
const REMEMBERED_MS = 24 * 60 * 60_000;
const ANSWER_WITHIN_MS = 2_000;
const FETCH_WITHIN_MS = 90_000;
const UNPACK_WITHIN_MS = 60_000;

export interface DownloadOptions {
  /** Folder that holds what is downloaded. */
  readonly cache?: string;
  /** Asked whether it answers at all before anything is downloaded; ends in a slash. */
  readonly host?: string;
  /** What to download; that of this system if left out. */
  readonly archive?: MongodArchive | undefined;
  /** Gets a line when the download begins. */
  readonly onProgress?: (line: string) => void;
}

/** @returns path of the mongod, undefined where none was downloaded yet */
export function cachedMongod(cache = CACHE): string | undefined {
  const binary = join(cache, FOLDER, BINARY);
  return existsSync(binary) ? binary : undefined;
}

/**
 * What is wrong with it; undefined where it is what came out of the archive, and nobody else can have exchanged it. To be asked before each
 * start.
 */
export const mongodFault = (binary: string): Promise<Refusal | undefined> => faultOf({ path: dirname(binary) });

/**
 * Downloads it, unless it is there and whole, or could not be had within the last day. Takes two seconds at most where the host does not
 * answer, and three minutes where it does.
 *
 * @returns path of the mongod, or why it cannot be had
 */
export async function fetchMongod(
  options: DownloadOptions = {},
): Promise<{ readonly binary: string } | { readonly unavailable: string }> {
  const { cache = CACHE, host = HOST } = options;
  const folder = join(cache, FOLDER);
  const binary = join(folder, BINARY);
  const fault = await mongodFault(binary);
  if (!fault) return { binary };
  const known = remembered(cache);
  if (known !== undefined) return { unavailable: known };
  if (!(await isReachable(host))) return { unavailable: remember(cache, `${new URL(host).host} cannot be reached`) };
  try {
    await whole({ path: folder, make: (made) => download(made, options) });
    return { binary };
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof CommandError)) throw error;
    return { unavailable: remember(cache, error.message) };
  }
}

/** @throws Refusal, or CommandError where it cannot be unpacked */
async function download(
  folder: string,
  { host = HOST, archive = ARCHIVES[`${process.platform}-${process.arch}`], onProgress }: DownloadOptions,
): Promise<void> {
  if (!archive) throw new Refusal(`the project names none for ${process.platform} on ${process.arch}`, 'absent');
  onProgress?.('downloads a mongod of about 100 MB');
  const packed = join(folder, 'archive.tgz');
  await fetchVerified(host + archive.path, archive.sha256, packed, FETCH_WITHIN_MS);
  await unpack(packed, folder);
  const { status, stderr } = spawnSync(join(folder, BINARY), ['--version'], { encoding: 'utf8', timeout: 10_000 });
  if (status !== 0) throw new Refusal(`what was downloaded does not run here: ${stderr.trim()}`, 'absent');
}

/** Leaves the server alone in the folder. */
async function unpack(packed: string, folder: string): Promise<void> {
  const all = join(folder, 'all');
  mkdirSync(all);
  await exec('tar', ['-xzf', packed, '-C', all, '--strip-components=1'], { timeoutMs: UNPACK_WITHIN_MS });
  renameSync(join(all, 'bin', BINARY), join(folder, BINARY));
  chmodSync(join(folder, BINARY), 0o700);
  for (const rest of [all, packed]) rmSync(rest, { recursive: true });
}

const isReachable = (host: string): Promise<boolean> =>
  fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).then(
    () => true,
    () => false,
  );

const memory = z.object({ at: z.number(), reason: z.string() });

function remembered(cache: string): string | undefined {
  try {
    const { at, reason } = memory.parse(JSON.parse(readFileSync(join(cache, MEMORY), 'utf8')));
    return Date.now() - at < REMEMBERED_MS ? reason : undefined;
  } catch {
    return undefined;
  }
}

function remember(cache: string, why: string): string {
  const reason = `no mongod could be downloaded: ${why}`;
  const text = `${reason} (to have it tried again within a day, remove .cache/${MEMORY})`;
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, MEMORY), JSON.stringify({ at: Date.now(), reason: text }));
    return text;
  } catch {
    return reason;
  }
}
