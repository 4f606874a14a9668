import { bandedCost, givenPrices, PriceBook } from '../../../../lib/costs/prices/price-book';
import { PRICE_NAMES, vendorOf } from '../../../../lib/costs/prices/items';
import { knownPrices, readPriceFiles } from '../../../../lib/costs/prices/price-file';

const files = readPriceFiles();
const book = new PriceBook(files);
const prices = knownPrices(files);

describe('the prices that are kept', () => {
  it('are there', () => expect(prices.length).toBeGreaterThan(50));

  it('stand in the files of the vendor whose bill they are on', () => {
    const elsewhere = files.flatMap(({ vendor, prices: kept }) =>
      PRICE_NAMES.filter((name) => kept[name] && vendorOf(name) !== vendor),
    );
    expect(elsewhere).toStrictEqual([]);
  });

  it('have bands that begin at nothing and rise', () => {
    for (const { usd } of prices) {
      const from = typeof usd === 'object' && usd ? usd.map((band) => band.from) : [0];
      expect(from).toStrictEqual([...new Set([0, ...from])].sort((one, other) => one - other));
    }
  });

  it('say what is known where they are not', () => {
    expect(prices.filter(({ usd, note }) => usd === null && !note)).toStrictEqual([]);
  });
});

describe('a charge', () => {
  it('is the quantity at the price of the region', () => {
    expect(book.charge('dynamodb.writes', 'eu-west-1', 2)).toMatchObject({
      amount: 1.41,
      unitPrice: '0.705',
      isUsers: false,
    });
  });

  it('is a gap, and not nothing, where the region has no such price', () => {
    expect(book.charge('atlas.m30', 'eu-west-1', 730)).toStrictEqual({
      amount: 0,
      unitPrice: null,
      isUsers: false,
      gap: 'no price of eu-west-1 is known',
    });
  });

  it('is a gap with what is known, where nobody publishes it', () => {
    const { gap, known } = book.charge('atlas.transfer.same-region', 'us-east-1', 1);
    expect([gap, known?.source]).toStrictEqual([
      'no price is known: 0.00 to 0.01.',
      expect.stringContaining('data-transfer'),
    ]);
  });

  it('is one for the part whose band has no price', () => {
    const at = (quantity: number) => book.charge('atlas.backup.continuous', 'us-east-1', quantity);
    expect([at(250).amount, at(250).gap]).toStrictEqual([207.5, undefined]);
    expect([at(251).amount, at(251).gap]).toStrictEqual([207.5, expect.stringContaining('from 250 GB-month on')]);
    expect(book.charge('atlas.backup.continuous', 'eu-west-1', 5).gap).toBeUndefined();
  });

  it('is the user’s price where one is given', () => {
    const own = new PriceBook(files, givenPrices([['atlas.m30', '0.6']]));
    expect(own.charge('atlas.m30', 'eu-west-1', 10)).toStrictEqual({ amount: 6, unitPrice: '0.6', isUsers: true });
  });
});

it('refuses all prices that cannot be used, at once', () => {
  expect(() =>
    givenPrices([
      ['atlas.m31', '1'],
      ['atlas.m30', 'dear'],
      ['atlas.m40', -1],
    ]),
  ).toThrow(/atlas\.m31: there is no such price\. Nearest: atlas\.m30[^]*atlas\.m30=dear[^]*atlas\.m40=-1/);
});

it('takes each band at its own price', () => {
  const bands = [
    { from: 0, usd: '0' },
    { from: 5, usd: '1' },
    { from: 100, usd: '0.5' },
  ];
  expect([0, 5, 6, 100, 102].map((quantity) => bandedCost(bands, quantity))).toStrictEqual([0, 0, 1, 95, 96]);
});
