/**
 * What must be undone however this process ends: servers stopped, private folders removed.
 */
import { constants } from 'node:os';

export interface Undo {
  /** The orderly way; awaited when a signal ends the process. */
  stop(): Promise<void>;
  /** The last resort, when the process is already exiting and nothing can be awaited. */
  stopNow(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const pending = new Set<Undo>();
let ending = false;

/**
 * Registers `undo` until the returned function is called. On SIGINT, SIGTERM or SIGHUP everything registered is stopped, the newest
 * first, and the process exits with 128 + the signal's number; a second signal does not wait. On any other end, an uncaught
 * exception included, `stopNow` runs.
 */
export function undoAtExit(undo: Undo): () => void {
  if (pending.size === 0) listen();
  pending.add(undo);
  return () => {
    pending.delete(undo);
    if (pending.size === 0 && !ending) unlisten();
  };
}

/** @returns `undo`, which also runs when a signal ends this process first; nothing is done when it is killed */
export function evenAtSignal(undo: () => Promise<unknown>): () => Promise<void> {
  const stop = async (): Promise<void> => {
    await undo();
  };
  const forget = undoAtExit({ stop, stopNow: () => undefined });
  return () => stop().finally(forget);
}

/** Whether a signal has come: what fails from then on fails because it is being stopped, and is no result. */
export const isShuttingDown = (): boolean => ending;

const newestFirst = (): Undo[] => [...pending].reverse();

function endNow(): void {
  for (const undo of newestFirst()) undo.stopNow();
  pending.clear();
}

function endOn(signal: NodeJS.Signals): void {
  const exitCode = 128 + constants.signals[signal];
  if (ending) process.exit(exitCode);
  ending = true;
  process.stderr.write(`\n${signal}: stopping what was started\n`);
  void stopAll().finally(() => process.exit(exitCode));
}

async function stopAll(): Promise<void> {
  for (const undo of newestFirst()) await undo.stop().catch(() => undo.stopNow());
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, endOn);
  process.on('exit', endNow);
}

function unlisten(): void {
  for (const signal of SIGNALS) process.off(signal, endOn);
  process.off('exit', endNow);
}
