import type { OrderOperation } from '../../orders/routes';
import { HOURS_OF_DAY, type Workload } from './schema';

/** Operations a second in each hour of a day. */
export function hourlyRates({ rate }: Pick<Workload, 'rate'>): readonly number[] {
  if (typeof rate === 'number') return Array<number>(HOURS_OF_DAY).fill(rate);
  if ('hours' in rate) return rate.hours;
  return Array.from({ length: HOURS_OF_DAY }, (_, hour) => (hour < rate.peakHours ? rate.peak : rate.usual));
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same day with so many operations a second on average; where nothing is asked for, all day alike. */
export function atRate(workload: Workload, average: number): Workload {
  const rates = hourlyRates(workload);
  const before = mean(rates);
  return { ...workload, rate: before ? { hours: rates.map((rate) => (rate * average) / before) } : average };
}

/** What part of all operations each is; those that do not happen are left out. */
export function sharesOf({ operations }: Pick<Workload, 'operations'>): ReadonlyMap<OrderOperation, number> {
  const all = Object.values(operations).reduce((sum, parts) => sum + parts, 0);
  return new Map(
    Object.entries(operations).flatMap(([name, parts]) => (parts ? [[name as OrderOperation, parts / all]] : [])),
  );
}

/** Sizes with the share of the items that have them. */
export function sizesOf({ itemBytes }: Pick<Workload, 'itemBytes'>): readonly { bytes: number; share: number }[] {
  if (typeof itemBytes === 'number') return [{ bytes: itemBytes, share: 1 }];
  const all = itemBytes.reduce((sum, { parts }) => sum + parts, 0);
  return itemBytes.map(({ bytes, parts }) => ({ bytes, share: parts / all }));
}

/** Items over the month, on average. */
export const averageItems = ({ items, growth }: Pick<Workload, 'items' | 'growth'>): number =>
  Math.max(0, items + growth / 2);
