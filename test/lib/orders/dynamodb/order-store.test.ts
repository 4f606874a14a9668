import { DynamoDBServiceException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { orderKey } from '../../../../lib/orders/dynamodb/keys';
import { placed } from '../../../../lib/orders/contract/case';
import { freePort } from '../../../../lib/processes/free-port';
import { dynamoDbClient, toOrderError } from '../../../../lib/orders/dynamodb/client';
import { DynamoDbOrderStore } from '../../../../lib/orders/dynamodb/order-store';
import { errorsThatMean } from '../../../../lib/orders/dynamodb/service-errors';
import { toStored } from '../../../../lib/orders/dynamodb/stored-order';
import { tableDefinition } from '../../../../lib/tryout/table-definition';
import {
  describeContract,
  describeCutConnections,
  describeForeign,
  describeRandomPages,
} from '../../../support/contract';
import { foreignOnDynamoDb } from '../../../support/foreign';
import { describeOnDynamoDb, describeOnOpenDynamoDb, startTable, type LocalTable } from '../../../support/local-table';
import { startRelay, type Relay } from '../../../support/relay';
import { snapshotTemplate } from '../../../support/snapshot-template';

const definition = tableDefinition(snapshotTemplate('trial', 'DynamoDb', 'AWS::DynamoDB::GlobalTable'), 'orders');
const ORDER = { customerId: 'c', orderId: 'o1', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };

describeOnDynamoDb('orders on DynamoDB, by the SDK', () => {
  let table: LocalTable;
  let relay: Relay;
  let relayedEndpoint: string;
  const clients: DynamoDBClient[] = [];
  const clientOf = (endpoint = table.config.endpoint): DynamoDBClient => {
    const client = dynamoDbClient({ ...table.config, endpoint });
    clients.push(client);
    return client;
  };
  const storeAt = (endpoint: string, deadlineMs?: number): DynamoDbOrderStore =>
    new DynamoDbOrderStore(clientOf(endpoint), definition, deadlineMs);
  let store: DynamoDbOrderStore;
  let relayed: DynamoDbOrderStore;
  beforeAll(async () => {
    table = await startTable(definition);
    const port = await freePort();
    relay = await startRelay(port, table.config.endpoint);
    relayedEndpoint = `http://127.0.0.1:${port}`;
    store = storeAt(table.config.endpoint);
    relayed = storeAt(relayedEndpoint);
  });
  afterAll(async () => {
    for (const each of clients) each.destroy();
    await relay?.stop();
    await table?.stop();
  });

  describeContract(() => store);
  describeRandomPages(() => store);
  describeForeign(
    () => store,
    () => foreignOnDynamoDb(clients[0]!, definition.TableName),
  );

  describeOnOpenDynamoDb('when its connection is cut', () => {
    describeCutConnections(
      () => relayed,
      () => relay,
    );

    it('makes no second attempt, which would take its own order for someone else’s', async () => {
      const id = { ...ORDER, orderId: 'once' };
      const { heal } = relay.cut('answers', 'once');
      await expect(relayed.put(id)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      heal();
      await store.delete(id);
    });
  });

  it('reads on where a page of DynamoDB ends early, at 1 MB', async () => {
    const client = DynamoDBDocumentClient.from(clientOf());
    const { TableName } = definition;
    const orders = [5, 4, 3, 2, 1].map((index) => ({ ...ORDER, customerId: 'large', orderId: `o${index}` }));
    const padding = 'x'.repeat(350_000);
    for (const order of orders) await client.send(new PutCommand({ TableName, Item: { ...toStored(order), padding } }));

    const { Items, LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': orderKey({ ...ORDER, customerId: 'large' }).pk },
      }),
    );
    expect([Items!.length < orders.length, LastEvaluatedKey !== undefined]).toStrictEqual([true, true]);
    expect(await store.listByCustomer('large', { limit: 5 })).toStrictEqual({ orders: orders.map(placed) });
    expect((await store.listByCustomer('large', { limit: 4 })).orders).toStrictEqual(orders.slice(0, 4).map(placed));
  });

  it('is not available where nothing listens', async () => {
    const nowhere = storeAt(`http://127.0.0.1:${await freePort()}`);
    await expect(nowhere.get(ORDER)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is not available where the server accepts and then says nothing', async () => {
    const port = await freePort();
    const silent = await startRelay(port, table.config.endpoint);
    silent.silence();
    try {
      await expect(storeAt(`http://127.0.0.1:${port}`, 50).get(ORDER)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    } finally {
      await silent.stop();
    }
  });

  it('passes on what waiting does not mend, as a table that is not there', async () => {
    const other = new DynamoDbOrderStore(clientOf(), { TableName: 'nowhere' });
    await expect(other.get(ORDER)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('an answer of DynamoDB', () => {
  const thrownFor = (name: string, $fault: 'client' | 'server' = 'client') =>
    toOrderError(new DynamoDBServiceException({ name, $fault, message: 'x', $metadata: {} }));

  it.each([
    ['busy', 'BUSY'],
    ['full', 'CUSTOMER_FULL'],
    ['unavailable', 'UNAVAILABLE'],
  ] as const)('that means %s is thrown as %s', (meaning, code) => {
    const names = errorsThatMean(meaning);
    expect(names).not.toStrictEqual([]);
    for (const name of names) expect(thrownFor(name)).toMatchObject({ code });
  });

  it('that nobody knows is its own fault or this side’s', () => {
    expect(thrownFor('Unheard', 'server')).toMatchObject({ code: 'UNAVAILABLE' });
    expect(thrownFor('Unheard')).toMatchObject({ name: 'Unheard' });
  });

  it('that did not come is not known', () => {
    expect(toOrderError(new Error('socket hang up'))).toMatchObject({ code: 'UNAVAILABLE' });
  });
});
