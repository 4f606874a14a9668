/** What a size of Atlas was measured to sustain, for `npm run cost`: the most that a run completed a second within a bound of latency. */
import { isDeepStrictEqual } from 'node:util';
import type { Sustained } from '../costs/break-even/sustained';
import type { Workload } from '../costs/workload/schema';
import { Misuse } from '../errors';
import { mergedResults } from './merge';
import { shapeOf, type LoadResults, type LoadRun } from './results';
import { percentilesOf, totalsOf } from './summary';

const PERCENT = 99;
/** Of the operations, that may have failed, timed out or not been sent. */
const MOST_LOST = 0.001;

/**
 * One rate a size. Several results are several rates that were tried, unless they are parts of one load.
 *
 * @param boundMs of the response time at the 99th percentile
 * @throws Misuse for results that say nothing of Atlas, or nothing of this workload
 */
export function sustainedIn(results: readonly LoadResults[], workload: Workload, boundMs: number): Sustained[] {
  for (const { place, load } of results) {
    if (place !== 'live')
      throw new Misuse(
        '--measured: these results are of engines of this machine, which say nothing about Atlas. Give those of a cluster',
      );
    if (!isDeepStrictEqual(load.shape, JSON.parse(JSON.stringify(shapeOf(workload)))))
      throw new Misuse(
        `--measured: these results are of another workload, ${load.workload}: its operations or its items differ. Give the same --workload`,
      );
  }
  const runs = byLoad(results)
    .flatMap((same) => mergedResults(same).runs)
    .filter(({ target, over }) => target === 'atlas' && over === 'client');
  const sizes = [...new Set(runs.flatMap(({ size }) => size ?? []))];
  if (!sizes.length)
    throw new Misuse(
      '--measured: no result names the size of its cluster. Measure with --atlas-size, or from templates that have the cluster',
    );
  return sizes.flatMap((size): Sustained[] => {
    const rates = runs.filter((run) => run.size === size && keeps(run, boundMs)).map((run) => totalsOf(run).throughput);
    if (!rates.length)
      throw new Misuse(
        `--measured: no valid run of ${size} kept its response time within ${boundMs} ms at the 99th percentile with at most ${MOST_LOST * 100} % lost. Give a higher --latency-bound, or a result of a lower rate`,
      );
    return [
      {
        size,
        operationsPerSecond: Math.max(...rates),
        from: 'measured',
        latencyBound: { percent: PERCENT, ms: boundMs },
      },
    ];
  });
}

/** Those that are parts or repetitions of one load together. */
const byLoad = (results: readonly LoadResults[]): LoadResults[][] =>
  results.reduce<LoadResults[][]>((groups, one) => {
    const same = groups.find(([first]) => isDeepStrictEqual(first?.load, one.load));
    if (same) same.push(one);
    else groups.push([one]);
    return groups;
  }, []);

function keeps(run: LoadRun, boundMs: number): boolean {
  const { issued, completed, response } = totalsOf(run);
  const p99 = percentilesOf(response)?.at.find(({ percent }) => percent === PERCENT)?.ms ?? Infinity;
  return run.invalid.length === 0 && p99 <= boundMs && issued - completed <= issued * MOST_LOST;
}
