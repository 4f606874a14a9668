import type { Progress } from '../../console/progress';
import { priceItem, PRICE_NAMES, vendorOf } from '../../costs/prices/items';
import { readPriceFile, readPriceFiles, writePriceFile, type Price } from '../../costs/prices/price-file';
import { listedPrices, type AskPriceList } from '../../costs/prices/price-list';
import { usdText } from './price-lines';

export interface Refreshing {
  readonly ask: AskPriceList;
  readonly folder: string;
  readonly region: string;
  readonly today: Date;
  readonly progress: Progress;
}

/** Regions whose prices of AWS are kept. */
export const keptRegions = (folder: string): string[] =>
  readPriceFiles(folder).flatMap(({ vendor, region }) => (vendor === 'aws' ? [region] : []));

/** Writes the region's file once all of its list was read. @returns what has changed, and what the list was not asked for or has not */
export async function refreshPrices({ ask, folder, region, today, progress }: Refreshing): Promise<string> {
  const listed = await progress.step(`Read the prices of ${region}`, () =>
    listedPrices(ask, region, today.toISOString().slice(0, 10)),
  );
  const file = readPriceFile(folder, 'aws', region);
  const prices = { ...file.prices };
  const lines: string[] = [];
  for (const [name, found] of listed) {
    const before = prices[name];
    if ('missing' in found) {
      const kept = before ? `${usdText(before.usd)} of before is kept` : 'still not known';
      lines.push(`${region}  ${name}: ${found.missing}; ${kept}`);
      continue;
    }
    if (!isSame(before, found.price))
      lines.push(`${region}  ${name}: ${usdText(before?.usd)} -> ${usdText(found.price.usd)}`);
    prices[name] = found.price;
  }
  writePriceFile(folder, { ...file, prices });
  const same = listed.size - lines.length;
  lines.push(`${region}: ${same} of ${listed.size} prices are as before, ${byHand} are kept by hand.`);
  return lines.map((line) => `${line}\n`).join('');
}

const byHand = PRICE_NAMES.filter((name) => vendorOf(name) === 'aws' && !priceItem(name).listed).length;

const isSame = (before: Price | undefined, now: Price): boolean =>
  before !== undefined && typeof before.usd === 'string' && Number(before.usd) === Number(now.usd);
