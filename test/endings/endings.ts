/**
 * `npm run test:endings`: ends `npm start` at random moments, and looks for processes and files that it leaves.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Checks } from '../../lib/tryout/checks';
import { readUntil } from '../../lib/tryout/poll';
import { conclude } from '../../lib/tryout/checks-text';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import { startBare } from './bare-machine';
import { endDownloads } from './downloads';
import { hidePackage } from './hidden-package';
import { processesOf, runFolders } from './left';
import { writeTable } from './prerequisites';
import { wholeNumber } from '../../lib/console/arguments';
import { runCommand, type CommandLine } from '../../lib/console/run-command';
import type { Terminal } from '../../lib/console/terminal';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
type Signal = (typeof SIGNALS)[number];

/** Seconds: where the moments lie. A run takes longer on a slow machine, where they are all early ones. */
const LATEST = 35;
const GONE_WITHIN_MS = 20_000;

const HELP = `
Each signal ends a run of its own at each moment: SIGINT goes to the whole process group, as Ctrl-C in a terminal does, the others to the
command alone. After SIGINT and SIGTERM neither process nor file may be left; after SIGKILL no process, and the next run removes the files.
Linux only: what runs is read from /proc.`;

async function endAll(times: number, seed: number, checks: Checks, { err, progress }: Terminal): Promise<void> {
  const { path: folder, remove } = temporaryFolder();
  const random = moments(seed);
  err.write(`seed: ${seed}\n`);
  for (const signal of SIGNALS) {
    for (let time = 0; time < times; time += 1) {
      const after = random() * LATEST;
      await progress.step(`${signal} after ${after.toFixed(1)} s`, () => endOne(signal, after, folder, checks));
    }
  }
  const title = 'The run after one that was killed removes its files';
  await progress.step(title, async () => {
    // It has opened its own folder, and so removed the others, once that is there.
    const run = start(folder);
    const before = new Set(runFolders(folder));
    const own = await readUntil(async () => runFolders(folder).some((name) => !before.has(name)), true, 60_000);
    await end(run, 'SIGTERM');
    checks.equal(title, [own, runFolders(folder)], [true, []]);
  });
  remove();
}

async function endOne(signal: Signal, after: number, folder: string, checks: Checks): Promise<void> {
  const run = start(folder);
  const began = runFolders(folder);
  let step = 'its start';
  if (run.stderr)
    createInterface({ input: run.stderr }).on('line', (line) => (step = /^start: (.*)/.exec(line)?.[1] ?? step));
  await Promise.race([sleep(after * 1_000), once(run, 'exit')]);
  const during = step;
  const ended = run.exitCode !== null;
  const status = await end(run, signal);
  const title = `${signal} after ${after.toFixed(1)} s, during "${during}"`;
  if (ended) {
    checks.skipped(title, `the run had ended before, with status ${status}; choose another seed`);
    return;
  }
  const left = await readUntil(async () => processesOf(folder), [], GONE_WITHIN_MS);
  checks.equal(`${title}: no process is left`, left, []);
  if (signal === 'SIGKILL') return;
  checks.equal(`${title}: its status says so`, status, 128 + constants.signals[signal]);
  const files = runFolders(folder).filter((name) => !began.includes(name));
  checks.equal(`${title}: no file is left`, files, []);
}

/** In a process group of its own, as a shell starts a command; `TMPDIR` marks whatever comes of it. */
const start = (folder: string): ChildProcess =>
  spawn(process.execPath, [...RUN_TYPESCRIPT, join('bin', 'start.ts'), '--json'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, TMPDIR: folder },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** @returns the status that a shell would show; undefined for a run that did not end */
async function end(run: ChildProcess, signal: Signal): Promise<number | undefined> {
  if (run.exitCode !== null || run.pid === undefined) return run.exitCode ?? undefined;
  const exit = once(run, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  process.kill(signal === 'SIGINT' ? -run.pid : run.pid, signal);
  const [code, by] = await Promise.race([exit, sleep(GONE_WITHIN_MS).then((): [null, null] => [null, null])]);
  return code ?? (by ? 128 + constants.signals[by] : undefined);
}

/** A linear congruential generator is random enough for moments, and the seed that is printed repeats them. */
function moments(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

const command: CommandLine = (command, terminal) => {
  command
    .name('npm run test:endings --')
    .description(
      'Ends npm start and what it downloads at random moments, looks for what they leave, and starts it with nothing but Node.',
    )
    .option('--times <number>', 'moments for each signal', wholeNumber(1, 1_000), 5)
    .option('--seed <number>', 'of the moments', wholeNumber(0, 2 ** 31 - 1), Date.now() % 1_000_000)
    .option('--table', 'write the table of docs/troubleshooting.md anew, and end nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP);
  return async () => {
    const { times, seed, json, table } = command.opts<{ times: number; seed: number; json?: true; table?: true }>();
    if (table) {
      await writeTable();
      return 0;
    }
    const checks = new Checks();
    await terminal.progress.step('Downloads that are cut short', () => endDownloads(checks));
    await terminal.progress.step('npm start with nothing but Node', () => startBare(checks));
    await terminal.progress.step('DynamoDB without dynoxide', () => hidePackage(checks));
    if (process.platform === 'linux') await endAll(times, seed, checks, terminal);
    else
      checks.skipped('npm start ended at random moments', `there is no /proc on ${process.platform}; run it on Linux`);
    return conclude(checks, json, terminal);
  };
};

runCommand(command);
