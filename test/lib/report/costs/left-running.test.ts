import { resolveAssembly } from '../../../../lib/assembly/resolve';
import { amountOf, idleMonth, leftRunning, leftRunningText } from '../../../../lib/report/costs/left-running';
import { assembly } from '../../../support/assemblies';
import { cluster, ordersTable } from '../../../support/orders-table';

const IN_EUROPE = {
  ReplicationSpecs: [
    {
      AdvancedRegionConfigs: [
        { ProviderName: 'AWS', RegionName: 'EU_WEST_1', ElectableSpecs: { InstanceSize: 'M30', NodeCount: 3 } },
      ],
    },
  ],
};
const appIn = (region: string, more = {}) =>
  resolveAssembly(assembly({ ...ordersTable('on-demand', region), ...cluster(more) }));
const here = appIn('us-east-1');
const there = appIn('eu-west-1', IN_EUROPE);

it('has a day of each side and of both together, with what has no known cost', () => {
  const rows = leftRunning(idleMonth(here, 'us-east-1'));
  expect(rows.map(({ name }) => name)).toStrictEqual(['DynamoDB', 'MongoDB Atlas', 'Together']);
  const [dynamodb, atlas, together] = rows;
  expect(dynamodb).toMatchObject({ gaps: 0, without: [] });
  expect(atlas).toMatchObject({
    day: expect.closeTo(24 * 0.54, 6),
    without: ['atlas.backup.continuous', 'atlas.transfer.same-region'],
  });
  expect(together).toMatchObject({ amount: dynamodb!.amount + atlas!.amount, gaps: 2, without: atlas!.without });
  expect(amountOf(dynamodb!, 1)).toBe('1.00');
  expect(amountOf(together!, 1)).toBe('at least 1.00');
});

it('says what a side lives by and has no price, and what it would be where that is known', () => {
  const [dynamodb, atlas, together, elsewhere, prices] = leftRunningText(there, 'eu-west-1');
  expect(dynamodb).toMatch(/^DynamoDB: \d+\.\d\d USD a day, \d+\.\d\d a month$/);
  expect(atlas).toBe(
    'MongoDB Atlas: at least 0.00 USD a day, 0.00 a month, and atlas.m30, whose price is not known; no cost is known of atlas.backup.continuous, atlas.transfer.same-region',
  );
  expect(together).toMatch(/^Together: at least .*, and atlas\.m30, whose price is not known$/);
  expect(elsewhere).toMatch(/^Together at prices of us-east-1: at least 1\d\.\d\d USD a day, \d+\.\d\d a month$/);
  expect(prices).toMatch(/^Prices of 20/);
});

it('needs no other region where all is known', () => {
  expect(leftRunningText(here, 'us-east-1').join('\n')).not.toContain('at prices of');
});
