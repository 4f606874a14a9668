/** Prices as they lie in this folder: one file a vendor and region, each price with its source and its age. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { asJson } from '../../console/as-json';
import { PROJECT_ROOT } from '../../processes/project-root';
import { PRICE_NAMES, VENDORS, type PriceName, type Vendor } from './items';

/** US dollars as a decimal, kept as text: no digit is lost on the way. */
const usd = z.string().regex(/^\d+(\.\d+)?$/);

/** The price from so many units on, up to the next band. Null where it is not known. */
const band = z.strictObject({ from: z.number().min(0), usd: usd.nullable() });

const price = z.strictObject({
  usd: z
    .union([usd, z.null(), z.array(band).min(1)])
    .describe('Null where it is known only that nobody publishes it; the note says what is known.'),
  /** Units a month that the vendor’s free tier covers, which applies to an account and not to an app. */
  freeTier: z.number().positive().optional(),
  source: z.url(),
  /** Day on which the source was read. */
  checked: z.iso.date(),
  /** Day that the source itself bears; left out where it bears none. */
  asOf: z.iso.date().optional(),
  /** Who says it: the vendor’s own page, code or list; a copy of the vendor’s list with its article number; or somebody else. */
  origin: z.enum(['vendor', 'copy', 'secondary']),
  /** Article number in the vendor’s list. */
  sku: z.string().optional(),
  note: z.string().optional(),
});

export type Price = z.infer<typeof price>;
export type Band = z.infer<typeof band>;

const priceFile = z.strictObject({
  vendor: z.enum(VENDORS),
  /** As AWS writes it, or {@link EVERYWHERE}. */
  region: z.string().min(1),
  prices: z.partialRecord(z.enum(PRICE_NAMES), price),
});

export type PriceFile = z.infer<typeof priceFile>;

/** Stands for all regions. */
export const EVERYWHERE = 'everywhere';

export const PRICE_FOLDER = join(PROJECT_ROOT, 'lib/costs/prices');

const pathOf = (folder: string, vendor: Vendor, region: string): string => join(folder, vendor, `${region}.json`);

/** Where a bill is made out, a folder a vendor. @throws ZodError where a file is none of these */
export const readPriceFiles = (folder = PRICE_FOLDER): PriceFile[] =>
  VENDORS.flatMap((vendor) =>
    readdirSync(join(folder, vendor)).map((file) => readPriceFile(folder, vendor, basename(file, '.json'))),
  );

/** One that is not there has no prices yet. */
export function readPriceFile(folder: string, vendor: Vendor, region: string): PriceFile {
  const path = pathOf(folder, vendor, region);
  return existsSync(path) ? priceFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : { vendor, region, prices: {} };
}

/** In the order of the names, so that a difference shows prices only. */
export function writePriceFile(folder: string, { vendor, region, prices }: PriceFile): void {
  const inOrder = PRICE_NAMES.flatMap((name) => (prices[name] ? [[name, prices[name]] as const] : []));
  writeFileSync(pathOf(folder, vendor, region), asJson({ vendor, region, prices: Object.fromEntries(inOrder) }));
}

/** A price with where it holds. */
export interface KnownPrice extends Price {
  readonly name: PriceName;
  readonly region: string;
}

export const knownPrices = (files: readonly PriceFile[]): KnownPrice[] =>
  files.flatMap(({ region, prices }) =>
    PRICE_NAMES.flatMap((name) => (prices[name] ? [{ name, region, ...prices[name] }] : [])),
  );

/** How old a price is: the day that its source bears, else that on which it was read. */
export const dateOf = ({ asOf, checked }: Pick<Price, 'asOf' | 'checked'>): string => asOf ?? checked;
