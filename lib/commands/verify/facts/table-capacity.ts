import type { TableDescription } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { marked, type Fact } from '../question';
import { replicaIn, type DeployedTable } from './tables';

const shape = z.object({
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']),
  WriteOnDemandThroughputSettings: z.object({ MaxWriteRequestUnits: z.int() }).optional(),
  WriteProvisionedThroughputSettings: z
    .object({
      WriteCapacityAutoScalingSettings: z.object({ MinCapacity: z.number(), MaxCapacity: z.number() }).optional(),
    })
    .optional(),
});

interface Range {
  readonly MinCapacity: number;
  readonly MaxCapacity: number;
}

/** On demand: the most that it takes a second. Provisioned: whether it stands within what autoscaling may choose. */
export function capacityFact(table: DeployedTable): Fact<TableDescription> {
  const template = shape.parse(table.resource.properties);
  const replica = replicaIn(table);
  const common = { kind: 'table-capacity', claims: marked(table.resource, 'SCA-04', 'SVC-02') } as const;
  if (template.BillingMode === 'PAY_PER_REQUEST') {
    return {
      ...common,
      title: `${table.title} is billed on demand, up to the throughput that was synthesized`,
      expected: () => ({
        mode: 'PAY_PER_REQUEST',
        reads: replica.ReadOnDemandThroughputSettings?.MaxReadRequestUnits,
        writes: template.WriteOnDemandThroughputSettings?.MaxWriteRequestUnits,
      }),
      actual: ({ BillingModeSummary, OnDemandThroughput }) => ({
        mode: BillingModeSummary?.BillingMode,
        reads: OnDemandThroughput?.MaxReadRequestUnits,
        writes: OnDemandThroughput?.MaxWriteRequestUnits,
      }),
    };
  }
  const reads = replica.ReadProvisionedThroughputSettings?.ReadCapacityAutoScalingSettings;
  const writes = template.WriteProvisionedThroughputSettings?.WriteCapacityAutoScalingSettings;
  return {
    ...common,
    title: `${table.title} has provisioned capacity, within the bounds of its autoscaling`,
    expected: () => ({ mode: 'PROVISIONED', reads: rangeText(reads), writes: rangeText(writes) }),
    actual: ({ BillingModeSummary, ProvisionedThroughput }) => ({
      mode: BillingModeSummary?.BillingMode ?? 'PROVISIONED',
      reads: within(reads, ProvisionedThroughput?.ReadCapacityUnits),
      writes: within(writes, ProvisionedThroughput?.WriteCapacityUnits),
    }),
  };
}

const rangeText = (range: Range | undefined): string =>
  range ? `${range.MinCapacity} to ${range.MaxCapacity}` : 'any';

/** The range's own text where the capacity is in it; else the capacity. */
const within = (range: Range | undefined, capacity = 0): string | number =>
  range === undefined || (capacity >= range.MinCapacity && capacity <= range.MaxCapacity) ? rangeText(range) : capacity;
