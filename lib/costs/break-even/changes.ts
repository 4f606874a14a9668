/** One thing at a time that may move the break-even: what it is in words, and the same month with it changed. */
import type { JsonObject, TemplateResource } from '../../assembly/assembly';
import { PLACED_KEY } from '../../orders/dynamodb/keys';
import { CLUSTER, clustersOf, isShared } from '../month/cluster';
import type { Metered, MeteredApp } from '../month/context';
import { demandOf } from '../month/demand';
import { ordersTable, TABLE, tablesOf, type MeteredTable } from '../month/tables';
import { sizesOf } from '../workload/rates';
import { otherCapacityMode, TARGET } from './capacity-mode';
import { changedApp, withProperties } from './changed-app';

export interface Change {
  readonly what: string;
  readonly metered: Metered;
}

export function changesOf(metered: Metered): Change[] {
  const table = ordersTable(tablesOf(metered.app));
  return [indexMore, indexesFewer, consistency, itemSizes, capacity, tableKey, clusterKey].flatMap((of) =>
    of(metered, table),
  );
}

type Of = (metered: Metered, table: MeteredTable) => readonly Change[];

const withApp = (metered: Metered, app: MeteredApp): Metered => ({ ...metered, app });

const withTable = (metered: Metered, { name }: MeteredTable, change: (before: JsonObject) => JsonObject): Metered =>
  withApp(
    metered,
    withProperties(metered.app, TABLE, (before) => (before['TableName'] === name ? change(before) : before)),
  );

const listOf = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]) : [];

const indexMore: Of = (metered, table) => {
  const index = (before: JsonObject): JsonObject => ({
    IndexName: 'one-more',
    KeySchema: [{ AttributeName: 'orderId' }, { AttributeName: PLACED_KEY }],
    Projection: { ProjectionType: 'ALL' },
    ...pick(before, 'WriteProvisionedThroughputSettings'),
  });
  const changed = withTable(metered, table, (before) => ({
    ...before,
    GlobalSecondaryIndexes: [...listOf(before['GlobalSecondaryIndexes']), index(before)],
    Replicas: listOf(before['Replicas']).map((replica) => ({
      ...replica,
      GlobalSecondaryIndexes: [
        ...listOf(replica['GlobalSecondaryIndexes']),
        { IndexName: 'one-more', ...pick(replica, 'ReadProvisionedThroughputSettings') },
      ],
    })),
  }));
  return [{ what: 'One more global index, of whole items', metered: changed }];
};

const pick = (of: JsonObject, name: string): JsonObject => (of[name] === undefined ? {} : { [name]: of[name] });

/** Those that the mix does not read. */
const indexesFewer: Of = (metered, table) => {
  const read = demandOf(table, metered.workload).reads;
  const unread = table.indexes.filter(({ name, isLocal }) => !isLocal && !read.has(name)).map(({ name }) => name);
  if (!unread.length) return [];
  const without = (value: unknown): readonly JsonObject[] =>
    listOf(value).filter(({ IndexName }) => !unread.some((name) => name === IndexName));
  const changed = withTable(metered, table, (before) => ({
    ...before,
    GlobalSecondaryIndexes: without(before['GlobalSecondaryIndexes']),
    Replicas: listOf(before['Replicas']).map((replica) => ({
      ...replica,
      GlobalSecondaryIndexes: without(replica['GlobalSecondaryIndexes']),
    })),
  }));
  return [{ what: `Without ${unread.join(', ')}, which this mix does not read`, metered: changed }];
};

const consistency: Of = (metered) => {
  const other = metered.workload.consistency === 'strong' ? 'eventual' : 'strong';
  return [
    {
      what: `Reads ${other} instead of ${metered.workload.consistency}`,
      metered: { ...metered, workload: { ...metered.workload, consistency: other } },
    },
  ];
};

const UNIT_BYTES = 1_024;
const LARGEST_STEP = 399 * UNIT_BYTES;

/** To either side of the step that is next above. */
const itemSizes: Of = (metered) => {
  const sizes = sizesOf(metered.workload);
  const atStep = (more: number) =>
    sizes.map(({ bytes, share }) => ({
      bytes: Math.min(Math.ceil(bytes / UNIT_BYTES) * UNIT_BYTES, LARGEST_STEP) + more,
      parts: share,
    }));
  return [0, 1].map((more) => {
    const itemBytes = atStep(more);
    const text = [...new Set(itemBytes.map(({ bytes }) => bytes.toLocaleString('en')))].join(' and ');
    return {
      what: more
        ? `Items of ${text} bytes: one over a write unit’s step`
        : `Items of ${text} bytes: the most of their write units`,
      metered: { ...metered, workload: { ...metered.workload, itemBytes } },
    };
  });
};

const capacity: Of = (metered, { name, isProvisioned }) => [
  {
    what: isProvisioned
      ? `Table ${name} on demand instead of provisioned`
      : `Table ${name} provisioned, ${TARGET} % in use, instead of on demand`,
    metered: withApp(metered, otherCapacityMode(metered.app, name)),
  },
];

const KEY = 'AWS::KMS::Key';

/** The table’s, in each of its regions: a month’s price of a key, and requests that nobody counts beforehand. */
const tableKey: Of = (metered, { name, regions }) => {
  const found = metered.app.ofType(TABLE).find(({ properties }) => properties['TableName'] === name);
  if (!found) return [];
  const has = JSON.stringify(found.properties['Replicas']).includes('KMSMasterKeyId');
  const isOfTable = ({ stack, type }: TemplateResource): boolean => type === KEY && stack.startsWith('DynamoDb');
  const more = regions.map((_, index) => ({ ...found, type: KEY, logicalId: `Key${index}`, properties: {} }));
  const app = changedApp(metered.app, (one) => {
    if (has) return isOfTable(one) ? [] : [one];
    return one === found ? [one, ...more] : [one];
  });
  return [{ what: `Table ${name} ${has ? 'without a' : 'with a'} customer key`, metered: withApp(metered, app) }];
};

const clusterKey: Of = (metered) => {
  const [cluster] = clustersOf(metered);
  if (!cluster || isShared(cluster)) return [];
  const has = cluster.EncryptionAtRestProvider !== 'NONE';
  const app = withProperties(metered.app, CLUSTER, (before) => ({
    ...before,
    EncryptionAtRestProvider: has ? 'NONE' : 'AWS',
  }));
  return [{ what: `Cluster ${has ? 'without a' : 'with a'} customer key`, metered: withApp(metered, app) }];
};
