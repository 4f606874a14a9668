import type { DatedFact } from '../../console/stale-facts';
import { dateOf, knownPrices, readPriceFiles } from './price-file';

/** Prices as facts that grow old: as old as what their source bears, whenever that was read. */
export const priceFacts = (folder?: string): DatedFact[] =>
  knownPrices(readPriceFiles(folder)).map((price) => ({
    what: `price ${price.name} in ${price.region}${price.origin === 'secondary' ? ' (secondary)' : ''}`,
    source: price.source,
    checked: dateOf(price),
  }));
