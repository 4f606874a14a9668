import { CreateTableCommand, DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ENTRY_KEY, TOTALS_ENTRY } from '../../../../lambda/order-events/environment';
import { NOTHING, type Contribution } from '../../../../lambda/order-stream/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../../../lambda/orders/dynamodb-keys';
import { findDynamoDb, startDynamoDb } from '../../../../lib/tryout/engines/dynoxide';
import { Faults } from '../../order-stream/support/faults';

export const TABLE = 'atlas-totals';

/** The totals table on a local DynamoDB, with a client that makes no second attempt. */
export interface TotalsTable {
  readonly endpoint: string;
  client(faults?: Faults): DynamoDBClient;
  totalsOf(customerId: string): Promise<Contribution>;
  /** All items of a customer but the totals. */
  markersOf(customerId: string): Promise<Record<string, AttributeValue>[]>;
  stop(): Promise<void>;
}

export async function startTotalsTable(): Promise<TotalsTable> {
  const engine = findDynamoDb();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  const server = await startDynamoDb(engine);
  const clients: DynamoDBClient[] = [];
  const client = (faults = new Faults()): DynamoDBClient => {
    const created = new DynamoDBClient({
      endpoint: server.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    created.middlewareStack.add((next) => (args) => faults.around(() => next(args)), { step: 'initialize' });
    clients.push(created);
    return created;
  };
  const plain = client();
  await plain.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [TOTALS_PARTITION_KEY, ENTRY_KEY].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: TOTALS_PARTITION_KEY, KeyType: 'HASH' },
        { AttributeName: ENTRY_KEY, KeyType: 'RANGE' },
      ],
    }),
  );
  return {
    endpoint: server.endpoint,
    client,
    async totalsOf(customerId) {
      const { Item } = await plain.send(
        new GetItemCommand({
          TableName: TABLE,
          Key: { [TOTALS_PARTITION_KEY]: { S: customerId }, [ENTRY_KEY]: { S: TOTALS_ENTRY } },
          ConsistentRead: true,
        }),
      );
      return Item ? { count: Number(Item[TOTALS_COUNT]?.N), amount: Number(Item[TOTALS_AMOUNT]?.N) } : NOTHING;
    },
    async markersOf(customerId) {
      const { Items = [] } = await plain.send(
        new QueryCommand({
          TableName: TABLE,
          KeyConditionExpression: `${TOTALS_PARTITION_KEY} = :customer`,
          ExpressionAttributeValues: { ':customer': { S: customerId } },
          ConsistentRead: true,
        }),
      );
      return Items.filter((item) => item[ENTRY_KEY]?.S !== TOTALS_ENTRY);
    },
    async stop() {
      for (const each of clients) each.destroy();
      await server.stop();
    },
  };
}
