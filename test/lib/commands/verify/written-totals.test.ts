import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { removeTotals } from '../../../../lib/commands/verify/written-totals';
import { describeOnDynamoDb, startTable, type LocalTable } from '../../../support/local-table';

const TABLE = 'order-totals';
const PACE = { everyMs: 20, withinMs: 10_000 };

describeOnDynamoDb('totals of customers whose orders are gone', () => {
  let local: LocalTable;
  let client: DynamoDBClient;
  beforeAll(async () => {
    local = await startTable({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'customerId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'customerId', KeyType: 'HASH' }],
    });
    client = new DynamoDBClient(local.config);
  });
  afterAll(async () => {
    client.destroy();
    await local.stop();
  });

  const totals = (customer: string, count: number, amount: number) =>
    client.send(
      new PutItemCommand({
        TableName: TABLE,
        Item: { customerId: { S: customer }, orderCount: { N: String(count) }, amount: { N: String(amount) } },
      }),
    );
  const isThere = async (customer: string) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: TABLE, Key: { customerId: { S: customer } }, ConsistentRead: true }),
    );
    return Item !== undefined;
  };

  it('are removed once they are back at zero', async () => {
    await totals('verify-1', 0, 0);
    const { settled, left } = await removeTotals(client, TABLE, ['verify-1'], PACE);
    expect({ settled, left: [...left.keys()] }).toStrictEqual({ settled: ['verify-1'], left: [] });
    expect(await isThere('verify-1')).toBe(false);
  });

  it('are waited for where the function has not seen the orders yet', async () => {
    const removal = removeTotals(client, TABLE, ['verify-2'], PACE);
    await totals('verify-2', 1, 5);
    await totals('verify-2', 0, 0);
    expect((await removal).settled).toStrictEqual(['verify-2']);
  });

  it('stay, and are named, where they do not come back to zero', async () => {
    await totals('verify-3', 1, 1_250);
    const { settled, left } = await removeTotals(client, TABLE, ['verify-3', 'verify-4'], { ...PACE, withinMs: 100 });
    expect(settled).toStrictEqual([]);
    expect(left.get('verify-3')).toContain('amount 1250');
    expect(left.get('verify-4')).toBe('no totals');
    expect(await isThere('verify-3')).toBe(true);
  });
});
