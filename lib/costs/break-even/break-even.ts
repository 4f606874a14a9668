/** Both sides' cost over the rate: where the lines cross, and what moves that point most. */
import { throttledFrom } from '../month/ceilings';
import type { Metered } from '../month/context';
import { monthOf, type Month } from '../month/month';
import type { PriceBook } from '../prices/price-book';
import { hourlyRates, mean } from '../workload/rates';
import { changesOf } from './changes';
import { crossingsOf, type Crossing } from './crossings';
import { curveOf, type Curve, type Point, type Step } from './curve';
import type { Sustained } from './sustained';

/** What one change does. */
export interface Sensitivity {
  readonly what: string;
  /** At the workload's own rate. */
  readonly own: Point;
  /** The first, as it is then. */
  readonly crossing?: Crossing;
  /** How many times the rate of the first crossing it is then; absent where either has none. */
  readonly factor?: number;
}

export interface BreakEven {
  /** At the workload’s own rate, on what is deployed: each line with its price. */
  readonly month: Month;
  /** Size of the cluster that is deployed. */
  readonly size: string;
  /** Sizes of Atlas with the rates up to which they are taken; empty where nobody knows what the deployed one sustains. */
  readonly steps: readonly Step[];
  /** Sizes with a rate that the line does not go to: what is deployed may not be had of a smaller one. */
  readonly leftOut: readonly string[];
  /** In the order of their rates. */
  readonly points: readonly Point[];
  /** At the workload’s own rate. */
  readonly own: Point;
  readonly crossings: readonly Crossing[];
  /** What moves the first crossing most stands first. */
  readonly sensitivity: readonly Sensitivity[];
  /** Rate from which on the table, as it is deployed, throttles the busiest hour; absent where it never does. The line goes on without. */
  readonly throttledFrom?: number;
}

const LAST = 100_000;
/** Operations a second. */
const RATES = [...[-1, 0, 1, 2, 3, 4].flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`))), LAST];

/** @throws Misuse where the templates have no cluster, or no table that serves the workload */
export function breakEvenOf(metered: Metered, book: PriceBook, sustained: readonly Sustained[] = []): BreakEven {
  const curve = curveOf(metered, book, sustained);
  const rate = mean(hourlyRates(metered.workload));
  const own = curve.at(rate);
  const points = pointsOf(curve, rate ? [own] : []);
  const crossings = crossingsOf(curve, points);
  const bound = throttledFrom(metered);
  return {
    month: monthOf(metered, book),
    size: curve.size,
    steps: curve.steps,
    leftOut: curve.leftOut,
    points,
    own,
    crossings,
    sensitivity: changesOf(metered)
      .map(({ what, metered: changed }) => sensitivityOf(what, curveOf(changed, book, sustained), rate, crossings[0]))
      .sort((one, other) => movedBy(other, crossings[0]) - movedBy(one, crossings[0])),
    ...(bound < LAST ? { throttledFrom: bound } : {}),
  };
}

function pointsOf({ at, steps }: Curve, more: readonly Point[] = []): Point[] {
  const points = RATES.filter((rate) => more.every((one) => one.rate !== rate)).map((rate) => at(rate));
  const ofSteps = steps.filter(({ upTo }) => upTo < LAST).flatMap(({ upTo }) => [at(upTo), at(upTo, true)]);
  const all = new Map([...points, ...more, ...ofSteps].map((point) => [`${point.rate} ${point.isOver}`, point]));
  return [...all.values()].sort((one, other) => one.rate - other.rate || Number(one.isOver) - Number(other.isOver));
}

function sensitivityOf(what: string, curve: Curve, rate: number, before: Crossing | undefined): Sensitivity {
  const [crossing] = crossingsOf(curve, pointsOf(curve));
  return {
    what,
    own: curve.at(rate),
    ...(crossing ? { crossing } : {}),
    ...(crossing && before ? { factor: crossing.rate / before.rate } : {}),
  };
}

/** In powers of e; a crossing that comes or goes has moved further than any other. */
const movedBy = ({ crossing, factor }: Sensitivity, before: Crossing | undefined): number => {
  if (factor !== undefined) return Math.abs(Math.log(factor));
  return Boolean(crossing) === Boolean(before) ? 0 : Infinity;
};
