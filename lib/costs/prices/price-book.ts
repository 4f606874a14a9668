/** Looks prices up: the user's own first, then the region's, then those that hold everywhere. */
import { Misuse } from '../../errors';
import { nearestText } from '../../settings/nearest';
import { AWS_REGIONS } from '../../settings/regions';
import { PRICE_NAMES, priceItem, type PriceName } from './items';
import { EVERYWHERE, knownPrices, type Band, type KnownPrice, type PriceFile } from './price-file';

/** What so much of something costs. */
export interface Charge {
  /** US dollars; where `gap` is there, of the part whose price is known. */
  readonly amount: number;
  /** One unit's price, or that of each band. Null where it is not known. */
  readonly unitPrice: string | null;
  /** Why not all of it has a price. */
  readonly gap?: string;
  /** Absent where the user gave the price, or where there is none. */
  readonly known?: KnownPrice;
  readonly isUsers: boolean;
}

/** By `NAME`, or by `NAME@REGION` for one region. */
export type GivenPrices = ReadonlyMap<string, string>;

export class PriceBook {
  private readonly known: ReadonlyMap<string, KnownPrice>;

  constructor(
    files: readonly PriceFile[],
    private readonly given: GivenPrices = new Map(),
    /** Whose prices stand for those of all regions of AWS; each has its own where this is left out. */
    private readonly at?: string,
  ) {
    this.known = new Map(knownPrices(files).map((price) => [`${price.name} ${price.region}`, price]));
  }

  /** @param of region as AWS writes it @param quantity in the unit of the price, of one period of its bands */
  charge(name: PriceName, of: string, quantity: number): Charge {
    const region = this.pricedAs(of);
    const own = this.given.get(`${name}@${region}`) ?? this.given.get(name);
    if (own !== undefined) return { amount: quantity * Number(own), unitPrice: own, isUsers: true };
    const known = this.find(name, region);
    if (!known) return { amount: 0, unitPrice: null, isUsers: false, gap: `no price of ${region} is known` };
    const bands = typeof known.usd === 'object' && known.usd ? known.usd : [{ from: 0, usd: known.usd }];
    const gap = gapIn(bands, quantity, known);
    return {
      amount: bandedCost(bands, quantity),
      unitPrice: typeof known.usd === 'object' && known.usd ? bandsText(known.usd) : known.usd,
      known,
      isUsers: false,
      ...(gap === undefined ? {} : { gap }),
    };
  }

  /** Units a month that the vendor's free tier covers. */
  freeTier(name: PriceName, region: string): number {
    return this.find(name, this.pricedAs(region))?.freeTier ?? 0;
  }

  private pricedAs(region: string): string {
    return this.at !== undefined && AWS_REGIONS.includes(region) ? this.at : region;
  }

  private find(name: PriceName, region: string): KnownPrice | undefined {
    return this.known.get(`${name} ${region}`) ?? this.known.get(`${name} ${EVERYWHERE}`);
  }
}

/**
 * Each band's part at the band's price, added up; a band without a price adds nothing.
 * https://www.mongodb.com/docs/atlas/billing/cluster-configuration-costs/
 */
export function bandedCost(bands: readonly Band[], quantity: number): number {
  return bands.reduce((sum, { from, usd }, index) => {
    const part = Math.min(quantity, bands[index + 1]?.from ?? Infinity) - from;
    return sum + Math.max(0, part) * Number(usd ?? 0);
  }, 0);
}

function gapIn(bands: readonly Band[], quantity: number, { note, name }: KnownPrice): string | undefined {
  const unpriced = bands.find(({ from, usd }) => usd === null && quantity > from);
  if (!unpriced) return undefined;
  const { unit } = priceItem(name);
  return [unpriced.from ? `no price is known from ${unpriced.from} ${unit} on` : 'no price is known', note]
    .filter(Boolean)
    .join(': ');
}

const bandsText = (bands: readonly Band[]): string =>
  bands.map(({ from, usd }) => `${usd ?? '?'}${from ? ` from ${from}` : ''}`).join(', ');

/** `--price NAME=VALUE` as it was given. @throws Misuse naming all that is wrong */
export function givenPrices(given: readonly (readonly [name: string, value: unknown])[]): GivenPrices {
  const faults = given.flatMap(([name, value]) => [
    ...(isPriceName(name.replace(/@.*/, ''))
      ? []
      : [`${name}: there is no such price. Nearest: ${nearestText(name, PRICE_NAMES)}. All: npm run prices`]),
    ...(/^\d+(\.\d+)?$/.test(String(value))
      ? []
      : [`${name}=${String(value)}: allowed are US dollars as a decimal, as ${name}=0.54`]),
  ]);
  if (faults.length) throw new Misuse(`Prices that cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`);
  return new Map(given.map(([name, value]) => [name, String(value)]));
}

const isPriceName = (name: string): boolean => PRICE_NAMES.some((one) => one === name);
