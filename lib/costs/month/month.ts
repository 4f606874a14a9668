/** The month's cost of each side: quantities of workload and templates, at the prices of the book. */
import { priceItem, type PriceName } from '../prices/items';
import type { Charge, PriceBook } from '../prices/price-book';
import { METERING_RULES, type RuleId } from '../metering/rules';
import { SIDES, type Metered, type Parameters, type Side, type Usage } from './context';
import { METERS } from './meters';
import { notesOn } from './notes';

/** A quantity at its price. */
export interface Line extends Usage {
  readonly unit: string;
  readonly unitPrice: string | null;
  /** US dollars; where there is a gap, of what is known. */
  readonly amount: number;
  /** Why it is not all that this costs. */
  readonly gap?: string;
  readonly isUsersPrice: boolean;
  readonly source?: PriceSource;
  /** What the vendor counts, in words. */
  readonly ruleText?: string;
  readonly ruleSource?: string;
}

type PriceSource = Pick<NonNullable<Charge['known']>, 'source' | 'origin' | 'asOf' | 'checked' | 'note'>;

export interface SideTotal {
  readonly side: Side;
  /** US dollars a month. */
  readonly amount: number;
  /** Lines whose cost is not known, or not all of it: the amount is the least. */
  readonly gaps: number;
  /** A price that the side lives by and that is not known: the amount says next to nothing. */
  readonly unpriced?: PriceName;
}

/** What a side lives by. */
const MAIN: readonly (RuleId | undefined)[] = ['reads', 'writes', 'replicated-writes', 'provisioned', 'nodes', 'flex'];

export interface Bill {
  readonly lines: readonly Line[];
  readonly totals: readonly SideTotal[];
}

export interface Month extends Bill {
  readonly home: string;
  readonly parameters: Parameters;
  /** Where workload and templates do not go together, and what no line says. */
  readonly notes: readonly string[];
}

export const monthOf = (metered: Metered, book: PriceBook): Month => ({
  home: metered.home,
  parameters: metered.parameters,
  ...billOf(metered, book),
  notes: notesOn(metered),
});

/** A month without what is said about it. */
export function billOf(metered: Metered, book: PriceBook): Bill {
  const usages = METERS.flatMap(({ types, measure }) => (metered.app.ofType(...types).length ? measure(metered) : []));
  const taken = new Map<string, number>();
  /** A free tier is there once for all lines of a price and region. */
  const freeOf = ({ price, region, quantity = 0 }: Usage): number => {
    const key = `${price} ${region}`;
    const left = metered.parameters.freeTier ? book.freeTier(price, region) - (taken.get(key) ?? 0) : 0;
    const free = Math.min(left, quantity);
    taken.set(key, (taken.get(key) ?? 0) + free);
    return free;
  };
  const lines = usages.map((usage) => priced(usage, freeOf(usage), book));
  const totals = SIDES.map((side) => {
    const own = lines.filter((line) => line.side === side);
    const unpriced = own.find(
      ({ gap, unitPrice, rule }) => gap !== undefined && unitPrice === null && MAIN.includes(rule),
    )?.price;
    return {
      side,
      amount: own.reduce((sum, { amount }) => sum + amount, 0),
      gaps: own.filter(({ gap }) => gap !== undefined).length,
      ...(unpriced === undefined ? {} : { unpriced }),
    };
  });
  return { lines, totals };
}

function priced(usage: Usage, free: number, book: PriceBook): Line {
  const { price, region, quantity, periods = 1, rule } = usage;
  const { amount, unitPrice, known, isUsers, gap } = book.charge(price, region, ((quantity ?? 0) - free) / periods);
  const why = quantity === undefined ? usage.from : gap;
  const { value: ruleText, source: ruleSource } = rule ? METERING_RULES[rule] : { value: undefined, source: undefined };
  return {
    ...usage,
    unit: priceItem(price).unit,
    unitPrice,
    amount: amount * periods,
    isUsersPrice: isUsers,
    ...(free > 0 ? { from: `${usage.from}; ${free} of them free` } : {}),
    ...(why === undefined || quantity === 0 ? {} : { gap: why }),
    ...(known ? { source: pick(known) } : {}),
    ...(ruleText === undefined ? {} : { ruleText, ruleSource }),
  };
}

const pick = ({ source, origin, asOf, checked, note }: NonNullable<Charge['known']>): PriceSource => ({
  source,
  origin,
  checked,
  ...(asOf === undefined ? {} : { asOf }),
  ...(note === undefined ? {} : { note }),
});
