/** What is asked of DynamoDB, and what is made of answers that no engine here gives. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { dynamoDbClient } from '../../../../lib/orders/dynamodb/client';
import { BY_CUSTOMER_INDEX, orderIdOf } from '../../../../lib/orders/dynamodb/keys';
import { DynamoDbOrderStore } from '../../../../lib/orders/dynamodb/order-store';
import type { OrderStore } from '../../../../lib/orders/order-store';
import { anOrder, itemOf } from '../../../lambda/order-stream/support/records';
import { AwsServer } from '../../../support/aws-server';

const ORDER = anOrder();
const { customerId } = ORDER;
const PAGE = { limit: 2 };

describe('a request', () => {
  let aws: AwsServer;
  beforeAll(async () => void (aws = await AwsServer.start()));
  afterAll(() => aws.stop());

  function storeOn(table: Pick<CreateTableCommandInput, 'LocalSecondaryIndexes'> = {}) {
    const client = dynamoDbClient({ ...aws.access, region: 'eu-west-1' });
    return new DynamoDbOrderStore(client, { TableName: 'orders', ...table });
  }
  /** Answers one after the other; what was asked. */
  function answering(call: string, ...answers: object[]): Record<string, any>[] {
    const asked: Record<string, any>[] = [];
    aws.on(`dynamodb:${call}`, (input) => answers[asked.push(input) - 1] ?? {});
    return asked;
  }
  const index = (IndexName: string) => ({ IndexName, KeySchema: [], Projection: {} });

  it('for an order is consistent', async () => {
    const asked = answering('GetItem', { Item: itemOf(ORDER) });
    expect(await storeOn().get(ORDER)).toStrictEqual(ORDER);
    expect(asked).toMatchObject([{ ConsistentRead: true }]);
  });

  it('takes no number for another that it is nearly', async () => {
    answering('GetItem', { Item: { ...itemOf(ORDER), amount: { N: '100.00000000000000000001' } } });
    await expect(storeOn().get(ORDER)).rejects.toMatchObject({ code: 'NOT_AN_ORDER' });
  });

  it.each([
    ['consistent over a local index', [index(BY_CUSTOMER_INDEX)], true],
    ['consistent over a local index beside others', [index('other'), index(BY_CUSTOMER_INDEX)], true],
    ['not consistent where it is another that is local', [index('other')], false],
    ['not consistent where none is local', undefined, false],
  ])('for a customer’s orders is %s', async (_, LocalSecondaryIndexes, ConsistentRead) => {
    const asked = answering('Query', {});
    const table = LocalSecondaryIndexes && { LocalSecondaryIndexes };
    expect(await storeOn(table).listByCustomer(customerId, PAGE)).toStrictEqual({ orders: [] });
    expect(asked).toMatchObject([{ ConsistentRead }]);
  });

  describe('for the rest of a page that has ended early', () => {
    const items = [3, 2, 1].map((nth) =>
      itemOf(anOrder({ orderId: `o${nth}`, placedAt: `2026-01-31T12:00:0${nth}.000Z` })),
    );
    const LastEvaluatedKey = { pk: { S: 'CUSTOMER#c' }, sk: { S: 'ORDER#o3' } };

    it('asks for no more than is missing, from where it ended on', async () => {
      const asked = answering('Query', { Items: items.slice(0, 1), LastEvaluatedKey }, { Items: items.slice(1, 2) });
      await storeOn().listByCustomer(customerId, PAGE);
      expect(asked.map(({ Limit, ExclusiveStartKey }) => [Limit, ExclusiveStartKey])).toStrictEqual([
        [3, undefined],
        [2, LastEvaluatedKey],
      ]);
    });

    it('is made where the page is full, to know whether there is a next one', async () => {
      answering('Query', { Items: items.slice(0, 2), LastEvaluatedKey }, { Items: items.slice(2) });
      const page = await storeOn().listByCustomer(customerId, PAGE);
      expect(page.orders.map(({ orderId }) => orderId)).toStrictEqual(['o3', 'o2']);
      expect(page.cursor).toBeDefined();
    });
  });

  it('that could not be signed is thrown as it failed: nothing was sent', async () => {
    const refusal = new Error('no credentials');
    const credentials = () => Promise.reject(refusal);
    const client = dynamoDbClient({ ...aws.access, region: 'eu-west-1', credentials });
    await expect(new DynamoDbOrderStore(client, { TableName: 'orders' }).get(ORDER)).rejects.toBe(refusal);
  });
});

describe('a call that is not answered in time', () => {
  let silent: Server;
  let store: OrderStore;
  beforeAll(async () => {
    silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' };
    // More patient than the store: what ends the call is the store's own bound.
    const requestHandler = { requestTimeout: 60_000 };
    const client = dynamoDbClient({ endpoint, credentials, region: 'eu-west-1', requestHandler });
    store = new DynamoDbOrderStore(client, { TableName: 'orders' }, 30);
  });
  afterAll(() => void silent.close());

  it.each<[string, () => Promise<unknown>]>([
    ['put', () => store.put(ORDER)],
    ['get', () => store.get(ORDER)],
    ['listByCustomer', () => store.listByCustomer(customerId, PAGE)],
    ['changeStatus', () => store.changeStatus(ORDER, { from: 'PLACED', to: 'PAID' })],
    ['delete', () => store.delete(ORDER)],
  ])('is ended with its connection: %s', async (_, call) => {
    const connected = once(silent, 'connection') as Promise<[Socket]>;
    await expect(call()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const [socket] = await connected;
    socket.resume();
    if (!socket.closed) await once(socket, 'close');
  });
});

it('keys that are not there name no order', () => {
  expect(orderIdOf({})).toStrictEqual({ customerId: undefined, orderId: undefined });
});
