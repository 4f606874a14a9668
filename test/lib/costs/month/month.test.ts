import { resolveAssembly } from '../../../../lib/assembly/resolve';
import { PARAMETERS, type Parameters as MonthParameters } from '../../../../lib/costs/month/context';
import { monthOf, type Month } from '../../../../lib/costs/month/month';
import { givenPrices, PriceBook } from '../../../../lib/costs/prices/price-book';
import { readPriceFiles } from '../../../../lib/costs/prices/price-file';
import { workloadSchema, type Workload } from '../../../../lib/costs/workload/schema';
import { assembly } from '../../../support/assemblies';
import { cluster, ordersTable } from '../../../support/orders-table';

const WORKLOAD = {
  items: 10_000_000,
  itemBytes: 1_000,
  operations: { get: 50, put: 50 },
  rate: 200,
  consistency: 'strong',
  atlasBackupGb: 15,
};

interface Given {
  readonly resources?: Parameters<typeof assembly>[0];
  readonly workload?: object;
  readonly prices?: Readonly<Record<string, string>>;
  readonly parameters?: Partial<MonthParameters>;
}

const files = readPriceFiles();

function month({
  resources = ordersTable('on-demand', 'us-east-1'),
  workload = {},
  prices = {},
  parameters = {},
}: Given = {}): Month {
  const read: Workload = workloadSchema.parse({ ...WORKLOAD, ...workload });
  return monthOf(
    {
      app: resolveAssembly(assembly(resources)),
      workload: read,
      home: 'us-east-1',
      parameters: { ...PARAMETERS, ...parameters },
    },
    new PriceBook(files, givenPrices(Object.entries(prices))),
  );
}

const total = (of: Month, side = 'dynamodb') => of.totals.find((one) => one.side === side);
const cents = (amount: number | undefined): number => Math.round((amount ?? NaN) * 100) / 100;
const line = (of: Month, what: RegExp) => of.lines.find((one) => what.test(one.what));
const costs = (given: Given): number => cents(total(month(given))?.amount);

describe('10 million items of 1,000 bytes, 200 operations a second, half reads and half writes', () => {
  it('cost 368.52 on demand', () => {
    expect(total(month())).toStrictEqual({ side: 'dynamodb', amount: expect.closeTo(368.52, 2), gaps: 0 });
  });

  it('cost 156.45 provisioned at 70 %: 143 and 286 units; and the one unit of reads that an index has at least', () => {
    const provisioned = month({ resources: ordersTable('provisioned', 'us-east-1') });
    const units = (what: RegExp) => (line(provisioned, what)?.quantity ?? NaN) / PARAMETERS.hours;
    expect(
      [/^read capacity of orders$/, /^write capacity of orders$/, /^write.*index/, /^read.*index/].map(units),
    ).toStrictEqual([143, 143, 143, 1]);
    const ofIndexReads = line(provisioned, /^read.*index/)!.amount;
    expect(cents(ofIndexReads)).toBe(0.09);
    expect(cents(total(provisioned)!.amount - ofIndexReads)).toBe(156.45);
  });

  it('cost 404.20 on an M30, and 2.63 more where traffic within the region costs 0.01', () => {
    const resources = { ...ordersTable('on-demand', 'us-east-1'), ...cluster() };
    expect(total(month({ resources }), 'atlas')).toStrictEqual({
      side: 'atlas',
      amount: expect.closeTo(404.2, 2),
      gaps: 1,
    });
    const prices = { 'atlas.transfer.same-region': '0.01' };
    expect(total(month({ resources, prices }), 'atlas')).toStrictEqual({
      side: 'atlas',
      amount: expect.closeTo(406.83, 2),
      gaps: 0,
    });
  });
});

describe('on the side of DynamoDB', () => {
  it.each<[string, object, number]>([
    ['eventual reads cost half', { consistency: 'eventual' }, -16.43],
    ['25 bytes more are no unit more, but more to keep', { itemBytes: 1_024 }, 0.16],
    ['26 bytes more are two units a write, on table and index', { itemBytes: 1_025 }, 328.66],
    ['transactions double the table, not its index', { transactional: 1 }, 164.25 + 32.85],
    ['a refused write costs the table, and no index', { refused: 1 }, -164.25],
    ['growth is billed with half of it', { growth: 10_000_000 }, 3.59],
    [
      'two sizes of as many items are their mean',
      {
        itemBytes: [
          { bytes: 500, parts: 1 },
          { bytes: 1_500, parts: 1 },
        ],
      },
      164.25,
    ],
  ])('%s', (_, workload, more) => expect(costs({ workload }) - costs({})).toBeCloseTo(more, 1));

  it('a change of status moves the order in the index by status, which is two writes', () => {
    const { lines } = month({ workload: { operations: { changeStatus: 1 }, rate: 1 } });
    const writes = lines.filter(({ price }) => price === 'dynamodb.writes').map(({ quantity }) => quantity);
    expect(writes).toStrictEqual([2.628, 5.256]);
  });

  it('a listing is added up and rounded once, and eventual over a global index', () => {
    const { lines } = month({ workload: { operations: { listByStatus: 1 }, rate: 1, pageSize: 10 } });
    expect(lines.filter(({ price }) => price === 'dynamodb.reads').map(({ quantity }) => quantity)).toStrictEqual([
      1.5 * 2.628,
    ]);
  });

  it('another region has the writes, its storage and what goes there', () => {
    const two = month({ resources: ordersTable('on-demand', 'us-east-1', 'eu-west-1') });
    expect(two.lines.map(({ what, price, region }) => [what, price, region])).toStrictEqual([
      ['reads of orders', 'dynamodb.reads', 'us-east-1'],
      ['writes of orders', 'dynamodb.replicated-writes', 'us-east-1'],
      ['writes of orders, index by-status', 'dynamodb.writes', 'us-east-1'],
      ['writes of orders', 'dynamodb.replicated-writes', 'eu-west-1'],
      ['writes of orders, index by-status', 'dynamodb.writes', 'eu-west-1'],
      ['replication to eu-west-1', 'transfer.other-region', 'us-east-1'],
      ['storage of orders with 1 indexes', 'dynamodb.storage', 'us-east-1'],
      ['point-in-time recovery of orders, 35 days', 'dynamodb.pitr', 'us-east-1'],
      ['storage of orders with 1 indexes', 'dynamodb.storage', 'eu-west-1'],
      ['point-in-time recovery of orders, 35 days', 'dynamodb.pitr', 'eu-west-1'],
    ]);
    const one = (of: Month) => line(of, /^storage/)!.quantity!;
    // 48 bytes more an item of a global table; not of an entry of its index.
    expect(one(two) / one(month())).toBeCloseTo((1_148 + 1_100) / 2_200, 6);
  });

  it('capacity follows the hours of the day', () => {
    const provisioned = month({
      resources: ordersTable('provisioned', 'us-east-1'),
      workload: { rate: { usual: 0, peak: 2_400, peakHours: 2 } },
    });
    // 1,200 reads a second at 70 % are more than the most.
    expect(line(provisioned, /^read capacity of orders$/)?.quantity).toBeCloseTo(((1_000 * 2 + 22) / 24) * 730, 6);
    expect(provisioned.notes).toStrictEqual(
      expect.arrayContaining([expect.stringMatching(/^reads: the busiest hour wants 1715 units.*lets 1000 through/)]),
    );
  });

  it('the free tier is taken off once, where it is asked for', () => {
    const resources = ordersTable('provisioned', 'us-east-1');
    const [taken, without] = [month({ resources, parameters: { freeTier: true } }), month({ resources })];
    // 18,600 unit-hours of either kind, and all of the 20.5 GB.
    expect(total(without)!.amount - total(taken)!.amount).toBeCloseTo(
      18_600 * 0.00078 + line(without, /^storage/)!.amount,
      6,
    );
  });
});

describe('on the side of Atlas', () => {
  const atlas = (more: object = {}, given: Given = {}) =>
    month({
      ...given,
      resources: { ...ordersTable('on-demand', 'us-east-1'), ...cluster(more as never), ...given.resources },
    });

  it.each<[string, ReturnType<typeof atlas>, number]>([
    ['a customer’s key adds 15 % of the hours', atlas({ EncryptionAtRestProvider: 'AWS' }), 59.13],
    ['auditing adds 10 %', atlas({}, { resources: { Audit: ['MongoDB::Atlas::Auditing'] } }), 39.42],
    ['snapshots alone are paid by their own price', atlas({ PitEnabled: false }), 15 * 0.14 - 10],
    ['without backup there is none', atlas({ BackupEnabled: false }), -10],
  ])('%s', (_, changed, more) =>
    expect(total(changed, 'atlas')!.amount - total(atlas(), 'atlas')!.amount).toBeCloseTo(more, 2),
  );

  it('nodes are priced by their region, and a region without a price is a gap', () => {
    const config = (RegionName: string, NodeCount: number, ProviderName = 'AWS') => ({
      ProviderName,
      RegionName,
      ElectableSpecs: { InstanceSize: 'M30', NodeCount },
    });
    const spread = atlas({
      ReplicationSpecs: [
        { AdvancedRegionConfigs: [config('US_EAST_1', 2), config('EU_WEST_1', 2), config('WESTERN_EUROPE', 1, 'GCP')] },
      ],
    });
    const nodes = spread.lines.filter(({ what }) => /nodes M30$/.test(what));
    expect(nodes.map(({ region, amount, gap }) => [region, cents(amount), gap])).toStrictEqual([
      ['us-east-1', 262.8, undefined],
      ['eu-west-1', 0, 'no price of eu-west-1 is known'],
      ['GCP WESTERN_EUROPE', 0, 'no price of GCP WESTERN_EUROPE is known'],
    ]);
    expect(line(spread, /replication to 3 nodes elsewhere/)?.gap).toContain('0.02 to 0.15');
  });

  it('Flex is paid by the hour, as dear as its operations make it', () => {
    const flex = { ProviderName: 'FLEX', BackingProviderName: 'AWS', RegionName: 'US_EAST_1' };
    const { lines, notes } = atlas(
      { BackupEnabled: false, ReplicationSpecs: [{ AdvancedRegionConfigs: [flex] }] },
      { workload: { rate: { usual: 100, peak: 600, peakHours: 6 } } },
    );
    const hours = lines.filter(({ side }) => side === 'atlas');
    expect(hours.map(({ price, quantity, unitPrice }) => [price, quantity, unitPrice])).toStrictEqual([
      ['atlas.flex-500', 182.5, '0.0411'],
      ['atlas.flex', 547.5, '0.0110'],
    ]);
    expect(notes).toStrictEqual(['FLEX takes 500 operations a second at the most; the busiest hour has 600.']);
  });

  it('what a size of backups is, nobody guesses', () => {
    const { gap, quantity } = line(atlas({}, { workload: { atlasBackupGb: undefined } }), /continuous backup/)!;
    expect([gap, quantity]).toStrictEqual(['atlasBackupGb of the workload is not given', undefined]);
  });

  it('a private endpoint has an hour’s price and the capacity of its traffic', () => {
    const given = {
      resources: { Endpoint: ['MongoDB::Atlas::PrivateEndpointService', { Region: 'US_EAST_1' }] },
    } as const;
    const units = (connections?: object) =>
      line(atlas({}, { ...given, workload: { connections } } as never), /capacity of the private endpoint/)!.quantity! /
      730;
    // 200 orders of 1,000 bytes a second, either way.
    expect(units()).toBeCloseTo(0.72, 6);
    expect(units({ newPerSecond: 1, open: 6_000 })).toBeCloseTo(2, 6);
  });
});

const changedTable = (more: object) => {
  const { Orders } = ordersTable('on-demand', 'us-east-1');
  return { Orders: [Orders![0], { ...Orders![1], ...more }] } as NonNullable<Given['resources']>;
};
const warmTable = changedTable({ WarmThroughput: { ReadUnitsPerSecond: 12_000 } });
const boundedTable = changedTable({ WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 50 } });
const scaledCluster = cluster({
  ReplicationSpecs: [
    {
      AdvancedRegionConfigs: [
        {
          ProviderName: 'AWS',
          RegionName: 'US_EAST_1',
          ElectableSpecs: { InstanceSize: 'M30', NodeCount: 3 },
          AutoScaling: { Compute: { Enabled: true, MaxInstanceSize: 'M50' } },
        },
      ],
    },
  ],
});

describe('says what does not go together', () => {
  it.each<[string, Given, RegExp]>([
    ['regions', { workload: { regions: 2 } }, /^regions: 2 are wanted/],
    ['a stream', { workload: { streamed: true } }, /^streamed: table orders has no stream/],
    ['days', { workload: { backupDays: 36 } }, /^backupDays: 36 are wanted.*35 days/],
    [
      'a type',
      { resources: { ...ordersTable('on-demand', 'us-east-1'), Mainframe: ['AWS::Big::Iron'] } },
      /^AWS::Big::Iron: nothing here knows/,
    ],
    [
      'what autoscaling may do',
      { resources: { ...ordersTable('on-demand', 'us-east-1'), ...scaledCluster } },
      /from M30 up to M50/,
    ],
    ['what is paid once', { resources: warmTable }, /Warm throughput of table orders is paid once/],
    [
      'a ceiling',
      { resources: boundedTable },
      /^writes: the busiest hour wants 100 units a second of table orders, which lets 50 through/,
    ],
    [
      'a disk',
      { resources: { ...ordersTable('on-demand', 'us-east-1'), ...cluster() }, workload: { items: 50_000_000 } },
      /50 GB, and a node’s disk has 40/,
    ],
  ])('%s', (_, given, note) =>
    expect(month(given).notes).toStrictEqual(expect.arrayContaining([expect.stringMatching(note)])),
  );

  it('and nothing where it does', () => expect(month().notes).toStrictEqual([]));
});

describe('refuses', () => {
  it.each<[string, Given, RegExp]>([
    [
      'an operation that the table cannot serve',
      { workload: { operations: { listByCustomer: 1 } } },
      /operations\.listByCustomer: table orders has no index by-customer/,
    ],
    ['an item that is smaller than its keys', { workload: { itemBytes: 10 } }, /itemBytes: 10 is less than an order/],
    [
      'templates without the table',
      { resources: { Other: ['AWS::DynamoDB::GlobalTable', { KeySchema: [{ AttributeName: 'id' }], Replicas: [] }] } },
      /no table with the keys pk and sk/,
    ],
    [
      'a table that it cannot read',
      { resources: changedTable({ KeySchema: undefined }) },
      /Stack\/Orders cannot be read/,
    ],
  ])('%s', (_, given, message) => expect(() => month(given)).toThrow(message));
});
