/** What is read off results: rates, percentiles, and what to say of them. */
import type { LoadRun } from './results';
import { total } from './tally';
import { histogramOf, mergedTiming, type Timing } from './timing';

export const PERCENTILES = [50, 90, 99, 99.9] as const;

/** Milliseconds; none where nothing was recorded. */
export interface Percentiles {
  readonly at: readonly { readonly percent: number; readonly ms: number }[];
  readonly max: number;
}

export function percentilesOf(timing: Timing): Percentiles | undefined {
  if (timing.max === undefined) return undefined;
  const [histogram, max] = [histogramOf(timing), timing.max];
  const at = PERCENTILES.map((percent) => ({
    percent,
    ms: Math.min(histogram.getValueAtPercentile(percent), max) / 1_000,
  }));
  return { at, max: max / 1_000 };
}

/** Seconds that were measured: those in which several machines measured count once. */
export function measuredSeconds(intervals: LoadRun['intervals']): number {
  let [sum, until] = [0, -Infinity];
  for (const [from, to] of [...intervals].sort(([one], [other]) => one - other)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum / 1_000;
}

export interface RunTotals {
  readonly issued: number;
  readonly completed: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly notSent: number;
  /** Completed a second. */
  readonly throughput: number;
  readonly service: Timing;
  readonly response: Timing;
}

/** Of all kinds together. */
export function totalsOf({ operations, intervals }: LoadRun): RunTotals {
  const all = Object.values(operations);
  const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((before, one) => before + of(one), 0);
  const [completed, seconds] = [sum((one) => one.completed), measuredSeconds(intervals)];
  return {
    issued: sum(({ issued }) => issued),
    completed,
    failed: sum(({ failed }) => total(failed)),
    timedOut: sum(({ timedOut }) => timedOut),
    notSent: sum(({ notSent }) => notSent),
    throughput: seconds > 0 ? completed / seconds : 0,
    service: mergedTiming(all.map(({ service }) => service)),
    response: mergedTiming(all.map(({ response }) => response)),
  };
}

/** Why the times of a run are not to be believed. */
export function latenessFault(lateness: Timing, boundMs: number): string | undefined {
  const p99 = percentilesOf(lateness)?.at.find(({ percent }) => percent === 99)?.ms ?? 0;
  if (p99 <= boundMs) return undefined;
  return `the generator itself was ${p99.toFixed(1)} ms late at the 99th percentile, more than ${boundMs} ms: it was held back, and its times are not the database’s`;
}
