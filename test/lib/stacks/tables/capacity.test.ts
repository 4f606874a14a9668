import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { tableBilling, warmThroughput } from '../../../../lib/stacks/tables/capacity';
import { ordersTableScope } from '../../../support/orders-table-scope';
import { onlyResource } from '../../../support/resources';
import { settingsOf, testStack } from '../../../support/test-stack';

function billed(overrides: Record<string, unknown>) {
  const stack = testStack();
  const id = { name: 'id', type: AttributeType.STRING };
  new TableV2(stack, 'Table', {
    partitionKey: id,
    billing: tableBilling(settingsOf('trial', overrides).dynamodb),
    globalSecondaryIndexes: [{ indexName: 'index', partitionKey: id }],
  });
  return onlyResource(Template.fromStack(stack), 'AWS::DynamoDB::GlobalTable').Properties;
}

const scaling = (MinCapacity: number, MaxCapacity: number, TargetValue: number) => ({
  MinCapacity,
  MaxCapacity,
  SeedCapacity: MinCapacity,
  TargetTrackingScalingPolicyConfiguration: { TargetValue },
});

describe('on-demand capacity', () => {
  const table = billed({ 'dynamodb.onDemand.maxReadUnits': 11, 'dynamodb.onDemand.maxWriteUnits': 7 });

  it('is billed by the request', () => {
    expect(table.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('has the ceilings of the settings', () => {
    expect(table.WriteOnDemandThroughputSettings).toStrictEqual({ MaxWriteRequestUnits: 7 });
    expect(table.Replicas[0].ReadOnDemandThroughputSettings).toStrictEqual({ MaxReadRequestUnits: 11 });
  });

  it('provisions nothing', () => {
    expect(JSON.stringify(table)).not.toContain('Provisioned');
  });
});

describe('provisioned capacity', () => {
  const table = billed({
    'dynamodb.capacity': 'provisioned',
    'dynamodb.provisioned.minReadUnits': 2,
    'dynamodb.provisioned.maxReadUnits': 20,
    'dynamodb.provisioned.minWriteUnits': 3,
    'dynamodb.provisioned.maxWriteUnits': 30,
    'dynamodb.provisioned.targetUtilizationPercent': 60,
  });
  const reads = { ReadCapacityAutoScalingSettings: scaling(2, 20, 60) };
  const writes = { WriteCapacityAutoScalingSettings: scaling(3, 30, 60) };

  it('is billed by the hour', () => {
    expect(table.BillingMode).toBe('PROVISIONED');
  });

  it('scales the table between the bounds of the settings', () => {
    expect(table.Replicas[0].ReadProvisionedThroughputSettings).toStrictEqual(reads);
    expect(table.WriteProvisionedThroughputSettings).toStrictEqual(writes);
  });

  it('scales the index with the table', () => {
    expect(table.Replicas[0].GlobalSecondaryIndexes[0].ReadProvisionedThroughputSettings).toStrictEqual(reads);
    expect(table.GlobalSecondaryIndexes[0].WriteProvisionedThroughputSettings).toStrictEqual(writes);
  });

  it('has no ceiling of on-demand', () => {
    expect(JSON.stringify(table)).not.toContain('OnDemand');
  });
});

describe('warm throughput', () => {
  const warmed = (overrides: Record<string, unknown>) => {
    const { stack } = ordersTableScope(settingsOf('trial', overrides));
    return onlyResource(Template.fromStack(stack), 'AWS::DynamoDB::GlobalTable').Properties;
  };
  const both = { 'dynamodb.warm.readUnits': 20_000, 'dynamodb.warm.writeUnits': 5_000 };
  const units = { ReadUnitsPerSecond: 20_000, WriteUnitsPerSecond: 5_000 };

  it('is what the settings say, for the table and the index that has its own', () => {
    const table = warmed(both);
    expect(table.WarmThroughput).toStrictEqual(units);
    expect(
      table.GlobalSecondaryIndexes.map(({ IndexName, WarmThroughput }: never) => [IndexName, WarmThroughput]),
    ).toStrictEqual([['by-status', units]]);
  });

  it('is not asked for a local index, which shares the table’s', () => {
    expect(warmed(both).LocalSecondaryIndexes[0]).not.toHaveProperty('WarmThroughput');
  });

  it('is that of both indexes where both are global', () => {
    const { GlobalSecondaryIndexes: indexes } = warmed({
      ...both,
      'dynamodb.customerIndex': 'global',
      'dynamodb.trigger': false,
    });
    expect(indexes.map(({ WarmThroughput }: never) => WarmThroughput)).toStrictEqual([units, units]);
  });

  it('can be for reads or writes alone', () => {
    expect(warmThroughput(settingsOf('trial', { 'dynamodb.warm.writeUnits': 5_000 }).dynamodb)).toStrictEqual({
      warmThroughput: { writeUnitsPerSecond: 5_000 },
    });
    expect(warmThroughput(settingsOf('trial', { 'dynamodb.warm.readUnits': 20_000 }).dynamodb)).toStrictEqual({
      warmThroughput: { readUnitsPerSecond: 20_000 },
    });
  });

  it('is left to DynamoDB where the settings say nothing', () => {
    expect(JSON.stringify(warmed({}))).not.toContain('WarmThroughput');
  });
});
