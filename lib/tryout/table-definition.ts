/**
 * A table of the synthesized template as a local engine can be asked for it: what decides how items are found, billed and streamed.
 * Keys of encryption, recovery, replicas, limits and tags are left out, because no local engine has them; so is the time to live, which
 * is no part of a table's creation.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
import type { CreateTableCommandInput, ProvisionedThroughput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { SynthesizedTemplate } from '../engines/api-gateway/rest-api';
import { propertiesOf } from './properties-of';

const TYPE = 'AWS::DynamoDB::GlobalTable';

const key = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });
const index = z.object({
  IndexName: z.string(),
  KeySchema: z.array(key),
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
    NonKeyAttributes: z.array(z.string()).exactOptional(),
  }),
});
const autoscaled = z.object({ MinCapacity: z.number() });
const writes = z
  .object({ WriteCapacityAutoScalingSettings: autoscaled })
  .transform(({ WriteCapacityAutoScalingSettings }) => WriteCapacityAutoScalingSettings.MinCapacity)
  .optional();
const reads = z
  .object({ ReadCapacityAutoScalingSettings: autoscaled })
  .transform(({ ReadCapacityAutoScalingSettings }) => ReadCapacityAutoScalingSettings.MinCapacity)
  .optional();
const indexReads = z.object({ IndexName: z.string(), ReadProvisionedThroughputSettings: reads });

const globalTable = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: z.array(key),
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).default('PROVISIONED'),
  WriteProvisionedThroughputSettings: writes,
  LocalSecondaryIndexes: z.array(index).exactOptional(),
  GlobalSecondaryIndexes: z.array(index.extend({ WriteProvisionedThroughputSettings: writes })).exactOptional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) })
    .exactOptional(),
  Replicas: z.array(
    z.object({ ReadProvisionedThroughputSettings: reads, GlobalSecondaryIndexes: z.array(indexReads).default([]) }),
  ),
});
type GlobalTable = z.output<typeof globalTable>;

/**
 * @param name of the table
 * @throws Error when the template has no such table, with the names of those that it has
 */
export function tableDefinition(template: SynthesizedTemplate, name: string): CreateTableCommandInput {
  const tables = propertiesOf(template, TYPE).map((properties) => globalTable.parse(properties));
  const found = tables.find(({ TableName }) => TableName === name);
  if (found) return definitionOf(found);
  throw new Error(
    `the template has no table ${name}; it has ${tables.map(({ TableName }) => TableName).join(', ')}. Is it that of another stack?`,
  );
}

function definitionOf(table: GlobalTable): CreateTableCommandInput {
  const { TableName, AttributeDefinitions, KeySchema, BillingMode, LocalSecondaryIndexes, StreamSpecification } = table;
  const [home] = table.Replicas;
  const globalIndexes = table.GlobalSecondaryIndexes?.map(({ WriteProvisionedThroughputSettings, ...rest }) => ({
    ...rest,
    ...throughput(
      home?.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === rest.IndexName)
        ?.ReadProvisionedThroughputSettings,
      WriteProvisionedThroughputSettings,
    ),
  }));
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    BillingMode,
    ...throughput(home?.ReadProvisionedThroughputSettings, table.WriteProvisionedThroughputSettings),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
    ...(globalIndexes && { GlobalSecondaryIndexes: globalIndexes }),
    ...(StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
  };
}

/** What autoscaling starts from: nothing scales a local table. Absent where the table is billed by request. */
const throughput = (
  read: number | undefined,
  write: number | undefined,
): { ProvisionedThroughput?: ProvisionedThroughput } =>
  read === undefined || write === undefined
    ? {}
    : { ProvisionedThroughput: { ReadCapacityUnits: read, WriteCapacityUnits: write } };
