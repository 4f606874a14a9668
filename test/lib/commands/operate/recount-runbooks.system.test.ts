/** What the pages tell to do with totals, done with the orders table, its stream and the totals in a local DynamoDB. */
import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateTableCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { streamHandler } from '../../../../lambda/order-stream/process-batch';
import { WatermarkedTotals } from '../../../../lambda/order-stream/watermarked-totals';
import { customerPartition } from '../../../../lib/orders/dynamodb/keys';
import { ORDER_STATUSES } from '../../../../lib/orders/order';
import type { World } from '../../../../lib/services/world';
import { DynamoDbStream } from '../../../faults/dynamodb-stream';
import { aContext, anOrder, itemOf } from '../../../lambda/order-stream/support/records';
import {
  describeOnDynamoDb,
  startTotalsTable,
  TABLE as TOTALS,
  type TotalsTable,
} from '../../../lambda/order-stream/support/totals-table';
import { run } from './support/run';

type Item = Record<string, AttributeValue>;

const ORDERS = 'orders';
const CUSTOMERS = ['ada', 'bob', 'cleo'];
const RECOUNT = `dynamodb-recount --totals ${TOTALS} --yes`;
const STREAM_ON = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

describeOnDynamoDb('the runbooks of the totals of the orders in DynamoDB', () => {
  let totals: TotalsTable;
  let db: DynamoDBClient;
  let streams: DynamoDBStreamsClient;
  let stream: string;
  let after: string | undefined;
  let parked: Record<string, any>[] = [];

  beforeAll(async () => {
    totals = await startTotalsTable();
    db = totals.client();
    streams = new DynamoDBStreamsClient({
      endpoint: totals.endpoint,
      region: 'eu-west-1',
      credentials: totals.credentials,
    });
  });
  afterAll(async () => {
    streams.destroy();
    await totals.stop();
  });
  beforeEach(async () => {
    parked = [];
    await createOrders(STREAM_ON);
    for (const [n, customerId] of CUSTOMERS.entries()) await put(customerId, 'o1', 10 + n);
    await put('ada', 'o2', 5);
    await pump();
    await expectExact();
  });
  afterEach(async () => {
    await db.send(new DeleteTableCommand({ TableName: ORDERS }));
    await empty();
  });

  const createOrders = async (StreamSpecification?: typeof STREAM_ON): Promise<void> => {
    const { TableDescription } = await db.send(
      new CreateTableCommand({
        TableName: ORDERS,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        ...(StreamSpecification && { StreamSpecification }),
      }),
    );
    if (StreamSpecification) await follow(TableDescription?.LatestStreamArn);
  };
  /** The local engine hands on what tables of the name before had in their streams; a stream of DynamoDB begins empty. */
  const follow = async (arn = ''): Promise<void> => {
    [stream, after] = [arn, undefined];
    await pump(false);
  };
  const put = (customerId: string, orderId: string, amount: number) =>
    db.send(new PutItemCommand({ TableName: ORDERS, Item: itemOf(anOrder({ customerId, orderId, amount })) as Item }));
  const remove = (customerId: string, orderId: string) => {
    const { pk, sk } = itemOf(anOrder({ customerId, orderId })) as Item;
    return db.send(new DeleteItemCommand({ TableName: ORDERS, Key: { pk, sk } as Item }));
  };
  const itemsOf = async (TableName: string): Promise<Item[]> =>
    (await db.send(new ScanCommand({ TableName, ConsistentRead: true }))).Items ?? [];
  const empty = async (): Promise<void> => {
    for (const { customerId } of await itemsOf(TOTALS))
      await db.send(new DeleteItemCommand({ TableName: TOTALS, Key: { customerId } as Item }));
  };
  /** A restore makes a table without a stream; the next deployment switches one on. */
  const restore = async (items: readonly Item[]): Promise<void> => {
    await db.send(new DeleteTableCommand({ TableName: ORDERS }));
    await createOrders();
    for (const Item of items) await db.send(new PutItemCommand({ TableName: ORDERS, Item }));
    const { TableDescription } = await db.send(
      new UpdateTableCommand({ TableName: ORDERS, StreamSpecification: STREAM_ON }),
    );
    await follow(TableDescription?.LatestStreamArn);
  };
  const handler = () =>
    streamHandler({
      totals: new WatermarkedTotals(db, TOTALS),
      park: async (body) => void parked.push(JSON.parse(body) as Record<string, any>),
      logger: { info: () => undefined, warn: () => undefined },
    });
  const pump = async (counts = true): Promise<void> => {
    const reader = new DynamoDbStream(streams, stream);
    const [shard] = await reader.shards();
    const { records } = shard ? await reader.read(shard.id, after, 1_000) : { records: [] };
    after = records.at(-1)?.dynamodb?.SequenceNumber ?? after;
    if (counts && records.length > 0)
      expect(await handler()({ Records: records }, aContext())).toStrictEqual({ batchItemFailures: [] });
  };
  const expectExact = async (): Promise<void> => {
    const orders = await itemsOf(ORDERS);
    for (const customerId of CUSTOMERS) {
      const own = orders.filter(({ pk }) => pk?.S === customerPartition(customerId));
      const amount = own.reduce((sum, { amount }) => sum + Number(amount?.N), 0);
      expect([customerId, await totals.totalsOf(customerId)]).toStrictEqual([
        customerId,
        { count: own.length, amount },
      ]);
    }
  };
  let writing = 0;
  /** Orders are written while the recount waits for the function. */
  const world: World = {
    now: () => 0,
    wait: async () => {
      await put('bob', `while-${writing++}`, 3);
      await pump();
    },
    send: (_service, command) => db.send(command as never),
  };
  const expectMended = async (line = RECOUNT): Promise<void> => {
    expect(await run(world, line)).toMatchObject({ exitCode: 0, err: '' });
    await put('cleo', 'after', 2);
    await pump();
    await expectExact();
  };

  it('a restored table took the place of orders', async () => {
    const before = (await itemsOf(ORDERS)).filter(({ sk }) => sk?.S !== 'ORDER#o2');
    await restore(before);
    await put('ada', 'o3', 50);
    await remove('bob', 'o1');
    await pump();
    expect(parked.map(({ customerId, refused }) => [customerId, refused]).sort()).toStrictEqual([
      ['ada', 'stream'],
      ['bob', 'stream'],
    ]);
    await expectMended();
  });

  it('order-totals was emptied, or restored to a time before: emptied', async () => {
    await restore(await itemsOf(ORDERS));
    await empty();
    await remove('ada', 'o1');
    await pump();
    expect(parked).toMatchObject([{ customerId: 'ada', refused: 'below-zero' }]);
    await put('ada', 'o4', 50);
    await expectMended();
  });

  it('order-totals was emptied, or restored to a time before: restored', async () => {
    const old = await itemsOf(TOTALS);
    await put('ada', 'o5', 7);
    await pump();
    for (const Item of old) await db.send(new PutItemCommand({ TableName: TOTALS, Item }));
    await expectMended();
  });

  it('dynamodb.trigger was switched on for a table that has orders', async () => {
    await restore(await itemsOf(ORDERS));
    await empty();
    await expectMended();
  });

  it('lost orders were put back into orders', async () => {
    const [lost] = await itemsOf(ORDERS);
    await db.send(new DeleteItemCommand({ TableName: ORDERS, Key: { pk: lost?.['pk'], sk: lost?.['sk'] } as Item }));
    await pump();
    await db.send(new PutItemCommand({ TableName: ORDERS, Item: lost }));
    await pump();
    await expectExact();
  });

  it('Lambda’s own note in the dead-letter queue: a batch was given up', async () => {
    await put('cleo', 'o6', 9);
    await pump(false);
    await expectMended();
  });

  it('a message in it with refused and customerId', async () => {
    await db.send(
      new PutItemCommand({ TableName: TOTALS, Item: { customerId: { S: 'ada' }, orderCount: { S: 'two' } } }),
    );
    await put('ada', 'o7', 1);
    await pump();
    expect(parked).toMatchObject([{ customerId: 'ada', refused: 'unreadable' }]);
    await expectMended(`${RECOUNT} --customer ada`);
  });

  it('a deployment changes what a valid order is', async () => {
    const statuses = ORDER_STATUSES as unknown as string[];
    statuses.push('REFUNDED');
    try {
      await put('ada', 'o8', 1);
      await pump();
      expect(parked).toMatchObject([{ customerId: 'ada', refused: 'rule' }]);
      await expectMended();
    } finally {
      statuses.pop();
    }
  });

  it('the functions were deployed from before totals had a stream and a rule', async () => {
    for (const { stream: _stream, rule: _rule, revision: _revision, ...Item } of await itemsOf(TOTALS))
      await db.send(new PutItemCommand({ TableName: TOTALS, Item: Item }));
    await put('ada', 'o9', 1);
    await pump();
    expect(parked).toMatchObject([{ customerId: 'ada', refused: 'unreadable' }]);
    await expectMended();
  });

  it('A run that ended early did no harm', async () => {
    await restore(await itemsOf(ORDERS));
    let calls = 0;
    const ending: World = {
      ...world,
      send: (service, command) =>
        (calls += 1) > 30 ? Promise.reject(new Error('ended')) : world.send(service, command),
    };
    const { exitCode } = await run(ending, `${RECOUNT} --run r1`);
    expect(exitCode).toBe(1);
    await expectMended(`${RECOUNT} --run r1`);
  });
});
