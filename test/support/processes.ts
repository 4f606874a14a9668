import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf } from '../../lib/processes/run-directory';

const isZombie = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') ?? false;
  } catch {
    return false;
  }
};

/** Whether none of the processes runs any more, once they have had the time a watcher takes. */
export async function areGone(pids: readonly number[], withinMs = 15_000): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  const remain = (): boolean => pids.some((pid) => identityOf(pid) !== undefined && !isZombie(pid));
  while (remain() && Date.now() < deadline) await sleep(20);
  return !remain();
}

export interface Running {
  readonly pid: number;
  readonly what: string;
}

/** The processes that a process has started, and they in turn. */
export function descendants(ancestor: number): Running[] {
  const children = procFile(ancestor, `task/${ancestor}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((pid) => [{ pid, what: procFile(pid, 'cmdline') }, ...descendants(pid)]);
}

function procFile(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
