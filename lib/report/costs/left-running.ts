/** What an app costs that is left running while nobody does much: the workload `idle`, by the day. */
import { PARAMETERS, type MeteredApp } from '../../costs/month/context';
import { monthOf, type Month, type SideTotal } from '../../costs/month/month';
import type { PriceName } from '../../costs/prices/items';
import { PriceBook } from '../../costs/prices/price-book';
import { readPriceFiles } from '../../costs/prices/price-file';
import { workloadOf } from '../../costs/workload/presets';
import { pricesText, SIDE_NAMES, sidesOf, usdText } from './cost-report';

/** Of a side, or of all together. */
export interface LeftRunning extends Omit<SideTotal, 'side'> {
  readonly name: string;
  /** US dollars. */
  readonly day: number;
  /** Prices, and quantities paid at them, that are not known. */
  readonly without: readonly PriceName[];
}

/** Where prices of the sizes of Atlas are known. */
export const KNOWN_REGION = 'us-east-1';
export const IDLE = 'idle';

/** @param at region whose prices stand for those of all; each region’s own where it is left out */
export const idleMonth = (app: MeteredApp, home: string, at?: string): Month =>
  monthOf(
    { app, workload: workloadOf(IDLE), home, parameters: PARAMETERS },
    new PriceBook(readPriceFiles(), new Map(), at),
  );

const HOURS_PER_DAY = 24;

/** Each side that has something, and all together. */
export function leftRunning(month: Month): LeftRunning[] {
  const day = (amount: number): number => (amount / month.parameters.hours) * HOURS_PER_DAY;
  const sides = sidesOf(month).map(({ total: { side, ...total }, lines }) => ({
    name: SIDE_NAMES[side],
    ...total,
    day: day(total.amount),
    without: [...new Set(lines.filter(({ gap }) => gap !== undefined).map(({ price }) => price))],
  }));
  const amount = sides.reduce((sum, one) => sum + one.amount, 0);
  const unpriced = sides.find((one) => one.unpriced !== undefined)?.unpriced;
  const together = {
    name: 'Together',
    amount,
    day: day(amount),
    gaps: sides.reduce((sum, { gaps }) => sum + gaps, 0),
    without: [...new Set(sides.flatMap(({ without }) => without))],
    ...(unpriced === undefined ? {} : { unpriced }),
  };
  return [...sides, together];
}

const leastText = ({ gaps }: LeftRunning, usd: number): string => `${gaps ? 'at least ' : ''}${usdText(usd)}`;

/** Of a day or a month; an amount without what the side lives by is said to be that. */
export const amountOf = (one: LeftRunning, usd: number): string =>
  one.unpriced === undefined ? leastText(one, usd) : `${leastText(one, usd)} and ${one.unpriced}`;

const sideText = (one: LeftRunning): string => {
  const without = one.without.filter((price) => price !== one.unpriced);
  const of = one.unpriced === undefined ? '' : `, and ${one.unpriced}, whose price is not known`;
  const also = without.length ? `; no cost is known of ${without.join(', ')}` : '';
  return `${one.name}: ${leastText(one, one.day)} USD a day, ${usdText(one.amount)} a month${of}${also}`;
};

/** A line for each side and one for all together, and how old the prices are. */
export function leftRunningText(app: MeteredApp, home: string): string[] {
  const month = idleMonth(app, home);
  const rows = leftRunning(month);
  const together = rows.at(-1);
  const elsewhere =
    together?.unpriced === undefined ? undefined : leftRunning(idleMonth(app, home, KNOWN_REGION)).at(-1);
  return [
    ...rows.slice(0, -1).map(sideText),
    ...rows.slice(-1).map((one) => sideText({ ...one, without: [] })),
    ...(elsewhere ? [sideText({ ...elsewhere, name: `Together at prices of ${KNOWN_REGION}`, without: [] })] : []),
    pricesText(month.lines),
  ];
}
