/**
 * The Python programs that the try-out and the checks use (MiniStack, cfn-lint), in a virtual environment of the project's own: pinned,
 * verified by hash, made once, and never mixed with what the machine has.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Misuse } from '../errors';
import { CommandError, exec } from './exec';
import { PROJECT_ROOT } from './project-root';
import { openRunDirectory } from './run-directory';

export interface PythonTools {
  /** Absolute path of the environment's interpreter, to run with {@link CFN_LINT}, or with what imports MiniStack. */
  readonly python: string;
}

/** Arguments of the interpreter; the scripts that pip makes are not used, because they hold the path at which they were made. */
export const CFN_LINT = ['-c', 'import sys; from cfnlint.runner import main; sys.exit(main())'] as const;

/** What cannot be had here: why, and how to get it. */
export interface Unavailable {
  readonly unavailable: string;
}

const OLDEST_PYTHON = [3, 10] as const;
/** Newest first, after the machine's own choice. */
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const VERSION_PROGRAM = 'import sys; print("%d.%d" % sys.version_info[:2])';
const REQUIREMENTS = join(__dirname, 'requirements.txt');

export interface PythonToolsOptions {
  /** Folder that keeps the environment. Default: the project's `.cache`. */
  readonly cache?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

/**
 * The environment for the present requirements, made if it is not there (half a minute, and the one step that needs a network).
 * It is moved to its final name only when complete, so an installation that was cut short is never taken for a whole one.
 */
export async function pythonTools(options: PythonToolsOptions): Promise<PythonTools | Unavailable> {
  const requirements = await readFile(REQUIREMENTS);
  const hash = createHash('sha256').update(requirements).digest('hex').slice(0, 12);
  const { cache = join(PROJECT_ROOT, '.cache') } = options;
  const home = join(cache, `python-${hash}`);
  const python = join(home, 'bin', 'python');
  if (existsSync(python)) return { python };
  // One that is there without an interpreter was made with a Python that the machine no longer has.
  await rm(home, { recursive: true, force: true });

  const found = await findPython(options.env);
  if ('unavailable' in found) return found;
  const run = await openRunDirectory(cache);
  try {
    const unfinished = join(run.path, 'python');
    await install(found.python, unfinished, options);
    await rename(unfinished, home).catch((error: unknown) => {
      if (!existsSync(python)) throw error; // Another run was first.
    });
    return { python };
  } catch (error) {
    if (error instanceof CommandError) return { unavailable: explain(error) };
    throw error;
  } finally {
    await run.remove();
  }
}

/**
 * An interpreter of this machine that is new enough.
 *
 * @param env `PYTHON` names the one to use; nothing else is then tried
 */
export async function findPython(env: NodeJS.ProcessEnv = process.env): Promise<PythonTools | Unavailable> {
  const wanted = env['PYTHON'];
  const tried: string[] = [];
  for (const python of wanted ? [wanted] : CANDIDATES) {
    const version = await exec(python, ['-c', VERSION_PROGRAM], { env, timeoutMs: 10_000 }).catch(() => undefined);
    if (version !== undefined && isNewEnough(version)) return { python };
    if (version !== undefined) tried.push(`${python} is ${version.trim()}`);
  }
  const oldest = OLDEST_PYTHON.join('.');
  const why = wanted
    ? `PYTHON is "${wanted}", ${tried.length ? `and ${tried[0]}` : 'which does not run'}`
    : tried.join(', ') || 'no python3 on the PATH';
  return { unavailable: `no Python ${oldest} or later (${why}). Install one, or set PYTHON to its path` };
}

/** @throws Misuse when `PYTHON` names an interpreter that cannot be used */
export async function givenPython(env: NodeJS.ProcessEnv): Promise<void> {
  if (!env['PYTHON']) return;
  const found = await findPython(env);
  if ('unavailable' in found) throw new Misuse(`${found.unavailable}, or unset it`);
}

const isNewEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.trim().split('.').map(Number);
  return major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]);
};

async function install(
  python: string,
  folder: string,
  { env = process.env, onLine }: PythonToolsOptions,
): Promise<void> {
  const common = {
    env: { ...env, PYTHONWARNINGS: 'ignore', PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    ...(onLine && { onLine }),
  };
  await exec(python, ['-m', 'venv', folder], { ...common, timeoutMs: 120_000 });
  const pip = [
    '-m',
    'pip',
    'install',
    '--no-input',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '--retries',
    '2',
    '--timeout',
    '15',
  ];
  await exec(join(folder, 'bin', 'python'), [...pip, '-r', REQUIREMENTS], { ...common, timeoutMs: 600_000 });
}

const NETWORK_TROUBLE =
  /NewConnectionError|ConnectTimeout|ReadTimeout|Temporary failure in name resolution|ProxyError|NameResolutionError|Network is unreachable/;

/** One sentence from what venv or pip said. */
function explain({ output }: CommandError): string {
  if (/ensurepip is not available/.test(output)) {
    return 'this Python cannot make virtual environments. Install its venv module (Debian and Ubuntu: `apt install python3-venv`)';
  }
  if (NETWORK_TROUBLE.test(output)) {
    return 'the Python packages could not be downloaded: the package index does not answer. Check the network or proxy (PIP_INDEX_URL names another index) and run it again';
  }
  const last = output.split('\n').findLast((line) => /^ERROR/.test(line)) ?? output.split('\n').at(-1) ?? '';
  return `the Python environment could not be made: ${last.replace(/^ERROR:\s*/, '').trim()}`;
}
