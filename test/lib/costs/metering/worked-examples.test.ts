/** Atlas's own examples, by its own prices. */
import { endpointCapacityUnits, flexPrice } from '../../../../lib/costs/metering/atlas';
import type { PriceName } from '../../../../lib/costs/prices/items';
import { PriceBook } from '../../../../lib/costs/prices/price-book';
import { readPriceFiles } from '../../../../lib/costs/prices/price-file';

const REGION = 'us-east-1';
const files = readPriceFiles();
const book = new PriceBook(files);
const cost = (name: PriceName, quantity: number): number => book.charge(name, REGION, quantity).amount;

// https://www.mongodb.com/docs/atlas/billing/atlas-flex-costs/
describe('Flex', () => {
  const hours = (...parts: [hours: number, operationsPerSecond: number][]): number =>
    parts.reduce((sum, [count, rate]) => sum + cost(flexPrice(rate), count), 0);

  it.each<[string, [number, number][], number]>([
    [
      '20 days below 100 operations a second, 5 at 250, 3 at 500',
      [
        [480, 99],
        [120, 250],
        [72, 500],
      ],
      11.7,
    ],
    [
      '5 hours below 100, 10 at 410, 9 at 150',
      [
        [5, 99],
        [10, 410],
        [9, 150],
      ],
      0.65,
    ],
    [
      '25 days below 100, 5 at 200, which is still the band below',
      [
        [600, 99],
        [120, 200],
      ],
      9.06,
    ],
  ])('%s', (_, parts, usd) => expect(hours(...parts)).toBeCloseTo(usd, 2));
});

// https://www.mongodb.com/docs/atlas/billing/cluster-configuration-costs/ and invoice-breakdown/
it.each<[string, PriceName, number, number]>([
  ['115 GB of continuous backup: 95 at 1.00, 15 at 0.75', 'atlas.backup.continuous', 115, 106.25],
  ['400 GB of snapshots at 0.14', 'atlas.backup.snapshots', 400, 56],
  ['the same for a day', 'atlas.backup.snapshots', (400 * 12) / 365, 1.84],
  ['an M30 for 30 days', 'atlas.m30', 24 * 30, 388.8],
])('%s', (_, name, quantity, usd) => expect(cost(name, quantity)).toBeCloseTo(usd, 2));

// https://www.mongodb.com/docs/atlas/billing/additional-services/
it('an hour of a private endpoint with 25 new TLS connections a second, 1,500 open and 2.5 GB', () => {
  const units = endpointCapacityUnits({ newTlsPerSecond: 25, openTls: 1_500, gb: 2.5 });
  expect(cost('atlas.private-endpoint', 1) + cost('atlas.private-endpoint-capacity', units)).toBeCloseTo(0.075, 6);
});

it.each([
  [{ newTlsPerSecond: 100, openTls: 0, gb: 1 }, 2],
  [{ newTlsPerSecond: 0, openTls: 9_000, gb: 1 }, 3],
])('a private endpoint has the capacity of its largest dimension: %j', (traffic, units) =>
  expect(endpointCapacityUnits(traffic)).toBe(units),
);

// https://www.mongodb.com/docs/atlas/billing/triggers/
describe('a day of triggers', () => {
  const requests = 51_120_000;
  const hours = (requests * 300) / 3_600_000;
  const gb = requests * 0.000004;

  it.each<[PriceName, number, number]>([
    ['atlas.triggers.requests', requests / 1_000_000, 76.07],
    ['atlas.triggers.compute', hours, 76.23],
    ['atlas.triggers.transfer', gb, 24.48],
  ])('%s', (name, quantity, usd) => expect(cost(name, quantity)).toBeCloseTo(usd, 2));

  it('altogether', () => {
    const parts = [
      cost('atlas.triggers.requests', requests / 1_000_000),
      cost('atlas.triggers.compute', hours),
      cost('atlas.triggers.transfer', gb),
    ];
    expect(parts.reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(176.78, 2);
  });
});

// Lines of AWS's bill for 730 hours, as Infracost works them out for us-east-2, whose prices are these; the first two are AWS's own.
// https://aws.amazon.com/dynamodb/pricing/on-demand/
it.each<[string, PriceName, number, number]>([
  ['3.55 million writes', 'dynamodb.writes', 3.55, 2.22],
  ['3.55 million strong reads', 'dynamodb.reads', 3.55, 0.44],
  ['20 write units', 'dynamodb.write-capacity', 20 * 730, 9.49],
  ['30 read units', 'dynamodb.read-capacity', 30 * 730, 2.85],
  ['230 GB', 'dynamodb.storage', 230, 57.5],
  ['2,300 GB to be recovered', 'dynamodb.pitr', 2_300, 460],
  ['460 GB of backups', 'backup.dynamodb-warm', 460, 46],
  ['3 million replicated writes', 'dynamodb.replicated-writes', 3, 1.88],
])('%s', (_, name, quantity, usd) => expect(Math.round(cost(name, quantity) * 100 + 1e-6) / 100).toBe(usd));
