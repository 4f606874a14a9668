/** `npm run prices`: the prices that the project has, how old they are, and what AWS's list says today. */
import { regionName, wholeNumber } from '../../console/arguments';
import type { CommandLine } from '../../console/run-command';
import { staleFactsText } from '../../console/stale-facts';
import { priceFacts } from '../../costs/prices/price-facts';
import { knownPrices, PRICE_FOLDER, readPriceFiles } from '../../costs/prices/price-file';
import { PRICE_LIST, type AskPriceList } from '../../costs/prices/price-list';
import { Refusal } from '../../errors';
import { priceLines } from './price-lines';
import { keptRegions, refreshPrices } from './refresh-prices';

interface Options {
  readonly region?: string;
  readonly stale?: number;
  readonly refresh?: true;
}

interface World {
  readonly ask: AskPriceList;
  readonly folder: string;
  readonly today: () => Date;
}

/** @param world stood in for by a test */
export const pricesFrom =
  ({ ask, folder, today }: World): CommandLine =>
  (command, { out, progress }) => {
    command
      .name('npm run prices --')
      .description('Lists the prices that the project reckons with, their sources and their age.')
      .option('--region <region>', 'of this region only', regionName)
      .option('--stale <days>', 'list those whose source is older than that', wholeNumber(0, 3_650))
      .option(
        '--refresh',
        'read AWS’s public price list, show what differs, and write it into lib/costs/prices; no account is needed',
      )
      .addHelpText('after', '\nPrices of Atlas are kept by hand: MongoDB publishes no list that a program could read.');
    return async () => {
      const { region, stale, refresh } = command.opts<Options>();
      if (refresh) {
        for (const each of region ? [region] : keptRegions(folder))
          out.write(await refreshPrices({ ask, folder, region: each, today: today(), progress }));
      } else if (stale !== undefined) {
        out.write(staleFactsText(priceFacts(folder), stale, today()));
      } else {
        out.write(priceLines(knownPrices(readPriceFiles(folder)).filter((one) => !region || one.region === region)));
      }
      return 0;
    };
  };

const TIMEOUT_MS = 60_000;

const askAws: AskPriceList = async (path) => {
  try {
    const answer = await fetch(`${PRICE_LIST}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.ok) return await answer.json();
    throw new Refusal(`${PRICE_LIST}${path} answers ${answer.status}. Try again later.`, 'unavailable');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `${PRICE_LIST}${path} cannot be read: ${String(error)}. Nothing was written for this region.`,
      'unavailable',
    );
  }
};

export const command = pricesFrom({ ask: askAws, folder: PRICE_FOLDER, today: () => new Date() });
