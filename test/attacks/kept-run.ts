import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGroup } from '../../lib/processes/process-group';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';
import { processesOf } from '../endings/left';
import { listenersOf, type Listener } from './listening';

export interface KeptRun {
  /** Of the engines that wait for Ctrl-C: the run's own access key, as its user is told it. */
  readonly key: string | undefined;
  /** Everything that was listened with, at whatever time. */
  readonly seen: readonly Listener[];
  /** Command lines of all its processes, as every local user can read them. */
  readonly commands: ReadonlySet<string>;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const WITHIN_MS = 300_000;
/** Often enough to see what listens for a part of the run only. */
const EVERY_MS = 200;
const WAITS = 'Still running';

/**
 * Starts `npm start -- --keep` and waits until its engines wait for their user.
 *
 * @param folder of its temporary files, by which its processes are found
 * @param meet told of each listener as soon as it is there
 * @throws Error with what it said when it does not get there
 */
export async function keptRun(
  folder: string,
  env: NodeJS.ProcessEnv,
  meet: (listener: Listener) => Promise<void>,
): Promise<KeptRun> {
  const command = [...RUN_TYPESCRIPT, 'bin/start.ts', '--keep'];
  const run = await startGroup(process.execPath, command, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env, TMPDIR: folder },
  });
  const seen = new Map<string, Listener>();
  const commands = new Set<string>();
  const meetings: Promise<void>[] = [];
  const look = (): void => {
    const processes = processesOf(folder);
    for (const line of processes) commands.add(line.replace(/^\d+ /, ''));
    for (const listener of listenersOf(processes)) {
      const id = JSON.stringify(listener);
      if (seen.has(id)) continue;
      seen.set(id, listener);
      const meeting = meet(listener);
      meeting.catch(() => undefined);
      meetings.push(meeting);
    }
  };
  const deadline = Date.now() + WITHIN_MS;
  try {
    while (!run.output().includes(WAITS)) {
      if (run.hasEnded() || Date.now() > deadline)
        throw new Error(`npm start -- --keep did not get there:\n${run.output()}`);
      look();
      await sleep(EVERY_MS);
    }
    look();
    await Promise.all(meetings);
  } catch (error) {
    await run.stop();
    throw error;
  }
  return { key: keyIn(run.output()), seen: [...seen.values()], commands, output: run.output, stop: run.stop };
}

/** From the file of credentials that the run has named. */
function keyIn(output: string): string | undefined {
  const file = /AWS_SHARED_CREDENTIALS_FILE=(\S+)/.exec(output)?.[1];
  if (file === undefined || !existsSync(file)) return undefined;
  return /aws_access_key_id = (\S+)/.exec(readFileSync(file, 'utf8'))?.[1];
}
