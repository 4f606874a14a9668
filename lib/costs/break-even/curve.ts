/** What each side costs at a rate. */
import { Misuse } from '../../errors';
import { DEDICATED_SIZES } from '../../settings/atlas-schema';
import { busiestShare } from '../month/ceilings';
import { clustersOf, FLEX, nodesOf } from '../month/cluster';
import type { Metered, Side } from '../month/context';
import { billOf, type Bill, type SideTotal } from '../month/month';
import type { PriceBook } from '../prices/price-book';
import { atRate } from '../workload/rates';
import { withoutBounds } from './capacity-mode';
import { withSize } from './changed-app';
import { publishedRate, type Sustained } from './sustained';

/** US dollars a month; what both sides share is left out. */
export type SideCost = Omit<SideTotal, 'side'>;

export interface Point {
  /** Operations a second, on average of the day. */
  readonly rate: number;
  /** At this rate, or just over it, where Atlas is of the next size. */
  readonly isOver: boolean;
  readonly dynamodb: SideCost;
  /** Absent where no size is known to sustain so many. */
  readonly atlas?: SideCost & { readonly size: string };
}

/** A size of Atlas, up to the rate of the day’s average that its busiest hour allows; Infinity where nobody knows. */
export interface Step extends Sustained {
  readonly upTo: number;
}

export interface Curve {
  readonly size: string;
  /** Empty where the limit of the size is not known. */
  readonly steps: readonly Step[];
  /** Sizes with a rate that the line does not go to. */
  readonly leftOut: readonly string[];
  readonly at: (rate: number, isOver?: boolean) => Point;
}

/** @throws Misuse where the templates have no cluster */
export function curveOf(metered: Metered, book: PriceBook, sustained: readonly Sustained[]): Curve {
  const size = clustersOf(metered).flatMap(nodesOf)[0]?.size;
  if (size === undefined)
    throw new Misuse(
      'The templates have no cluster of Atlas’s, so there is nothing to compare: leave out atlas.connectionString.',
    );
  const app = withoutBounds(metered.app);
  const share = busiestShare(metered);
  const [leftOut, usable] = bySize(size, sustained);
  const steps = [...publishedRate(size), ...usable].map((one) => ({ ...one, upTo: one.operationsPerSecond / share }));
  const apps = new Map([size, ...steps.map((one) => one.size)].map((to) => [to, withSize(app, size, to)]));
  const billAt = (rate: number, to: string): Bill =>
    billOf({ ...metered, app: apps.get(to) ?? app, workload: atRate(metered.workload, rate) }, book);
  const at = (rate: number, isOver = false): Point => {
    const found = steps.find(({ upTo }) => (isOver ? upTo > rate : upTo >= rate))?.size;
    const taken = steps.length ? found : size;
    const bill = billAt(rate, taken ?? size);
    return {
      rate,
      isOver,
      dynamodb: costOf(bill, 'dynamodb'),
      ...(taken === undefined ? {} : { atlas: { ...costOf(bill, 'atlas'), size: taken } }),
    };
  };
  return { size, steps, leftOut: leftOut.map((one) => one.size), at };
}

/** Those that a line does not go to from what is deployed, being smaller; and the others. A Flex cluster is no cluster of another size. */
function bySize(size: string, sustained: readonly Sustained[]): [leftOut: Sustained[], others: Sustained[]] {
  const order: readonly string[] = DEDICATED_SIZES;
  const isUsable = (one: Sustained): boolean => size !== FLEX && order.indexOf(one.size) >= order.indexOf(size);
  return [sustained.filter((one) => !isUsable(one)), sustained.filter(isUsable)];
}

function costOf({ totals }: Bill, side: Side): SideCost {
  const { side: _, ...cost } = totals.find((one) => one.side === side) ?? { side, amount: 0, gaps: 0 };
  return cost;
}
