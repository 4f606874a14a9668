/** The rules against a local DynamoDB that says what it consumed. `METERED_OPERATIONS=1000 npx jest FILE` asks it more. */
import { ConditionalCheckFailedException, DynamoDBClient, type ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  entryOf,
  readUnits,
  writeCharge,
  type MeteredIndex,
  type MeteredKeys,
} from '../../../../lib/costs/metering/dynamodb-units';
import { itemBytes, type Item } from '../../../../lib/costs/metering/item-size';
import { Random } from '../../../faults/random';
import { describeOnDynamoDb, startTable, type LocalTable } from '../../../support/local-table';

const TableName = 'metered';
const OPERATIONS = Number(process.env['METERED_OPERATIONS'] ?? 100);
const INDEXES = { ReturnConsumedCapacity: 'INDEXES' } as const;

const keys = (hash: string, range?: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  ...(range ? [{ AttributeName: range, KeyType: 'RANGE' as const }] : []),
];
const local = { IndexName: 'local', KeySchema: keys('pk', 'placed'), Projection: { ProjectionType: 'ALL' as const } };
const globals = [
  { IndexName: 'all', KeySchema: keys('status', 'placed'), Projection: { ProjectionType: 'ALL' as const } },
  { IndexName: 'keys', KeySchema: keys('status'), Projection: { ProjectionType: 'KEYS_ONLY' as const } },
  {
    IndexName: 'some',
    KeySchema: keys('rare'),
    Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: ['amount'] },
  },
];
const metered = (index: typeof local | (typeof globals)[number], isLocal: boolean): MeteredIndex => ({
  name: index.IndexName,
  keys: index.KeySchema.map(({ AttributeName }) => AttributeName),
  isLocal,
  projected:
    index.Projection.ProjectionType === 'ALL'
      ? undefined
      : 'NonKeyAttributes' in index.Projection
        ? index.Projection.NonKeyAttributes
        : [],
});
const table: MeteredKeys = {
  keys: ['pk', 'sk'],
  indexes: [metered(local, true), ...globals.map((index) => metered(index, false))],
};

const random = new Random(20_261_126);
const someItem = (key: Item): Item => ({
  ...key,
  placed: `t${random.below(3)}`,
  status: random.of(['PLACED', 'PAID', 'SHIPPED']),
  ...(random.chance(0.3) ? { rare: 'r' } : {}),
  amount: random.below(1_000_000),
  tags: ['a', random.below(10)],
  note: 'x'.repeat(random.of([0, 500, 1_000, 3_000, 9_000])),
});

/** What was consumed, as the rules say it. */
const consumed = (capacity: ConsumedCapacity | undefined) => ({
  table: capacity?.Table?.CapacityUnits ?? 0,
  indexes: Object.fromEntries(
    [
      ...Object.entries(capacity?.LocalSecondaryIndexes ?? {}),
      ...Object.entries(capacity?.GlobalSecondaryIndexes ?? {}),
    ]
      .map(([name, { CapacityUnits = 0 }]) => [name, CapacityUnits] as const)
      .filter(([, units]) => units > 0),
  ),
});

describeOnDynamoDb('the units of a local DynamoDB', () => {
  let server: LocalTable;
  let client: DynamoDBDocumentClient;
  beforeAll(async () => {
    server = await startTable({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'placed', 'status', 'rare'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      LocalSecondaryIndexes: [local],
      GlobalSecondaryIndexes: globals,
    });
    client = DynamoDBDocumentClient.from(new DynamoDBClient(server.config));
  });
  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  const there = new Map<string, Item>();
  const put = async (key: Item, before: Item | undefined) => {
    const item =
      before && random.chance(0.5) ? { ...before, ...(random.chance(0.5) ? { status: 'MOVED' } : {}) } : someItem(key);
    const answer = await client.send(new PutCommand({ TableName, Item: item, ...INDEXES }));
    there.set(JSON.stringify(key), item);
    return [consumed(answer.ConsumedCapacity), writeCharge(table, before, item)];
  };
  const remove = async (Key: Item, before: Item | undefined) => {
    const answer = await client.send(new DeleteCommand({ TableName, Key, ...INDEXES }));
    there.delete(JSON.stringify(Key));
    return [consumed(answer.ConsumedCapacity), writeCharge(table, before, undefined)];
  };
  const write = async (key: Item, before: Item | undefined) => {
    const item = someItem(key);
    const answer = await client.send(
      new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: item } }], ...INDEXES }),
    );
    there.set(JSON.stringify(key), item);
    return [consumed(answer.ConsumedCapacity?.[0]), writeCharge(table, before, item, true)];
  };
  const get = async (Key: Item, before: Item | undefined) => {
    const ConsistentRead = random.chance(0.5);
    const answer = await client.send(new GetCommand({ TableName, Key, ConsistentRead, ...INDEXES }));
    const units = readUnits(before ? itemBytes(before) : 0, ConsistentRead ? 'strong' : 'eventual');
    return [consumed(answer.ConsumedCapacity), { table: units, indexes: {} }];
  };
  const read = async (Key: Item, before: Item | undefined) => {
    const answer = await client.send(
      new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key } }], ...INDEXES }),
    );
    const units = readUnits(before ? itemBytes(before) : 0, 'transactional');
    return [consumed(answer.ConsumedCapacity?.[0]), { table: units, indexes: {} }];
  };
  const query = async ({ pk }: Item) => {
    const ConsistentRead = random.chance(0.5);
    const answer = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'local',
        ConsistentRead,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...INDEXES,
      }),
    );
    const found = [...there.values()].filter((item) => item['pk'] === pk);
    const bytes = found.reduce((sum, item) => sum + itemBytes(entryOf(table, table.indexes[0]!, item)!), 0);
    return [
      consumed(answer.ConsumedCapacity),
      { table: 0, indexes: { local: readUnits(bytes, ConsistentRead ? 'strong' : 'eventual') } },
    ];
  };
  const kinds = { put, remove, write, get, read, query };
  const SHARES = { put: 0.4, remove: 0.1, write: 0.1, get: 0.2, read: 0.1 };

  it(`are those of the rules, in a mix of ${OPERATIONS} operations`, async () => {
    const differing: unknown[] = [];
    for (let done = 0; done < OPERATIONS; done += 1) {
      const key = { pk: `p${random.below(3)}`, sk: `s${random.below(6)}` };
      const kind = random.weighted(SHARES, 'query');
      const [got, expected] = await kinds[kind](key, there.get(JSON.stringify(key)));
      if (JSON.stringify(sorted(got!)) !== JSON.stringify(sorted(expected!)))
        differing.push({ kind, key, got, expected });
    }
    expect(there.size).toBeGreaterThan(0);
    expect(differing).toStrictEqual([]);
  });

  it('are not told of a refused condition, which AWS bills all the same', async () => {
    const Item = someItem({ pk: 'refused', sk: 's' });
    await client.send(new PutCommand({ TableName, Item }));
    const again = client.send(
      new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)', ...INDEXES }),
    );
    const refusal: unknown = await again.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConditionalCheckFailedException);
    expect(refusal).not.toHaveProperty('ConsumedCapacity');
  });
});

const sorted = ({ table: units, indexes }: ReturnType<typeof consumed>) => [units, Object.entries(indexes).sort()];
