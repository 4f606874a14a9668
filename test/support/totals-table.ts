import { DynamoDBClient, GetItemCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { NOTHING, type Contribution } from '../../lib/orders/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { Faults } from '../lambda/order-stream/support/faults';
import { startTable, type LocalTable } from './local-table';

/** A totals table on a local DynamoDB, with clients that make no second attempt. */
export interface TotalsTable {
  readonly endpoint: string;
  readonly credentials: LocalTable['config']['credentials'];
  client(faults?: Faults): DynamoDBClient;
  totalsOf(customerId: string): Promise<Contribution>;
  stop(): Promise<void>;
}

/**
 * @param table its name, and the keys beside the customer's
 * @param totals what the key of a customer's totals has beside the customer
 */
export async function startTotals(
  { name, sortKey }: { readonly name: string; readonly sortKey?: string },
  totals: Readonly<Record<string, { S: string }>> = {},
): Promise<TotalsTable> {
  const { config, stop } = await startTable(definitionOf(name, sortKey));
  const clients: DynamoDBClient[] = [];
  const client = (faults = new Faults()): DynamoDBClient => {
    const created = new DynamoDBClient({ ...config, maxAttempts: 1 });
    created.middlewareStack.add((next) => (args) => faults.around(() => next(args)), { step: 'initialize' });
    clients.push(created);
    return created;
  };
  const plain = client();
  return {
    endpoint: config.endpoint,
    credentials: config.credentials,
    client,
    async totalsOf(customerId) {
      const Key = { [TOTALS_PARTITION_KEY]: { S: customerId }, ...totals };
      const { Item } = await plain.send(new GetItemCommand({ TableName: name, Key, ConsistentRead: true }));
      return Item ? { count: Number(Item[TOTALS_COUNT]?.N), amount: Number(Item[TOTALS_AMOUNT]?.N) } : NOTHING;
    },
    async stop() {
      for (const each of clients) each.destroy();
      await stop();
    },
  };
}

function definitionOf(TableName: string, sortKey: string | undefined): CreateTableCommandInput {
  const keys = [TOTALS_PARTITION_KEY, ...(sortKey === undefined ? [] : [sortKey])];
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
  };
}
