/** A small price list in the shape of AWS's, with article numbers and values of nobody's. */
import type { AskPriceList } from '../../lib/costs/prices/price-list';

interface Row {
  readonly usagetype: string;
  /** US dollars of each band, with where it begins. */
  readonly bands: readonly (readonly [from: string, usd: string])[];
}

export const row = (usagetype: string, ...bands: Row['bands']): Row => ({ usagetype, bands });

const VERSION = '20990102000000';

function offer(code: string, rows: readonly Row[]) {
  const skus = rows.map((one, index) => [`SKU${index}`, one] as const);
  return {
    formatVersion: 'v1.0',
    offerCode: code,
    version: VERSION,
    publicationDate: '2099-01-02T03:04:05Z',
    products: Object.fromEntries(
      skus.map(([sku, { usagetype }]) => [
        sku,
        { sku, productFamily: '', attributes: { servicecode: code, regionCode: 'eu-west-1', usagetype } },
      ]),
    ),
    terms: {
      OnDemand: Object.fromEntries(
        skus.map(([sku, { bands }]) => [
          sku,
          {
            [`${sku}.TERM`]: {
              offerTermCode: 'TERM',
              sku,
              effectiveDate: '2099-01-01T00:00:00Z',
              priceDimensions: Object.fromEntries(
                bands.map(([beginRange, USD], index) => [
                  `${sku}.TERM.RATE${index}`,
                  {
                    unit: 'one',
                    beginRange,
                    endRange: bands[index + 1]?.[0] ?? 'Inf',
                    description: '',
                    pricePerUnit: { USD },
                    appliesTo: [],
                  },
                ]),
              ),
              termAttributes: {},
            },
          },
        ]),
      ),
      Reserved: {},
    },
  };
}

/** What the list answers, with the rows of an offer by its code; other offers have none. */
export const priceList =
  (offers: Readonly<Record<string, readonly Row[]>>): AskPriceList =>
  async (path) => {
    const [, code = '', last] = /^\/offers\/v1\.0\/aws\/(\w+)\/.*?([\w.]+)$/.exec(path) ?? [];
    if (last === 'index.json') return offer(code, offers[code] ?? []);
    const currentVersionUrl = `/offers/v1.0/aws/${code}/${VERSION}/eu-west-1/index.json`;
    return { formatVersion: 'v1.0', regions: { 'eu-west-1': { regionCode: 'eu-west-1', currentVersionUrl } } };
  };
