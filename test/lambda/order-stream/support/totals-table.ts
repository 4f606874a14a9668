import { CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { NOTHING, type Contribution } from '../../../../lambda/order-stream/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../../../lambda/orders/dynamodb-keys';
import { findDynamoDb, startDynamoDb } from '../../../../lib/tryout/engines/dynoxide';
import { Faults } from './faults';

export const TABLE = 'totals';

const engine = findDynamoDb();

/** `describe` where a local DynamoDB can be had; else the tests show as skipped and the reason is said. */
export const describeOnDynamoDb = (name: string, tests: () => void): void => {
  if ('unavailable' in engine) {
    console.warn(`not run: ${name}: ${engine.unavailable}`);
    describe.skip(name, tests);
  } else describe(name, tests);
};

/** The totals table on a local DynamoDB, with a client that makes no second attempt. */
export interface TotalsTable {
  readonly endpoint: string;
  client(faults?: Faults): DynamoDBClient;
  totalsOf(customerId: string): Promise<Contribution>;
  stop(): Promise<void>;
}

export async function startTotalsTable(): Promise<TotalsTable> {
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
      AttributeDefinitions: [{ AttributeName: TOTALS_PARTITION_KEY, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: TOTALS_PARTITION_KEY, KeyType: 'HASH' }],
    }),
  );
  return {
    endpoint: server.endpoint,
    client,
    async totalsOf(customerId) {
      const { Item } = await plain.send(
        new GetItemCommand({
          TableName: TABLE,
          Key: { [TOTALS_PARTITION_KEY]: { S: customerId } },
          ConsistentRead: true,
        }),
      );
      return Item ? { count: Number(Item[TOTALS_COUNT]?.N), amount: Number(Item[TOTALS_AMOUNT]?.N) } : NOTHING;
    },
    async stop() {
      for (const each of clients) each.destroy();
      await server.stop();
    },
  };
}
