import { resolveAssembly } from '../../../../lib/assembly/resolve';
import { breakEvenOf, type BreakEven } from '../../../../lib/costs/break-even/break-even';
import { sustainedGiven } from '../../../../lib/costs/break-even/sustained';
import { PARAMETERS } from '../../../../lib/costs/month/context';
import { givenPrices, PriceBook } from '../../../../lib/costs/prices/price-book';
import { readPriceFiles } from '../../../../lib/costs/prices/price-file';
import { workloadSchema } from '../../../../lib/costs/workload/schema';
import { assembly } from '../../../support/assemblies';
import { cluster, ordersTable } from '../../../support/orders-table';

const files = readPriceFiles();
const WORKLOAD = {
  items: 10_000_000,
  itemBytes: 1_000,
  operations: { get: 50, put: 50 },
  rate: 200,
  consistency: 'strong',
  atlasBackupGb: 15,
};
const TRANSFER = { 'atlas.transfer.same-region': '0' };

interface Given {
  readonly billing?: 'on-demand' | 'provisioned';
  readonly resources?: ReturnType<typeof cluster>;
  readonly workload?: object;
  readonly prices?: Readonly<Record<string, string>>;
  readonly sustained?: readonly string[];
}

const breakEven = ({
  billing = 'on-demand',
  resources = cluster(),
  workload = {},
  prices = TRANSFER,
  sustained = [],
}: Given = {}): BreakEven =>
  breakEvenOf(
    {
      app: resolveAssembly(assembly({ ...ordersTable(billing, 'us-east-1'), ...resources })),
      workload: workloadSchema.parse({ ...WORKLOAD, ...workload }),
      home: 'us-east-1',
      parameters: PARAMETERS,
    },
    new PriceBook(files, givenPrices(Object.entries(prices))),
    sustainedGiven(sustained),
  );

const rates = ({ crossings }: Pick<BreakEven, 'crossings'>) =>
  crossings.map(({ rate, below }) => [below, Math.round(rate * 10) / 10]);

/** Million operations in a month of one a second, USD of one of them at half a strong read and half a write of table and index, USD that is fixed. */
const PER_RATE = 2.628 * (0.5 * 0.125 + 0.5 * 2 * 0.625);
const STORED = (2_200 * 1e7 * 0.25 + 1_100 * 1e7 * 0.2) / 2 ** 30;
const M30 = 730 * 0.54 + 10;

const plain = breakEven();
const provisioned = breakEven({ billing: 'provisioned' });

describe('the lines', () => {
  it('cross where a hand computation says', () => {
    const [crossing, ...more] = plain.crossings;
    expect(more).toStrictEqual([]);
    expect(crossing).toMatchObject({
      rate: expect.closeTo((M30 - STORED) / PER_RATE, 3),
      below: 'dynamodb',
      amount: expect.closeTo(M30, 2),
      bound: 'exact',
      isStep: false,
    });
  });

  it('are those of npm run cost at the workload’s own rate', () => {
    expect(plain.own).toMatchObject({ rate: 200, dynamodb: { gaps: 0 }, atlas: { size: 'M30', gaps: 0 } });
    expect([plain.own.dynamodb.amount, plain.own.atlas?.amount]).toStrictEqual(
      plain.month.totals.slice(0, 2).map(({ amount }) => amount),
    );
  });

  it.each([
    ['on-demand', plain],
    ['provisioned', provisioned],
  ])('never fall with the rate, %s', (_, { points }) => {
    expect(points.length).toBeGreaterThan(18);
    const fall = points.slice(1).filter(({ rate, dynamodb, atlas }, index) => {
      const before = points[index]!;
      return rate < before.rate || dynamodb.amount < before.dynamodb.amount || atlas!.amount < before.atlas!.amount;
    });
    expect(fall).toStrictEqual([]);
  });

  it('go on above what the table lets through, and say from where on it throttles', () => {
    const { points, throttledFrom } = provisioned;
    // 700 units of 1,000 in use, half a unit an operation.
    expect(throttledFrom).toBeCloseTo(1_400, 6);
    const at = (rate: number) => points.find((one) => one.rate === rate)!.dynamodb.amount;
    expect(at(100_000) / at(10_000)).toBeCloseTo(10, 1);
    expect(plain.throttledFrom).toBeUndefined();
  });

  it('do not cross where one side is always cheaper', () => {
    const { crossings, points } = breakEven({
      prices: { ...TRANSFER, 'atlas.m30': '0', 'atlas.backup.continuous': '0' },
    });
    expect(crossings).toStrictEqual([]);
    expect(points.every(({ dynamodb, atlas }) => dynamodb.amount > atlas!.amount)).toBe(true);
  });
});

describe('what is not known', () => {
  const totals = {
    Totals: [
      'AWS::DynamoDB::GlobalTable',
      { TableName: 'totals', KeySchema: [{ AttributeName: 'id' }], Replicas: [{ Region: 'us-east-1' }] },
    ],
  } satisfies Given['resources'];

  it.each<[string, Given, string]>([
    ['of Atlas alone puts the crossing higher', { prices: {} }, 'at least'],
    ['of DynamoDB alone puts it lower', { resources: { ...cluster(), ...totals } }, 'at most'],
    ['of both leaves it open', { prices: {}, resources: { ...cluster(), ...totals } }, 'open'],
  ])('%s', (_, given, bound) => expect(breakEven(given).crossings[0]?.bound).toBe(bound));

  it('of a price that a side lives by leaves nothing to compare', () => {
    const elsewhere = cluster({
      ReplicationSpecs: [
        {
          AdvancedRegionConfigs: [
            { ProviderName: 'AWS', RegionName: 'EU_WEST_1', ElectableSpecs: { InstanceSize: 'M30', NodeCount: 3 } },
          ],
        },
      ],
    });
    const { crossings, own } = breakEven({ resources: elsewhere });
    expect([crossings, own.atlas?.unpriced]).toStrictEqual([[], 'atlas.m30']);
  });

  it('is what a size sustains, and then there is no limit', () => {
    expect([plain.steps, plain.points.every(({ atlas }) => atlas?.size === 'M30')]).toStrictEqual([[], true]);
  });
});

describe('what sizes sustain', () => {
  const stepped = breakEven({ sustained: ['M30=300', 'm40=5000', 'M10=50'] });

  it('makes Atlas step, and the lines cross again, at the step too', () => {
    const M40 = 730 * 1.04 + 10;
    expect(rates(stepped)).toStrictEqual([
      ['dynamodb', expect.closeTo((M30 - STORED) / PER_RATE, 1)],
      ['atlas', 300],
      ['dynamodb', expect.closeTo((M40 - STORED) / PER_RATE, 1)],
    ]);
    expect(stepped.crossings.map(({ isStep, size }) => [isStep, size])).toStrictEqual([
      [false, 'M30'],
      [true, 'M40'],
      [false, 'M40'],
    ]);
  });

  it('ends the line where no size is known to take more', () => {
    expect(stepped.points.filter(({ rate, isOver }) => rate === 5_000 && isOver)).toMatchObject([{ rate: 5_000 }]);
    expect(stepped.points.filter(({ atlas }) => !atlas).every(({ rate }) => rate >= 5_000)).toBe(true);
    expect(stepped.points.at(-1)?.atlas).toBeUndefined();
  });

  it('leaves out what is smaller than what is deployed', () => expect(stepped.leftOut).toStrictEqual(['M10']));

  it('is asked of the busiest hour, while a rate is the day’s average', () => {
    const workload = { rate: { usual: 10, peak: 250, peakHours: 1 } };
    const { steps, own, crossings } = breakEven({ workload, sustained: ['M30=12500'] });
    expect([steps[0]?.upTo, own.rate]).toStrictEqual([1_000, 20]);
    expect(crossings[0]?.rate).toBeCloseTo(plain.crossings[0]!.rate, 3);
  });

  it('is published of a shared size', () => {
    const region = {
      ProviderName: 'TENANT',
      BackingProviderName: 'AWS',
      RegionName: 'US_EAST_1',
      ElectableSpecs: { InstanceSize: 'M0', NodeCount: 3 },
    };
    const { steps, crossings, points } = breakEven({
      resources: cluster({ ReplicationSpecs: [{ AdvancedRegionConfigs: [region] }] }),
    });
    expect(steps).toMatchObject([{ size: 'M0', upTo: 100, from: 'vendor' }]);
    expect(crossings).toStrictEqual([]);
    expect(points.filter(({ atlas }) => atlas).at(-1)?.rate).toBe(100);
  });

  it.each([
    [['M10'], /M10: allowed is a size with its operations a second/],
    [['M10=0'], /M10=0: allowed is a size/],
    [['M11=5'], /M11=5: allowed are M10, M20/],
    [['M30=500', 'M10=600'], /M30=500: allowed is more than the 600 of M10, which is smaller/],
  ])('cannot be %j', (sustained, message) => expect(() => sustainedGiven(sustained)).toThrow(message));
});

describe('what moves the crossing', () => {
  const of = ({ sensitivity }: BreakEven, what: RegExp) => sensitivity.find((one) => what.test(one.what));
  const perRate = (reads: number, writes: number) => 2.628 * (0.5 * reads * 0.125 + 0.5 * writes * 0.625);

  it.each<[RegExp, number]>([
    [/^Reads eventual instead of strong/, (M30 - STORED) / perRate(0.5, 2)],
    [/^Items of 1,025 bytes: one over/, (M30 - STORED * 1.023) / perRate(1, 4)],
    [/^Items of 1,024 bytes: the most/, (M30 - STORED * 1.022) / perRate(1, 2)],
    [/^Cluster with a customer key/, (M30 + 730 * 0.54 * 0.15 - STORED) / PER_RATE],
    [/^Table orders with a customer key/, (M30 - STORED - 1) / PER_RATE],
    [/^One more global index/, (M30 - STORED - (1_100 * 1e7 * 0.25) / 2 ** 30) / perRate(1, 3)],
    [/^Without by-status/, (M30 - STORED + (1_100 * 1e7 * 0.25) / 2 ** 30) / perRate(1, 1)],
    // Half a read and a write of table and index, 70 % in use.
    [/^Table orders provisioned, 70 %/, (M30 - STORED) / (((0.5 * 0.00013 + 2 * 0.5 * 0.00065) / 0.7) * 730)],
  ])('%s, by the hand computation', (what, rate) => {
    const { crossing, factor } = of(plain, what)!;
    expect(Math.abs(crossing!.rate / rate - 1)).toBeLessThan(0.005);
    expect(factor).toBeCloseTo(crossing!.rate / plain.crossings[0]!.rate, 9);
  });

  it('stands in the order of how far it moves', () => {
    const moved = plain.sensitivity.map(({ factor }) => Math.abs(Math.log(factor!)));
    expect(moved).toStrictEqual([...moved].sort((one, other) => other - one));
    expect(moved).toHaveLength(8);
  });

  it('goes the other way where the other is deployed', () => {
    const resources = cluster({ EncryptionAtRestProvider: 'AWS' });
    const { sensitivity, crossings } = breakEven({
      billing: 'provisioned',
      resources,
      workload: { consistency: 'eventual' },
    });
    const whats = sensitivity.map(({ what }) => what).join('\n');
    expect(whats).toMatch(/Reads strong instead of eventual/);
    expect(whats).toMatch(/Table orders on demand instead of provisioned/);
    expect(whats).toMatch(/Cluster without a customer key/);
    expect(of({ sensitivity } as BreakEven, /without a customer key/)!.crossing!.rate).toBeLessThan(crossings[0]!.rate);
  });
});

it('needs a cluster', () =>
  expect(() => breakEven({ resources: {} })).toThrow(/no cluster of Atlas’s, so there is nothing to compare/));
