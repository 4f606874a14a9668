import fc from 'fast-check';
import type { AttributeValue } from 'aws-lambda';
import { contribution, faults, type Image } from '../../../lambda/order-stream/contribution';
import {
  describeOnDynamoDb,
  ordersApiTemplate,
  startOrdersOnDynamoDb,
  type OrdersOnDynamoDb,
} from '../../support/dynamodb-orders-api';
import { describeOrderContract, NEW_ORDER, path } from '../../support/order-contract';

const PLACED = { from: 'PLACED', to: 'PAID' };

/** For many requests on a loaded machine. */
jest.setTimeout(60_000);

describe.each([
  ['local', {}],
  ['global', { 'dynamodb.customerIndex': 'global', 'dynamodb.trigger': false }],
])('with a %s index by customer', (_, overrides) => {
  describeOnDynamoDb('orders on DynamoDB, through the mapping templates', () => {
    let orders: OrdersOnDynamoDb;
    beforeAll(async () => {
      orders = await startOrdersOnDynamoDb(ordersApiTemplate('trial', overrides));
    });
    afterAll(() => orders?.stop());

    describeOrderContract((...request) => orders.send(...request));
  });
});

describeOnDynamoDb('the orders API on DynamoDB', () => {
  let orders: OrdersOnDynamoDb;
  beforeAll(async () => {
    orders = await startOrdersOnDynamoDb(ordersApiTemplate('trial'));
  });
  afterAll(() => orders?.stop());

  it('stores an order as the trigger counts it', async () => {
    const id = { customerId: 'layout', orderId: 'o1' };
    await orders.send('put', { path: id, body: { ...NEW_ORDER, note: 'n', expiresAt: 1_800_000_000 } });
    const image = (await orders.stored(id)) as Image;
    expect(faults(image, id)).toEqual([]);
    expect(contribution(image, id)).toEqual({ count: 1, amount: NEW_ORDER.amount });
    expect(image).toEqual({
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

  it('creates an order once of many concurrent puts', async () => {
    const puts = Array.from({ length: 20 }, () => orders.send('put', { ...path('race', 'o1'), body: NEW_ORDER }));
    const statuses = (await Promise.all(puts)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array<number>(19).fill(409)]);
  });

  it('lets exactly one of many concurrent changes win', async () => {
    await orders.send('put', { ...path('race', 'o2'), body: NEW_ORDER });
    const changes = Array.from({ length: 20 }, () =>
      orders.send('changeStatus', { ...path('race', 'o2'), body: PLACED }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(409)]);
  });

  it('gives no more than its limit where the largest page is full', async () => {
    const puts = Array.from({ length: 103 }, (_, index) =>
      orders.send('put', { ...path('many', `o${index}`), body: NEW_ORDER }),
    );
    await Promise.all(puts);
    const request = { path: { customerId: 'many' } };
    const { body: first } = await orders.send('listByCustomer', { ...request, query: { limit: '100' } });
    const { body: second } = await orders.send('listByCustomer', {
      ...request,
      query: { limit: '100', cursor: first.cursor },
    });
    expect([first.orders.length, second.orders.length, second.cursor]).toEqual([100, 3, undefined]);
  });

  it('takes the cursor of another customer’s listing as a time in its own, and shows nothing of the other', async () => {
    await orders.send('put', { ...path('one', 'o1'), body: NEW_ORDER });
    const { body } = await orders.send('listByCustomer', {
      path: { customerId: 'one' },
      query: { cursor: '2099-01-01T00:00:00.000Z#o9#other' },
    });
    expect(body.orders).toEqual([expect.objectContaining({ customerId: 'one' })]);
  });

  it('shows every order that was there, once and newest first, whatever is inserted between two pages', async () => {
    const placedAt = fc.constantFrom(
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.001Z',
      '2026-01-02T00:00:00.000Z',
    );
    const all = fc.uniqueArray(fc.record({ orderId: fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/), placedAt }), {
      selector: ({ orderId }) => orderId,
      maxLength: 12,
    });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(all, fc.nat(12), fc.integer({ min: 1, max: 4 }), async (everything, count, limit) => {
        const customerId = `paging-${++runs}`;
        const put = ({ orderId, placedAt }: (typeof everything)[number]) =>
          orders.send('put', { ...path(customerId, orderId), body: { amount: 1, placedAt } });
        const [before, meanwhile] = [everything.slice(0, count), everything.slice(count)];
        await Promise.all(before.map(put));

        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const query = { limit: String(limit), ...(cursor !== undefined && { cursor }) };
          const { body } = await orders.send('listByCustomer', { path: { customerId }, query });
          seen.push(...(body.orders as typeof everything).map(({ placedAt, orderId }) => `${placedAt}#${orderId}`));
          cursor = body.cursor;
          const inserted = meanwhile.pop();
          if (inserted) await put(inserted);
        } while (cursor !== undefined);

        expect(seen).toEqual([...new Set(seen)].sort().reverse());
        expect(seen).toEqual(expect.arrayContaining(before.map(({ placedAt, orderId }) => `${placedAt}#${orderId}`)));
      }),
      { numRuns: 20 },
    );
  });
});
