/**
 * The totals that the trigger keeps of a run's customers: what they come to once the orders are gone, and their removal.
 */
import { ConditionalCheckFailedException, DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { poll, type Pace } from '../../async/poll';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';

/** What has not changed between two looks is taken for the last. */
export interface TotalsPace extends Pace {
  /** Gives it up earlier. */
  readonly signal?: AbortSignal;
}

/** The stream's function waits a second for a batch, and starts cold. */
export const PACE: TotalsPace = { everyMs: 3_000, withinMs: 90_000 };

/** Customers by what became of their totals. */
export interface RemovedTotals {
  /** Back at no orders and no amount, and removed. */
  readonly settled: readonly string[];
  /** Neither, with what was seen last. */
  readonly left: ReadonlyMap<string, string>;
}

/**
 * Waits until each customer's totals are there and back at zero, unchanged between two looks, and removes them. Taken away while a change
 * is still on its way, they would come back with half of it.
 *
 * @throws what the client throws, as for want of dynamodb:GetItem
 */
export async function removeTotals(
  client: Pick<DynamoDBClient, 'send'>,
  table: string,
  customers: readonly string[],
  { signal, ...pace }: TotalsPace = PACE,
): Promise<RemovedTotals> {
  const settled: string[] = [];
  let left = new Map(customers.map((customer) => [customer, 'not looked at yet']));
  const look = async (): Promise<boolean> => {
    const before = left;
    left = new Map();
    for (const customer of before.keys()) {
      const seen = await totalsOf(client, table, customer);
      const isLast = seen.isZero && before.get(customer) === seen.text;
      if (isLast && (await removed(client, table, customer))) settled.push(customer);
      else left.set(customer, seen.text);
    }
    return left.size === 0;
  };
  await poll(look, pace, () => signal?.aborted === true);
  return { settled, left };
}

async function totalsOf(client: Pick<DynamoDBClient, 'send'>, TableName: string, customer: string) {
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: { [TOTALS_PARTITION_KEY]: { S: customer } }, ConsistentRead: true }),
  );
  const isZero = Item?.[TOTALS_COUNT]?.N === '0' && Item[TOTALS_AMOUNT]?.N === '0';
  return { isZero, text: Item === undefined ? 'no totals' : inWords(Item) };
}

/** In an order of its own: the service answers attributes in any. */
const inWords = (item: Record<string, AttributeValue>): string =>
  Object.entries(item)
    .map(([name, value]) => `${name} ${value.N ?? value.S}`)
    .sort()
    .join(', ');

/** @returns whether it was still at zero */
async function removed(client: Pick<DynamoDBClient, 'send'>, TableName: string, customer: string): Promise<boolean> {
  try {
    await client.send(
      new DeleteItemCommand({
        TableName,
        Key: { [TOTALS_PARTITION_KEY]: { S: customer } },
        ConditionExpression: '#count = :zero AND #amount = :zero',
        ExpressionAttributeNames: { '#count': TOTALS_COUNT, '#amount': TOTALS_AMOUNT },
        ExpressionAttributeValues: { ':zero': { N: '0' } },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
