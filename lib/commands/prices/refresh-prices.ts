import type { Progress } from '../../console/progress';
import { priceItem, PRICE_NAMES, vendorOf } from '../../costs/prices/items';
import { readPriceFile, readPriceFiles, writePriceFile, type Price } from '../../costs/prices/price-file';
import { listedPrices, type AskPriceList } from '../../costs/prices/price-list';
import { usdText } from './price-lines';

export interface Refreshing {
  readonly ask: AskPriceList;
  readonly folder: string;
  /** Undefined for all that have a file. */
  readonly region: string | undefined;
  readonly today: Date;
  readonly progress: Progress;
}

/** Writes each region's file once its whole list was read. @returns what has changed, and what the list was not asked for or has not */
export async function refreshPrices({ ask, folder, region, today, progress }: Refreshing): Promise<string> {
  const regions = region
    ? [region]
    : readPriceFiles(folder).flatMap((file) => (file.vendor === 'aws' ? file.region : []));
  const lines: string[] = [];
  for (const each of regions) {
    const listed = await progress.step(`Read the prices of ${each}`, () =>
      listedPrices(ask, each, today.toISOString().slice(0, 10)),
    );
    const file = readPriceFile(folder, 'aws', each);
    const prices = { ...file.prices };
    let same = 0;
    for (const [name, found] of listed) {
      const before = prices[name];
      if ('missing' in found) {
        lines.push(
          `${each}  ${name}: ${found.missing}; ${before ? `${usdText(before.usd)} of before is kept` : 'still not known'}`,
        );
        continue;
      }
      if (isSame(before, found.price)) same += 1;
      else lines.push(`${each}  ${name}: ${usdText(before?.usd)} -> ${usdText(found.price.usd)}`);
      prices[name] = found.price;
    }
    writePriceFile(folder, { ...file, prices });
    lines.push(`${each}: ${same} of ${listed.size} prices are as before, ${byHand} are kept by hand.`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

const byHand = PRICE_NAMES.filter((name) => vendorOf(name) === 'aws' && !priceItem(name).listed).length;

const isSame = (before: Price | undefined, now: Price): boolean =>
  before !== undefined && typeof before.usd === 'string' && Number(before.usd) === Number(now.usd);
