import type { AttributeValue } from 'aws-lambda';
import { contribution } from '../../../../lib/orders/contribution';
import { httpOrderStore, refusals } from '../../../../lib/orders/contract';
import { dynamoDbBackend } from '../../../../lib/engines/api-gateway/dynamodb-backend';
import { freePort } from '../../../../lib/processes/free-port';
import { dynamoDbClient } from '../../../../lib/orders/dynamodb/client';
import { writtenOrder, type Image } from '../../../../lib/orders/dynamodb/image';
import { DynamoDbOrderStore } from '../../../../lib/orders/dynamodb/order-store';
import {
  describeContract,
  describeCutConnections,
  describeForeign,
  describeRandomPages,
} from '../../../support/contract';
import {
  gatewayOf,
  gatewaySender,
  ordersApiTemplate,
  startOrdersOnDynamoDb,
  type OrdersOnDynamoDb,
} from '../../../support/dynamodb-orders-api';
import { foreignOnDynamoDb } from '../../../support/foreign';
import { describeOnDynamoDb, describeOnOpenDynamoDb } from '../../../support/local-table';
import { byPath, describeHttp, NEW_ORDER } from '../../../support/order-contract';
import { startRelay, type Relay } from '../../../support/relay';

/** For many requests on a loaded machine. */
jest.setTimeout(60_000);

const template = ordersApiTemplate('trial');

describeOnDynamoDb('orders on DynamoDB, through the mapping templates', () => {
  let orders: OrdersOnDynamoDb;
  let relay: Relay;
  let relayed: ReturnType<typeof gatewaySender>;
  let client: ReturnType<typeof dynamoDbClient>;
  beforeAll(async () => {
    orders = await startOrdersOnDynamoDb(template);
    client = dynamoDbClient(orders.config);
    const port = await freePort();
    relay = await startRelay(port, orders.config.endpoint);
    relayed = gatewaySender(
      gatewayOf(template, dynamoDbBackend(`http://127.0.0.1:${port}`, orders.config.region, orders.config.credentials)),
    );
  });
  afterAll(async () => {
    client?.destroy();
    await relay?.stop();
    await orders?.stop();
  });

  describeContract(() => httpOrderStore(byPath(orders.send)));
  describeRandomPages(() => httpOrderStore(byPath(orders.send)));
  describeHttp((...request) => orders.send(...request));
  describeForeign(
    () => httpOrderStore(byPath(orders.send)),
    () => foreignOnDynamoDb(client, orders.definition.TableName),
  );

  describeContract(
    () => httpOrderStore(byPath(orders.send)),
    refusals({
      signed: (...request) => byPath(orders.send)(...request),
      unsigned: async (method, target) => ({ ...(await orders.handle({ method, target, headers: {} })), body: '' }),
    }),
  );

  describeOnOpenDynamoDb('when its connection to the table is cut', () => {
    describeCutConnections(
      () => httpOrderStore(byPath(relayed)),
      () => relay,
    );
  });

  describe('beside the SDK', () => {
    const order = { customerId: 'both', amount: 5, placedAt: NEW_ORDER.placedAt, note: 'n', expiresAt: 4_102_444_800 };
    let store: DynamoDbOrderStore;
    beforeAll(() => {
      store = new DynamoDbOrderStore(client, orders.definition);
    });

    it('stores the same item', async () => {
      const api = httpOrderStore(byPath(orders.send));
      await api.put({ ...order, orderId: 'o1' });
      const byApi = await orders.stored({ ...order, orderId: 'o1' });
      await api.delete({ ...order, orderId: 'o1' });
      await store.put({ ...order, orderId: 'o1' });
      expect(await orders.stored({ ...order, orderId: 'o1' })).toStrictEqual(byApi);
    });

    it('reads, lists, changes and deletes its orders, as the SDK does those of the API', async () => {
      const api = httpOrderStore(byPath(orders.send));
      for (const [writer, reader, orderId] of [
        [api, store, 'by-api'],
        [store, api, 'by-sdk'],
      ] as const) {
        const id = { customerId: `both-${orderId}`, orderId };
        const put = await writer.put({ ...order, ...id });
        expect(await reader.get(id)).toStrictEqual(put);
        expect(await reader.listByCustomer(id.customerId, { limit: 1 })).toStrictEqual({ orders: [put] });
        const paid = await reader.changeStatus(id, { from: 'PLACED', to: 'PAID' });
        expect((await writer.listByStatus('PAID', { limit: 100 })).orders).toContainEqual(paid);
        await reader.delete(id);
        await expect(writer.get(id)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
      }
    });
  });

  it('stores an order as the trigger counts it', async () => {
    const id = { customerId: 'layout', orderId: 'o1' };
    await orders.send('put', { path: id, body: { ...NEW_ORDER, note: 'n', expiresAt: 1_800_000_000 } });
    const image = (await orders.stored(id)) as Image;
    expect(contribution(writtenOrder(image), id)).toStrictEqual({ count: 1, amount: NEW_ORDER.amount });
    expect(image).toStrictEqual({
      pk: { S: 'CUSTOMER#layout' },
      sk: { S: 'ORDER#o1' },
      customerId: { S: 'layout' },
      orderId: { S: 'o1' },
      status: { S: 'PLACED' },
      amount: { N: '1250' },
      placedAt: { S: NEW_ORDER.placedAt },
      placed: { S: `${NEW_ORDER.placedAt}#o1#layout` },
      note: { S: 'n' },
      expiresAt: { N: '1800000000' },
    } satisfies Record<string, AttributeValue>);
  });
});
