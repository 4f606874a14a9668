import { priceItem } from '../../costs/prices/items';
import { dateOf, type KnownPrice, type Price } from '../../costs/prices/price-file';

const ORIGINS: Readonly<Record<Price['origin'], string>> = {
  vendor: 'vendor',
  copy: 'copy of the vendor’s list',
  secondary: 'SECONDARY',
};

/** What a price is, in few characters: each band's, `?` where it is not known. */
export const usdText = (usd: Price['usd'] | undefined): string =>
  typeof usd === 'object' && usd ? usd.map((band) => `${band.usd ?? '?'} from ${band.from}`).join(', ') : (usd ?? '?');

/** A line a price, ending in a newline. */
export const priceLines = (prices: readonly KnownPrice[]): string =>
  prices
    .map((price) => {
      const { name, region, usd, source, origin, note } = price;
      const what = `${name} in ${region}: ${usdText(usd)} USD a ${priceItem(name).unit}`;
      return `${what}\n  ${ORIGINS[origin]}, ${dateOf(price)}, ${source}${note ? `\n  ${note}` : ''}\n`;
    })
    .join('');
