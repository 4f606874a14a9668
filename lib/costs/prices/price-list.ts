/**
 * AWS's public price list, which needs no account.
 *
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api.html
 */
import { z } from 'zod';
import { Refusal } from '../../errors';
import { PRICE_NAMES, priceItem, type ListedAs, type PriceName } from './items';
import { timesPowerOfTen } from './decimal';
import type { Price } from './price-file';

export const PRICE_LIST = 'https://pricing.us-east-1.amazonaws.com';

/** Fetches one document of the list. @param path from the root of {@link PRICE_LIST} */
export type AskPriceList = (path: string) => Promise<unknown>;

const regionIndex = z.object({ regions: z.record(z.string(), z.object({ currentVersionUrl: z.string() })) });

const dimension = z.object({
  beginRange: z.string(),
  endRange: z.string(),
  pricePerUnit: z.object({ USD: z.string().regex(/^\d+(\.\d+)?$/) }),
});
/** Rows that are no price of use have other shapes: what is not read of them is not looked at. */
const offer = z.object({
  publicationDate: z.iso.datetime({ offset: true }),
  products: z.record(z.string(), z.object({ sku: z.string(), attributes: z.record(z.string(), z.unknown()) })),
  terms: z.object({
    OnDemand: z.record(
      z.string(),
      z.record(z.string(), z.object({ priceDimensions: z.record(z.string(), dimension) })),
    ),
  }),
});
type Offer = z.output<typeof offer>;
type Row = { readonly sku: string; readonly dimensions: readonly z.output<typeof dimension>[] };

/** What a list says of a price, or why nothing is taken from it. */
export type Listed = { readonly price: Price } | { readonly missing: string };

/** The list's prices of a region, of all that it is known to have. @param today the day of reading, ISO 8601 */
export async function listedPrices(
  ask: AskPriceList,
  region: string,
  today: string,
): Promise<ReadonlyMap<PriceName, Listed>> {
  const found = new Map<PriceName, Listed>();
  for (const code of new Set(PRICE_NAMES.flatMap((name) => priceItem(name).listed?.offer ?? []))) {
    const { regions } = await read(ask, `/offers/v1.0/aws/${code}/current/region_index.json`, regionIndex);
    const path = regions[region]?.currentVersionUrl;
    if (path === undefined) throw new Refusal(`AWS’s price list has no ${code} in ${region}.`, 'absent');
    const list = await read(ask, path, offer);
    for (const name of PRICE_NAMES) {
      const { listed } = priceItem(name);
      if (listed?.offer === code) found.set(name, listedPrice(list, listed, { source: `${PRICE_LIST}${path}`, today }));
    }
  }
  return found;
}

async function read<T>(ask: AskPriceList, path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await ask(path));
  if (parsed.success) return parsed.data;
  throw new Refusal(
    `${PRICE_LIST}${path} has another shape than is known:\n${z.prettifyError(parsed.error)}`,
    'invalid',
  );
}

function listedPrice(
  list: Offer,
  { usageType, powerOfTen }: ListedAs,
  { source, today }: { readonly source: string; readonly today: string },
): Listed {
  const rows = rowsOf(list, usageType);
  const [row] = rows;
  if (!row) return { missing: `no row of ${usageType}` };
  const charged = ({ dimensions }: Row) => dimensions.filter(({ pricePerUnit }) => Number(pricePerUnit.USD) > 0);
  const values = new Set(rows.map((one) => JSON.stringify(charged(one).map(({ pricePerUnit }) => pricePerUnit.USD))));
  if (values.size > 1) return { missing: `rows of ${usageType} that differ: ${[...values].join(' and ')}` };
  const [first, ...more] = charged(row).sort((one, other) => Number(one.beginRange) - Number(other.beginRange));
  if (!first) return { missing: `${usageType} is free` };
  if (more.length) return { missing: `${usageType} has bands, which are entered by hand` };
  const free = Number(first.beginRange);
  return {
    price: {
      usd: timesPowerOfTen(first.pricePerUnit.USD, powerOfTen),
      ...(free > 0 ? { freeTier: free } : {}),
      source,
      checked: today,
      asOf: list.publicationDate.slice(0, 10),
      origin: 'vendor',
      sku: row.sku,
    },
  };
}

/**
 * A usage type has its region's prefix, in us-east-1 none or, in a second row of the same, `USE1-`; `IA-` is another class of storage, and
 * `EU-IA-` or `Repl` another thing too, so the rest has to be the whole of it. The row with the free band comes first.
 */
function rowsOf({ products, terms }: Offer, usageType: string): Row[] {
  const isOf = (given: unknown): boolean => {
    if (typeof given !== 'string' || !given.endsWith(usageType)) return false;
    return /^((?!IA)[A-Z]{2,4}\d?-)?$/.test(given.slice(0, -usageType.length));
  };
  return Object.values(products)
    .filter(({ attributes }) => isOf(attributes['usagetype']))
    .flatMap(({ sku }): Row[] => {
      const dimensions = Object.values(terms.OnDemand[sku] ?? {}).flatMap((term) =>
        Object.values(term.priceDimensions),
      );
      return dimensions.length ? [{ sku, dimensions }] : [];
    })
    .sort((one, other) => other.dimensions.length - one.dimensions.length);
}
