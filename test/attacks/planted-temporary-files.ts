import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapLimit } from '../../lib/async/limit';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import type { Attack } from './attack';
import { giveToStranger, saidIn, stateOf } from './stranger';

const uid = process.getuid?.() ?? 0;
/** What runs look for among temporary files, or did, by names that anybody can know. */
const NAMES = [
  `tsx-${uid}`,
  `jest_${uid.toString(36)}`,
  'node-compile-cache',
  `dynamodb-or-atlas-${uid}`,
  'dynamodb-or-atlas-999999999-abc',
];
/** What a run would take for its own to tidy up. */
const TEMPTING = ['1-old', 'run-999999999-abc', 'dynamodb-or-atlas-999999999-abc'];
// eslint-disable-next-line house/temporary-folders -- What it does is what is planted for.
const TSX_BY_ITSELF = ['--import', 'tsx'] as const;
const NPM = 'npm';
const ONE_SCRIPT_MS = 180_000;
const START_OPENS_WITHIN_MS = 30_000;

/** Each script starts from a folder of temporary files in which another user has put code and links. */
export const plantedTemporaryFiles: Attack = {
  title: 'Another user puts code and links among the temporary files that each script starts from',
  run: async (checks, folder) => {
    const marker = join(folder, 'planted-code-ran');
    const victim = victimIn(folder);
    const planted = sharedFolder(join(folder, 'planted'));
    plantCode(planted, marker);
    const links = sharedFolder(join(folder, 'links'));
    for (const name of NAMES) symlinkSync(victim, join(links, name));
    spawnSync(process.execPath, [...TSX_BY_ITSELF, join('bin', 'claims.ts'), '--help'], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, TMPDIR: planted, npm_lifecycle_event: 'tsx by itself' },
      timeout: ONE_SCRIPT_MS,
    });
    checks.equal('What was planted would run: tsx by itself runs it', [...new Set(saidIn(marker))], ['tsx by itself']);
    const before = [planted, links, victim].map((path) => entriesOf(path).flatMap(stateOf));

    const scripts = Object.entries(scriptsOf(folder));
    const ended = await mapLimit(scripts, 2, async ([name, args]) => [name, await run(name, args, planted)] as const);
    await startFrom(planted);
    await startFrom(links);
    checks.equal(
      'Every script starts from there',
      ended.filter(([, status]) => status !== 0),
      [],
    );
    const ran = new Set(saidIn(marker));
    for (const name of ['start', ...scripts.map(([script]) => script)]) {
      checks.equal(`npm run ${name}: nothing planted ran`, ran.has(name), false);
    }
    const after = [planted, links, victim].map((path) => entriesOf(path).flatMap(stateOf));
    ['What was planted was not touched', 'No link was removed', 'Nothing of the victim’s was touched'].forEach(
      (title, index) => checks.equal(title, changes(before[index], after[index]), []),
    );
  },
};

const changes = (before: readonly string[] = [], after: readonly string[] = []): string[] => [
  ...before.filter((state) => !after.includes(state)).map((state) => `was ${state}`),
  ...after.filter((state) => !before.includes(state)).map((state) => `is ${state}`),
];

const entriesOf = (path: string): string[] => readdirSync(path).map((name) => join(path, name));

/** As /tmp is. */
function sharedFolder(path: string): string {
  mkdirSync(path);
  chmodSync(path, 0o1777);
  return path;
}

function victimIn(folder: string): string {
  const victim = join(folder, 'victim');
  mkdirSync(victim);
  for (const name of TEMPTING) {
    mkdirSync(join(victim, name), { mode: 0o700 });
    writeFileSync(join(victim, name, 'notes.txt'), 'mine');
  }
  return victim;
}

/** tsx's own cache of what every command imports, with a line more in each file of it; and folders to write to. */
function plantCode(shared: string, marker: string): void {
  for (const name of NAMES) mkdirSync(join(shared, name), { mode: 0o777 });
  const imports = ['lib/console/run-command', 'lib/settings/problem']
    .map((file) => `require('./${file}.ts');`)
    .join('');
  spawnSync(process.execPath, [...TSX_BY_ITSELF, '-e', imports], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TMPDIR: shared },
    timeout: ONE_SCRIPT_MS,
  });
  const line = `require('node:fs').appendFileSync(${JSON.stringify(marker)}, process.env.npm_lifecycle_event + '\\n');`;
  for (const file of entriesOf(join(shared, `tsx-${uid}`))) {
    const cached = JSON.parse(readFileSync(file, 'utf8')) as { code: string };
    writeFileSync(file, JSON.stringify({ ...cached, code: line + cached.code }));
  }
  for (const name of NAMES) giveToStranger(join(shared, name));
  // The user's own, which tsx would take for what an older version of it has left.
  mkdirSync(join(shared, 'tsx'));
  writeFileSync(join(shared, 'tsx', 'notes.txt'), 'mine');
}

/** Every script but those that only run others, with arguments by which it does little; `npm start` is ended by a signal. */
function scriptsOf(folder: string): Record<string, readonly string[]> {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const oneTest = [join('test', 'lib', 'processes', 'loopback.test.ts')];
  const less: Record<string, readonly string[]> = {
    synth: ['-c', 'profile=free', '--output', join(folder, 'cdk.out')],
    test: oneTest,
    'test:isolated': oneTest,
  };
  const runsOthers = /^npm (test|run \S+)( && npm (test|run \S+))*$/;
  return Object.fromEntries(
    Object.entries(scripts)
      .filter(([name, command]) => name !== 'start' && !runsOthers.test(command))
      .map(([name]) => [name, less[name] ?? ['--help']]),
  );
}

/** @returns the exit code, null where it did not end in time */
async function run(name: string, args: readonly string[], tmpdir: string): Promise<number | null> {
  const child = spawn(NPM, ['run', '--silent', name, '--', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TMPDIR: tmpdir },
    stdio: 'ignore',
    timeout: ONE_SCRIPT_MS,
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Until it has made its folder, and so looked for what former runs left. */
async function startFrom(tmpdir: string): Promise<void> {
  const child = spawn(NPM, ['start', '--silent', '--', '--json'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TMPDIR: tmpdir },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const steps = new Promise<void>((resolve) => child.stderr.on('data', () => resolve()));
  const tooLate = new Promise<void>((resolve) => setTimeout(resolve, START_OPENS_WITHIN_MS).unref());
  await Promise.race([steps, ended, tooLate]);
  if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
}
