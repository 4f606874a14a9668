/** What the orders table lets through at the most, at home. */
import { hourlyRates, mean } from '../workload/rates';
import type { Metered } from './context';
import { demandOf } from './demand';
import { ITSELF, ordersTable, tablesOf } from './tables';

export interface Ceiling {
  readonly kind: 'reads' | 'writes';
  /** Of the table itself, for one operation of the mix on average. */
  readonly units: number;
  /** Units a second; Infinity where there is no bound. */
  readonly most: number;
  /** Percent of them that are to be in use. */
  readonly target: number;
  readonly isProvisioned: boolean;
}

export function ceilingsOf({ app, workload, home }: Metered): Ceiling[] {
  const table = ordersTable(tablesOf(app));
  const here = table.regions.find(({ region }) => region === home);
  const demand = demandOf(table, workload);
  return (['reads', 'writes'] as const).map((kind) => {
    const scaling = kind === 'writes' ? table.writeScaling.get(ITSELF) : here?.readScaling.get(ITSELF);
    const onDemand = kind === 'writes' ? table.mostWrites : here?.mostReads;
    return {
      kind,
      units: demand[kind].get(ITSELF) ?? 0,
      most: scaling?.most ?? onDemand ?? Infinity,
      target: scaling?.target ?? 100,
      isProvisioned: scaling !== undefined,
    };
  });
}

/** How much more there is in the busiest hour than on average; 1 where nothing is asked for. */
export function busiestShare({ workload }: Pick<Metered, 'workload'>): number {
  const rates = hourlyRates(workload);
  return Math.max(...rates) / mean(rates) || 1;
}

/** Operations a second on average from which on the busiest hour is throttled; Infinity where it never is. */
export const throttledFrom = (metered: Metered): number =>
  Math.min(
    ...ceilingsOf(metered).map(({ units, most, target }) => (units ? (most * target) / 100 / units : Infinity)),
  ) / busiestShare(metered);
