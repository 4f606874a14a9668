/** When the workers of a load can begin together, and how long they may go on. */
import { Misuse } from '../../errors';
import type { LoadOptions } from '../../load/run-load';
import { TO_END_MS } from '../../load/work-part';
import { LONGEST_LOAD_MS } from '../../load/worker-item';

export type LoadTimes = Pick<LoadOptions, 'records' | 'maxInFlight' | 'warmUpMs' | 'durationMs'>;

/** Milliseconds from the call of so many workers to the start that all have in common: each comes up and puts its records. */
export type Ahead = (load: LoadTimes, workers: number) => number;

/** Step Functions starts a hundred children a second, and a function in a VPC takes seconds to come up. */
const CHILDREN_A_SECOND = 100;
const COMES_UP_MS = 15_000;
/** A record that is put before the start takes about so long, one after the other. */
const RECORD_MS = 20;

export const aheadOfFunctions: Ahead = ({ records, maxInFlight }, workers) =>
  COMES_UP_MS + (1_000 * workers) / CHILDREN_A_SECOND + (RECORD_MS * records) / maxInFlight;

/** Milliseconds that each function takes at most, from its call to its end. */
export const timeOfFunction = (load: LoadTimes, workers: number): number =>
  aheadOfFunctions(load, workers) + load.warmUpMs + load.durationMs + TO_END_MS;

/** Here all share the processors of one machine and one engine, which puts a few hundred records a second. */
const PROCESS_COMES_UP_MS = 500;
const SHARED_RECORD_MS = 3;

export const aheadOfProcesses: Ahead = ({ records }, workers) =>
  3_000 + (PROCESS_COMES_UP_MS + SHARED_RECORD_MS * records) * workers;

const FUNCTION_MS = 15 * 60_000;

/** @throws Misuse where it takes longer than a function may run */
export function refuseTooLong(load: LoadTimes, workers: number, ahead: Ahead): void {
  const asked = load.warmUpMs + load.durationMs;
  const allowed = Math.min(LONGEST_LOAD_MS, FUNCTION_MS - TO_END_MS - ahead(load, workers));
  if (asked > allowed)
    throw new Misuse(
      `--warm-up and --duration are ${asked / 1_000} s together. Allowed with --distributed ${workers}: ${Math.max(0, Math.floor(allowed / 1_000))} s, as a function ends after 15 minutes, and has to put and remove its records`,
    );
}

/** @param sinceStart milliseconds, less than none before it */
export function stageText(sinceStart: number): string {
  const seconds = Math.round(sinceStart / 1_000);
  return seconds < 0 ? `workers come up, ${-seconds} s to the start` : `under load for ${seconds} s`;
}
