/**
 * The Python programs that the try-out and the checks use (MiniStack, cfn-lint), in a virtual environment of the project's own: pinned,
 * verified by hash, made once, and never mixed with what the machine has.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Misuse, Refusal } from '../errors';
import { faultOf, whole, type CachedFolder } from './cached-folder';
import { CommandError, exec } from './exec';
import { PROJECT_ROOT } from './project-root';

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

/** Of the tools that the environment is made for, as they are pinned. */
export const pinnedTool = (name: 'ministack' | 'cfn-lint'): string =>
  new RegExp(`^${name}==(.*)$`, 'm').exec(readFileSync(join(__dirname, 'requirements.in'), 'utf8'))?.[1] as string;

export interface PythonToolsOptions {
  /** Folder that keeps the environment. Default: the project's `.cache`. */
  readonly cache?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

const interpreterIn = (folder: string): string => join(folder, 'bin', 'python');

/** What the environment consists of; nothing is made. */
export function environment({
  cache = join(PROJECT_ROOT, '.cache'),
  env,
}: PythonToolsOptions): Omit<CachedFolder, 'make'> {
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const hangsOn = (folder: string): Promise<string | undefined> => versionOf(interpreterIn(folder), env);
  return { path: join(cache, `python-${hash}`), hangsOn };
}

/** @returns the interpreter of an environment that was made before; undefined where there is none. It is not looked at. */
export function madeInterpreter(options: PythonToolsOptions = {}): string | undefined {
  const interpreter = interpreterIn(environment(options).path);
  return existsSync(interpreter) ? interpreter : undefined;
}

/** What is wrong with the environment; undefined where it can be used. Nothing is made. */
export const pythonToolsFault = (options: PythonToolsOptions = {}): Promise<Refusal | undefined> =>
  faultOf(environment(options));

/**
 * The environment for the present requirements, made where it is not there or not whole (half a minute, and the one step that needs a
 * network).
 */
export async function pythonTools(options: PythonToolsOptions): Promise<PythonTools | Unavailable> {
  const make = async (folder: string): Promise<void> => {
    const found = await findPython(options.env);
    if ('unavailable' in found) throw new Refusal(found.unavailable, 'absent');
    await install(found.python, folder, options);
  };
  try {
    return { python: interpreterIn(await whole({ ...environment(options), make })) };
  } catch (error) {
    if (error instanceof CommandError) return { unavailable: explain(error) };
    if (error instanceof Refusal) return { unavailable: error.message };
    throw error;
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
    const version = await versionOf(python, env);
    if (version !== undefined && isNewEnough(version)) return { python };
    if (version !== undefined) tried.push(`${python} is ${version.trim()}`);
  }
  const oldest = OLDEST_PYTHON.join('.');
  const why = wanted
    ? `PYTHON is "${wanted}", ${tried.length ? `and ${tried[0]}` : 'which does not run'}`
    : tried.join(', ') || 'no python3 on the PATH';
  return { unavailable: `no Python ${oldest} or later (${why}). Install one, or set PYTHON to its path` };
}

/** @returns undefined where it does not run */
const versionOf = (python: string, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> =>
  exec(python, ['-c', VERSION_PROGRAM], { env, timeoutMs: 10_000 }).catch(() => undefined);

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
