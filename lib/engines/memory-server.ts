/**
 * The mongod of mongodb-memory-server: a real one, downloaded from MongoDB once a machine (about 100 MB) where its host can be reached.
 * Only its download is used; it is started like any other mongod.
 *
 * https://typegoose.github.io/mongodb-memory-server/docs/api/config-options/
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startGroup } from '../processes/process-group';
import { PROJECT_ROOT } from '../processes/project-root';
import { undoAtExit } from '../processes/shutdown';

const CACHE = join(PROJECT_ROOT, '.cache');
const FOLDER = 'mongodb-memory-server';
/** What was found out about the download, so that not every run waits for it. */
const MEMORY = 'mongodb-memory-server.json';
const REMEMBERED_MS = 24 * 60 * 60_000;
const HOST = 'https://fastdl.mongodb.org/';
const ANSWER_WITHIN_MS = 2_000;
const FETCH_WITHIN_MS = 90_000;
const DOWNLOADER = [process.execPath, '--import', 'tsx', join(__dirname, 'memory-server-download.ts')] as const;

export interface MemoryServerOptions {
  /** Folder that holds what is downloaded. */
  readonly cache?: string;
  /** Asked whether it answers at all before anything is downloaded. */
  readonly host?: string;
  /** Command that downloads into the folder given to it last, and prints `mongod: PATH`. */
  readonly downloader?: readonly [command: string, ...args: string[]];
  /** Gets a line when the download begins. */
  readonly onProgress?: (line: string) => void;
}

/** @returns path of the mongod, undefined where none was downloaded yet */
export function cachedMongod(cache = CACHE): string | undefined {
  const binary = join(cache, FOLDER, 'mongod');
  return existsSync(binary) ? binary : undefined;
}

/**
 * Downloads it, unless it is there or could not be had within the last day. Takes two seconds at most where the host does not answer, and
 * 90 seconds where it does.
 *
 * @returns path of the mongod, or why it cannot be had
 */
export async function fetchMongod(
  options: MemoryServerOptions = {},
): Promise<{ readonly binary: string } | { readonly unavailable: string }> {
  const { cache = CACHE, host = HOST } = options;
  const cached = cachedMongod(cache);
  if (cached !== undefined) return { binary: cached };
  const known = remembered(cache);
  if (known !== undefined) return { unavailable: known };

  const reason = (await isReachable(host)) ? await download(options) : `${new URL(host).host} cannot be reached`;
  const binary = cachedMongod(cache);
  if (binary !== undefined) return { binary };
  return { unavailable: remember(cache, `mongodb-memory-server has no mongod: ${reason ?? 'its download left none'}`) };
}

/** @returns why there is none; undefined when there is one */
async function download({
  cache = CACHE,
  downloader = DOWNLOADER,
  onProgress = () => undefined,
}: MemoryServerOptions): Promise<string | undefined> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${FOLDER}-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const forget = undoAtExit({ stop: async () => remove(), stopNow: remove });
  try {
    onProgress('mongodb-memory-server: downloads a mongod of about 100 MB');
    const said = await run(downloader, join(folder, 'download'));
    const [, path] = /^mongod: (.+)$/m.exec(said) ?? [];
    if (path === undefined) return said.trim() || 'its download ended without a word';
    copyFileSync(path, join(folder, 'mongod'));
    const { status, stderr } = spawnSync(join(folder, 'mongod'), ['--version'], { encoding: 'utf8', timeout: 10_000 });
    if (status !== 0) return `what it downloaded does not run here: ${stderr.trim()}`;
    rmSync(join(folder, 'download'), { recursive: true, force: true });
    if (!existsSync(join(cache, FOLDER))) renameSync(folder, join(cache, FOLDER));
    return undefined;
  } finally {
    forget();
    remove();
  }
}

/** The package checks neither certificates nor checksums unless it is told to, and what comes is run. */
const CHECKED = { npm_config_strict_ssl: 'true', MONGOMS_MD5_CHECK: 'true' };

async function run([command, ...args]: Required<MemoryServerOptions>['downloader'], folder: string): Promise<string> {
  const group = await startGroup(command, [...args, folder], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...CHECKED },
  });
  const tooLate = setTimeout(() => void group.stop(), FETCH_WITHIN_MS);
  const { code } = await group.ended.finally(() => clearTimeout(tooLate));
  return code === null ? `its download was not done within ${FETCH_WITHIN_MS / 1_000} s` : group.output();
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

function remember(cache: string, reason: string): string {
  mkdirSync(cache, { recursive: true });
  const text = `${reason} (to have it tried again within a day, remove .cache/${MEMORY})`;
  writeFileSync(join(cache, MEMORY), JSON.stringify({ at: Date.now(), reason: text }));
  return text;
}
