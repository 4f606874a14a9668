import { DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked, type Fact } from '../question';
import { capacityFact } from './table-capacity';
import { replicaIn, tables, type DeployedTable } from './tables';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({ ProjectionType: z.string() }),
});
const shape = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  MultiRegionConsistency: z.string().default('EVENTUAL'),
});

/**
 * Tables as they are in each of their regions.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
 */
export const tableFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  tables(deployment).map((table) =>
    question({
      side: 'dynamodb',
      service: 'Amazon DynamoDB',
      call: 'dynamodb:DescribeTable',
      ask: async () => {
        const TableName = deployment.idOf(table.resource);
        const { Table } = await aws.dynamoDb(table.region).send(new DescribeTableCommand({ TableName }));
        return Table ?? {};
      },
      facts: [...everywhere(deployment, table), ...(table.isHome ? atHome(table) : [])],
    }),
  );

type TableFact = Fact<TableDescription>;

const everywhere = (deployment: Deployment, table: DeployedTable): TableFact[] => {
  const { resource } = table;
  const template = shape.parse(resource.properties);
  const streams = template.StreamSpecification?.StreamViewType;
  const facts: TableFact[] = [
    {
      kind: 'table',
      title: `${table.title} is active, with the key that was synthesized`,
      claims: [],
      expected: () => ({ status: 'ACTIVE', key: typed(template.KeySchema, template.AttributeDefinitions) }),
      actual: ({ TableStatus, KeySchema = [], AttributeDefinitions = [] }) => ({
        status: TableStatus,
        key: typed(KeySchema, AttributeDefinitions),
      }),
    },
    {
      kind: 'table',
      title: `${table.title} has the indexes that were synthesized`,
      claims: [],
      expected: () =>
        [
          ...template.GlobalSecondaryIndexes.map((one) => `${indexText(one)} global`),
          ...template.LocalSecondaryIndexes.map((one) => `${indexText(one)} local`),
        ].sort(),
      actual: ({ GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }) =>
        [
          ...GlobalSecondaryIndexes.map((one) => `${indexText(one)} global`),
          ...LocalSecondaryIndexes.map((one) => `${indexText(one)} local`),
        ].sort(),
    },
    ...template.GlobalSecondaryIndexes.map(({ IndexName }): TableFact => {
      const find = ({ GlobalSecondaryIndexes = [] }: TableDescription) =>
        GlobalSecondaryIndexes.find((one) => one.IndexName === IndexName);
      return {
        kind: 'index-state',
        title: `${table.title}: index ${IndexName} is active`,
        claims: [],
        expected: () => 'ACTIVE',
        actual: (answer) => find(answer)?.IndexStatus,
      };
    }),
    keyFact(deployment, table),
    {
      kind: 'table-protection',
      title: `${table.title}: deletion protection is ${replicaIn(table).DeletionProtectionEnabled ? 'on' : 'off'}`,
      claims: [],
      expected: () => replicaIn(table).DeletionProtectionEnabled,
      actual: ({ DeletionProtectionEnabled = false }) => DeletionProtectionEnabled,
    },
  ];
  if (streams === undefined) return facts;
  return [
    ...facts,
    {
      kind: 'table',
      title: `${table.title} has a stream of ${streams}`,
      claims: table.isHome ? marked(resource, 'INT-01') : [],
      expected: () => streams,
      actual: ({ StreamSpecification }) => StreamSpecification?.StreamEnabled && StreamSpecification.StreamViewType,
    },
  ];
};

function keyFact(deployment: Deployment, table: DeployedTable): TableFact {
  const key = replicaIn(table).SSESpecification?.KMSMasterKeyId;
  return {
    kind: 'table-key',
    title: `${table.title} is encrypted with ${key === undefined ? 'AWS’s own key' : 'the key of its stack'}`,
    claims: marked(table.resource, 'SEC-04'),
    expected: () =>
      key === undefined ? undefined : { status: 'ENABLED', key: lastPart(deployment.idAt(key, table.resource.stack)) },
    actual: ({ SSEDescription }) =>
      SSEDescription && { status: SSEDescription.Status, key: lastPart(SSEDescription.KMSMasterKeyArn ?? '') },
  };
}

/** What is asked in one region only. */
const atHome = (table: DeployedTable): TableFact[] => {
  const { MultiRegionConsistency } = shape.parse(table.resource.properties);
  const others = table.replicas.map(({ Region }) => Region).filter((region) => region !== table.region);
  if (!others.length) return [capacityFact(table)];
  return [
    capacityFact(table),
    {
      kind: 'table-replicas',
      title: `${table.title} is replicated to ${others.join(', ')}, ${MultiRegionConsistency.toLowerCase()}ly consistent`,
      claims: marked(table.resource, 'REL-02'),
      expected: () => ({
        replicas: others.map((region) => `${region} ACTIVE`).sort(),
        consistency: MultiRegionConsistency,
      }),
      actual: ({ Replicas = [], MultiRegionConsistency: consistency = 'EVENTUAL' }) => ({
        replicas: Replicas.filter(({ RegionName }) => RegionName !== table.region)
          .map(({ RegionName, ReplicaStatus }) => `${RegionName} ${ReplicaStatus}`)
          .sort(),
        consistency,
      }),
    },
  ];
};

type Keys = readonly { AttributeName?: string | undefined; KeyType?: string | undefined }[];

const typed = (
  keys: Keys,
  types: readonly { AttributeName?: string | undefined; AttributeType?: string | undefined }[],
) =>
  keys.map(({ AttributeName, KeyType }) => {
    const type = types.find((one) => one.AttributeName === AttributeName)?.AttributeType;
    return `${AttributeName} ${type} ${KeyType}`;
  });

const indexText = (one: {
  IndexName?: string | undefined;
  KeySchema?: Keys | undefined;
  Projection?: { ProjectionType?: string | undefined } | undefined;
}): string => {
  const keys = (one.KeySchema ?? []).map(({ AttributeName }) => AttributeName).join(', ');
  return `${one.IndexName} (${keys}) ${one.Projection?.ProjectionType}`;
};

const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
