/**
 * Child processes that take their own children with them when they end.
 *
 * A server may start processes of its own which outlive it (the emulator's function workers outlive a SIGTERM to it alone), so each
 * child leads a process group and it is the group that is ended. A watcher in the group waits on a pipe that only this process holds:
 * the operating system closes it however this process ends, SIGKILL included, and the watcher then ends the group. So no process
 * ids need to be stored for a later run, where they could name another process by then.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { undoAtExit } from './shutdown';

export interface GroupOptions {
  readonly cwd?: string;
  /** The child's whole environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each line that the child writes, of either stream. */
  readonly onLine?: (line: string) => void;
  /** How long the group has to end after SIGTERM, in milliseconds. Default: {@link GRACE_MS}. */
  readonly graceMs?: number;
}

interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ProcessGroup {
  /** Process id of the child and id of its group. */
  readonly pid: number;
  /** Resolves when the child itself has ended and its output is read. */
  readonly ended: Promise<ExitStatus>;
  readonly hasEnded: () => boolean;
  /** The last {@link OUTPUT_LINES} lines of both streams. */
  readonly output: () => string;
  /** Ends the whole group and waits for it: SIGTERM, and SIGKILL after `graceMs`. Safe to call twice. */
  readonly stop: () => Promise<void>;
  /** Lets this process end while the group runs, which then ends too. */
  readonly unref: () => void;
}

export const OUTPUT_LINES = 400;
const GRACE_MS = 3_000;

const WATCHED = `exec 3<&0
{ trap '' TERM; read -r _ <&3; kill -TERM 0; sleep ${GRACE_MS / 1_000}; kill -KILL 0; } >/dev/null 2>&1 &
exec "$0" "$@" </dev/null 3<&-`;

/**
 * Starts `command` as the leader of a process group that ends with this process.
 *
 * A command that does not exist ends with the shell's status 127, one that may not be run with 126.
 */
export async function startGroup(
  command: string,
  args: readonly string[],
  { cwd, env, onLine, graceMs = GRACE_MS }: GroupOptions = {},
): Promise<ProcessGroup> {
  const child = spawn('/bin/sh', ['-c', WATCHED, command, ...args], {
    ...(cwd && { cwd }),
    ...(env && { env }),
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  await once(child, 'spawn');
  const pid = child.pid as number;
  child.stdin.on('error', () => undefined);

  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > OUTPUT_LINES) lines.shift();
      onLine?.(line);
    });
  }

  const closed = once(child, 'close');
  // Until the pipe is closed the watcher keeps the group's id from being given to anyone else.
  const stopNow = (): void => {
    signalGroup(pid, 'SIGKILL');
    child.stdin.destroy();
  };
  const ended = once(child, 'exit').then(async (status): Promise<ExitStatus> => {
    const [code, signal] = status as [ExitStatus['code'], ExitStatus['signal']];
    stopNow();
    // A descendant that left the group may hold the streams open; it is not waited for.
    await Promise.race([closed, sleep(GRACE_MS, undefined, { ref: false })]);
    forget();
    return { code, signal };
  });
  const stop = async (): Promise<void> => {
    if (isRunning()) signalGroup(pid, 'SIGTERM');
    await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
    if (isRunning()) stopNow();
    await ended;
  };
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const forget = undoAtExit({ stop, stopNow });
  const unref = (): void => {
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Socket).unref();
  };
  return { pid, ended, hasEnded: () => !isRunning(), output: () => lines.join('\n'), stop, unref };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
