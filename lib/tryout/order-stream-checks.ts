/**
 * Writes, changes and deletes orders in the deployed table, and checks that its trigger keeps the totals.
 */
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  BY_CUSTOMER_INDEX,
  BY_STATUS_INDEX,
  customerPartition,
  orderKey,
  PARTITION_KEY,
  STATUS_ATTRIBUTE,
  TOTALS_AMOUNT,
  TOTALS_COUNT,
  TOTALS_PARTITION_KEY,
} from '../orders/dynamodb/keys';
import type { Order, OrderId } from '../orders/order';
import { AWS_CLIENT } from '../async/aws-client';
import type { Checks } from './checks';
import type { RunCredentials } from '../engines/run-credentials';
import { readUntil } from './poll';
import { toStored } from '../orders/dynamodb/stored-order';
import { OUTPUTS } from '../assembly/names';

export interface OrderTables {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: RunCredentials;
  readonly ordersTable: string;
  readonly totalsTable: string;
  readonly deadLetterQueueUrl: string;
}

/** @param output value of an output of stack `DynamoDb`, by its name */
export const tablesOf = (
  { endpoint, region, credentials }: Pick<OrderTables, 'endpoint' | 'region' | 'credentials'>,
  output: (name: string) => string,
): OrderTables => ({
  endpoint,
  region,
  credentials,
  ordersTable: output(OUTPUTS.ordersTable),
  totalsTable: output(OUTPUTS.totalsTable),
  deadLetterQueueUrl: output(OUTPUTS.deadLetterQueue),
});

interface Totals {
  readonly count: number;
  readonly amount: number;
}

/** The trigger takes under a second; the rest is for a loaded machine. */
const SETTLED_WITHIN_MS = 60_000;
const MANY = 20;

const orderOf = (customerId: string, number: number, amount: number): Order => ({
  customerId,
  orderId: `order-${number}`,
  status: 'PLACED',
  amount,
  placedAt: `2026-01-01T00:00:00.${String(number).padStart(3, '0')}Z`,
});

/** Adds one check a customer, one a listing, and one for the record that cannot be counted. */
export async function checkOrderStream(tables: OrderTables, checks: Checks): Promise<void> {
  const { endpoint, region, credentials, ordersTable } = tables;
  const connection = { ...AWS_CLIENT, endpoint, region, credentials };
  const db = new DynamoDBClient(connection);
  const queue = new SQSClient(connection);
  try {
    await writeOrders(db, ordersTable);
    await checkListings(db, ordersTable, checks);

    const customers = ['changing', 'leaving', 'many'];
    const expected: (Totals | undefined)[] = [
      { count: 2, amount: 100 + 250 },
      { count: 0, amount: 0 },
      { count: MANY, amount: MANY * 5 },
    ];
    const read = (): Promise<(Totals | undefined)[]> =>
      Promise.all(customers.map((customerId) => readTotals(db, tables.totalsTable, customerId)));
    await readUntil(read, expected, SETTLED_WITHIN_MS);

    // It is the last in the stream: once it is parked, everything before it has been handled, so nothing can be counted twice later.
    const poison = await writePoison(db, ordersTable);
    const parked = await readUntil(() => hasParked(queue, tables.deadLetterQueueUrl, poison), true, SETTLED_WITHIN_MS);
    const totals = await read();
    customers.forEach((customerId, i) => checks.equal(`Totals of customer "${customerId}"`, totals[i], expected[i]));
    checks.equal('An order that cannot be counted is parked in the dead-letter queue', parked, true);
  } finally {
    db.destroy();
    queue.destroy();
  }
}

/** Waits until the trigger has kept the totals of these customers, and checks them. */
export async function checkTotals(
  { endpoint, region, credentials, totalsTable }: OrderTables,
  expected: ReadonlyMap<string, Totals>,
  checks: Checks,
): Promise<void> {
  const db = new DynamoDBClient({ ...AWS_CLIENT, endpoint, region, credentials });
  const read = async (): Promise<Record<string, Totals | undefined>> =>
    Object.fromEntries(
      await Promise.all(
        [...expected.keys()].map(
          async (customerId) => [customerId, await readTotals(db, totalsTable, customerId)] as const,
        ),
      ),
    );
  try {
    const wanted = Object.fromEntries(expected);
    checks.equal(
      'The trigger has kept exact totals of the workload’s customers',
      await readUntil(read, wanted, SETTLED_WITHIN_MS),
      wanted,
    );
  } finally {
    db.destroy();
  }
}

async function writeOrders(db: DynamoDBClient, TableName: string): Promise<void> {
  const put = (order: Order): Promise<unknown> => db.send(new PutItemCommand({ TableName, Item: itemOf(order) }));
  const remove = (id: OrderId): Promise<unknown> => db.send(new DeleteItemCommand({ TableName, Key: keyOf(id) }));
  const set = (id: OrderId, attribute: string, value: AttributeValue): Promise<unknown> =>
    db.send(
      new UpdateItemCommand({
        TableName,
        Key: keyOf(id),
        UpdateExpression: 'SET #a = :v',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':v': value },
      }),
    );

  const changing = [orderOf('changing', 1, 100), orderOf('changing', 2, 200), orderOf('changing', 3, 300)] as const;
  for (const order of changing) await put(order);
  await set(changing[0], STATUS_ATTRIBUTE, { S: 'PAID' });
  await set(changing[1], 'amount', { N: '250' });
  await remove(changing[2]);

  const leaving = [orderOf('leaving', 1, 70), orderOf('leaving', 2, 80)];
  for (const order of leaving) await put(order);
  for (const order of leaving) await remove(order);

  await Promise.all(Array.from({ length: MANY }, (_, number) => put(orderOf('many', number, 5))));
}

async function checkListings(db: DynamoDBClient, TableName: string, checks: Checks): Promise<void> {
  const list = async (IndexName: string, attribute: string, value: string): Promise<unknown> => {
    const { Items } = await db.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: '#a = :v',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':v': { S: value } },
        ScanIndexForward: false,
        Limit: 2,
      }),
    );
    return Items?.map((item) => item['sk']?.S);
  };
  const keys = (...orders: Order[]): string[] => orders.map((order) => orderKey(order).sk);
  checks.equal(
    'The local index lists a customer’s orders, newest first',
    await list(BY_CUSTOMER_INDEX, PARTITION_KEY, customerPartition('changing')),
    keys(orderOf('changing', 2, 250), orderOf('changing', 1, 100)),
  );
  checks.equal(
    'The global index lists orders by status',
    await list(BY_STATUS_INDEX, STATUS_ATTRIBUTE, 'PAID'),
    keys(orderOf('changing', 1, 100)),
  );
}

/** An order without an amount: the API would refuse it, but anyone with access to the table can write it. */
async function writePoison(db: DynamoDBClient, TableName: string): Promise<string> {
  const { amount: _, ...Item } = itemOf(orderOf('poison', 1, 0));
  await db.send(new PutItemCommand({ TableName, Item }));
  return customerPartition('poison');
}

async function hasParked(queue: SQSClient, QueueUrl: string, partition: string): Promise<boolean> {
  const { Messages = [] } = await queue.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  return Messages.some(({ Body }) => Body?.includes(partition));
}

async function readTotals(db: DynamoDBClient, TableName: string, customerId: string): Promise<Totals | undefined> {
  const Key = { [TOTALS_PARTITION_KEY]: { S: customerId } };
  const { Item } = await db.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return Item && { count: Number(Item[TOTALS_COUNT]?.N), amount: Number(Item[TOTALS_AMOUNT]?.N) };
}

const keyOf = (id: OrderId): Record<string, AttributeValue> => attributes(orderKey(id));

const itemOf = (order: Order): Record<string, AttributeValue> =>
  attributes({ ...toStored(order), [STATUS_ATTRIBUTE]: order.status });

const attributes = (item: object): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]: [string, string | number]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
