import fc from 'fast-check';
import type { Document, MongoClient } from 'mongodb';
import type { MongoDbOrderStore } from '../../../../lib/orders/mongodb/order-store';
import { placedKey } from '../../../../lib/orders/order';
import { httpOrderStore } from '../../../../lib/orders/contract';
import {
  describeContract,
  describeCutConnections,
  describeForeign,
  describeRandomPages,
} from '../../../support/contract';
import { foreignOnMongo } from '../../../support/foreign';
import { describeWithMongo, plainClient } from '../../../support/local-mongo';
import { mongoDbOrders } from '../../../support/mongodb-orders';
import { byPath, describeHttp, NEW_ORDER, sender, type Send } from '../../../support/order-contract';
import { runs } from '../../../support/runs';

const COLLECTION = 'orders';

describeWithMongo('orders on MongoDB', (engine) => {
  const orders = mongoDbOrders(engine);
  const { database } = orders;
  let client: MongoClient;
  let store: MongoDbOrderStore;
  let send: Send;
  beforeAll(() => {
    ({ client, store } = orders);
    send = sender(store);
  });

  it('has the indexes that the template declares', async () => {
    const indexes = await client.db(database).collection(COLLECTION).indexes();
    expect(indexes.map(({ name }) => name).sort()).toStrictEqual(['_id_', 'by-customer', 'by-status', 'expires']);
  });

  const stored = (filter: Document): Promise<Document | null> =>
    client.db(database).collection(COLLECTION).findOne(filter);

  // The contract by itself, `order-store.system.test.ts` has.
  describeRandomPages(() => store);

  describe('through the function’s HTTP answers', () => {
    describeContract(() => httpOrderStore(byPath(send)));
    describeForeign(
      () => httpOrderStore(byPath(send)),
      () => foreignOnMongo(client.db(database).collection(COLLECTION)),
    );
    describeHttp((...request) => send(...request));
  });

  describe('when the connection is cut', () => {
    describeCutConnections(
      () => httpOrderStore(byPath(sender(orders.relayed))),
      () => orders.relay,
    );
  });

  it('keeps money as an integer and the expiry as a date, so that it expires', async () => {
    const placedAt = '2026-01-31T12:00:00.000Z';
    await store.put({ customerId: 'types', orderId: 'o1', amount: 5, placedAt, expiresAt: 1_800_000_000 });
    const filter = { customerId: 'types', amount: { $type: 'int' }, expiresAt: { $type: 'date' } };
    expect((await stored(filter))?.['expiresAt']).toStrictEqual(new Date('2027-01-15T08:00:00.000Z'));
  });

  it.each(['{"$gt":""}', { $gt: '' }, { $ne: null }, ['PLACED']])(
    'changes nothing for an operator as status: %p',
    async (from) => {
      const request = { path: { customerId: 'operator', orderId: 'o1' } };
      await send('put', { ...request, body: NEW_ORDER });
      const answer = await send('changeStatus', { ...request, body: { from, to: 'CANCELLED' } });
      expect(answer).toMatchObject({ status: 400, body: { field: 'from' } });
      expect((await send('get', request)).body.status).toBe('PLACED');
    },
  );

  it('passes documents of any size in pages that are bounded, and answers nothing of them', async () => {
    const order = (index: number) => ({
      ...{ customerId: 'large', orderId: `o${index}`, amount: 1 },
      placedAt: `2026-01-31T12:00:00.00${9 - index}Z`,
    });
    const large = foreignOnMongo(client.db(database).collection(COLLECTION));
    for (const index of [0, 1, 2, 3, 4]) {
      const note = index % 3 === 2 ? 'n'.repeat(1_200_000) : 'n';
      const attachment = 'x'.repeat(1_200_000);
      await large.write({ ...order(index), status: 'DELIVERED', note }, { attachment });
    }
    const pages = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await store.listByCustomer('large', { limit: 10, ...(cursor !== undefined && { cursor }) });
      pages.push(page.orders.map(({ orderId }) => orderId));
      cursor = page.cursor;
    }
    expect(pages).toStrictEqual([['o0', 'o1'], [], ['o3', 'o4']]);
  });

  it('keeps hostile text in its field', async () => {
    const texts = fc.oneof(
      fc.constantFrom('$where', '{"$gt":""}', '$amount', 'a.b.c', '\0', '__proto__', "'; db.dropDatabase(); //"),
      fc.string({ unit: 'grapheme', maxLength: 50 }),
    );
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (note) => {
        const path = { customerId: 'hostile', orderId: `o${++drawn}` };
        await send('put', { path, body: { amount: 1, placedAt: '2026-01-31T12:00:00.000Z', note } });
        const { body } = await send('get', { path });
        expect(body).toStrictEqual({
          ...path,
          status: 'PLACED',
          amount: 1,
          placedAt: '2026-01-31T12:00:00.000Z',
          note,
        });
      }),
      { numRuns: runs(50) },
    );
  });

  it('is seen by another client as it was written', async () => {
    const order = { customerId: 'seen', orderId: 'o1', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
    await store.put(order);
    const reader = plainClient(engine());
    try {
      const document = await reader
        .db(database)
        .collection<Document & { _id: string }>(COLLECTION)
        .findOne({ _id: 'seen#o1' });
      expect(document).toStrictEqual({ _id: 'seen#o1', ...order, status: 'PLACED', placed: placedKey(order) });
    } finally {
      await reader.close();
    }
  });
});
