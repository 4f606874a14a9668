import { listedPrices } from '../../../../lib/costs/prices/price-list';
import type { PriceName } from '../../../../lib/costs/prices/items';
import { priceList, row } from '../../../support/price-list';

/** What is read of a list with these rows of DynamoDB. */
const read = async (name: PriceName, ...rows: ReturnType<typeof row>[]) =>
  (await listedPrices(priceList({ AmazonDynamoDB: rows }), 'eu-west-1', '2099-02-03')).get(name);

const usdOf = async (...given: Parameters<typeof read>) => {
  const found = await read(...given);
  return found && ('missing' in found ? found : found.price.usd);
};

describe('a price of AWS’s list', () => {
  it('is taken with its article number, its list and both dates', async () => {
    expect(await read('dynamodb.writes', row('EU-WriteRequestUnits', ['0', '0.0000009990']))).toStrictEqual({
      price: {
        usd: '0.999',
        sku: 'SKU0',
        source:
          'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonDynamoDB/20990102000000/eu-west-1/index.json',
        checked: '2099-02-03',
        asOf: '2099-01-02',
        origin: 'vendor',
      },
    });
  });

  it.each(['WriteRequestUnits', 'EU-WriteRequestUnits', 'USE1-WriteRequestUnits', 'APN1-WriteRequestUnits'])(
    'may be a row of %s',
    async (usagetype) => {
      expect(await usdOf('dynamodb.writes', row(usagetype, ['0', '0.0000005']))).toBe('0.5');
    },
  );

  it.each(['IA-WriteRequestUnits', 'EU-IA-WriteRequestUnits', 'ReplWriteRequestUnits', 'EU-ReplWriteRequestUnits'])(
    'is no row of %s',
    async (usagetype) => {
      expect(await usdOf('dynamodb.writes', row(usagetype, ['0', '0.0000005']))).toStrictEqual({
        missing: 'no row of WriteRequestUnits',
      });
    },
  );

  it('is the band that costs something, where the first is the free tier', async () => {
    const twice = [
      row('USE1-TimedStorage-ByteHrs', ['0', '0.25']),
      row('TimedStorage-ByteHrs', ['0', '0'], ['25', '0.25']),
    ];
    expect(await read('dynamodb.storage', ...twice)).toMatchObject({ price: { usd: '0.25', freeTier: 25 } });
  });

  it.each([
    [
      'differ',
      [row('EU-TimedStorage-ByteHrs', ['0', '1']), row('EUW1-TimedStorage-ByteHrs', ['0', '2'])],
      /that differ/,
    ],
    ['are all free', [row('EU-TimedStorage-ByteHrs', ['0', '0'])], /is free/],
    ['have bands', [row('EU-TimedStorage-ByteHrs', ['0', '2'], ['10', '1'])], /has bands/],
  ])('is not guessed where rows %s', async (_, rows, why) => {
    expect(await usdOf('dynamodb.storage', ...rows)).toStrictEqual({ missing: expect.stringMatching(why) });
  });
});

it('refuses a list of another shape, and a region that it has not', async () => {
  await expect(listedPrices(async () => ({ regions: [] }), 'eu-west-1', '2099-02-03')).rejects.toMatchObject({
    kind: 'invalid',
  });
  await expect(listedPrices(priceList({}), 'mars-1', '2099-02-03')).rejects.toMatchObject({ kind: 'absent' });
});
