import fc from 'fast-check';
import type { Document, MongoClient } from 'mongodb';
import { mongoClient } from '../../../lambda/atlas-orders/client';
import { MongoOrderStore } from '../../../lambda/atlas-orders/mongodb-order-store';
import { placedKey, type NewOrder, type Order } from '../../../lambda/orders/order';
import { describeWithMongo, freshDatabase, plainClient } from '../../support/local-mongo';
import { describeOrderContract, sender, type Send } from '../../support/order-contract';

const COLLECTION = 'orders';

describeWithMongo('orders on MongoDB', (engine) => {
  let client: MongoClient;
  let other: MongoClient;
  let store: MongoOrderStore;
  let send: Send;
  const database = freshDatabase();

  beforeAll(() => {
    const newClient = () => mongoClient({ connectionString: engine().uri, auth: 'none', appName: 'test' });
    [client, other] = [newClient(), newClient()];
    store = new MongoOrderStore(client, { database, collection: COLLECTION });
    send = sender(store);
  });
  afterAll(async () => {
    await client?.db(database).dropDatabase();
    await Promise.all([client?.close(), other?.close()]);
  });

  const stored = (filter: Document): Promise<Document | null> =>
    client.db(database).collection(COLLECTION).findOne(filter);

  describeOrderContract((...request) => send(...request));

  it('keeps money as an integer and the expiry as a date, so that it expires', async () => {
    const placedAt = '2026-01-31T12:00:00.000Z';
    await store.put({ customerId: 'types', orderId: 'o1', amount: 5, placedAt, expiresAt: 1_800_000_000 });
    const filter = { customerId: 'types', amount: { $type: 'int' }, expiresAt: { $type: 'date' } };
    expect((await stored(filter))?.['expiresAt']).toEqual(new Date('2027-01-15T08:00:00.000Z'));
  });

  it('lets exactly one of many concurrent changes win', async () => {
    const placedAt = '2026-01-31T12:00:00.000Z';
    const id = { customerId: 'race', orderId: 'o1' };
    await store.put({ ...id, amount: 1, placedAt });
    const stores = [client, other].map((each) => new MongoOrderStore(each, { database, collection: COLLECTION }));
    const changes = Array.from({ length: 40 }, (_, index) => {
      const to = index % 2 ? 'PAID' : 'CANCELLED';
      return stores[index % 2]!.changeStatus(id, { from: 'PLACED', to }).catch(({ code }: { code: string }) => code);
    });
    const results = await Promise.all(changes);
    expect(results.filter((result) => typeof result === 'object')).toEqual([await store.get(id)]);
    expect(results.filter((result) => result === 'STATUS_CHANGED')).toHaveLength(39);
  });

  it('creates an order once of many concurrent puts', async () => {
    const order = { customerId: 'race', orderId: 'o2', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
    const puts = Array.from({ length: 20 }, () =>
      store.put(order).then(
        () => 'created',
        ({ code }: { code: string }) => code,
      ),
    );
    const results = await Promise.all(puts);
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(results.filter((result) => result === 'ORDER_EXISTS')).toHaveLength(19);
  });

  it('shows every order that was there, once and newest first, whatever is inserted between two pages', async () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/);
    const placedAt = fc.constantFrom(
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.001Z',
      '2026-01-02T00:00:00.000Z',
    );
    const orders = fc.uniqueArray(fc.record({ orderId: id, placedAt }), {
      selector: ({ orderId }) => orderId,
      maxLength: 14,
    });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(orders, fc.nat(14), fc.integer({ min: 1, max: 4 }), async (all, count, limit) => {
        const customerId = `paging-${++runs}`;
        const complete = all.map((order): NewOrder => ({ ...order, customerId, amount: 1 }));
        const [before, meanwhile] = [complete.slice(0, count), complete.slice(count)];
        await Promise.all(before.map((order) => store.put(order)));

        const seen: Order[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.listByCustomer(customerId, { limit, ...(cursor !== undefined && { cursor }) });
          expect(page.orders.length).toBeLessThanOrEqual(limit);
          seen.push(...page.orders);
          cursor = page.cursor;
          const inserted = meanwhile.pop();
          if (inserted) await store.put(inserted);
        } while (cursor !== undefined);

        const keys = seen.map(placedKey);
        expect(keys).toEqual([...new Set(keys)].sort().reverse());
        expect(keys).toEqual(expect.arrayContaining(before.map(placedKey)));
      }),
      { numRuns: 25 },
    );
  });

  it('lists more than the driver fetches at once', async () => {
    const customerId = 'many';
    const orders = Array.from({ length: 150 }, (_, index) => ({
      customerId,
      orderId: `o${index}`,
      amount: 1,
      placedAt: '2026-01-31T12:00:00.000Z',
    }));
    await Promise.all(orders.map((order) => store.put(order)));
    const first = await store.listByCustomer(customerId, { limit: 100 });
    const second = await store.listByCustomer(customerId, { limit: 100, cursor: first.cursor ?? '' });
    expect([first.orders.length, second.orders.length, second.cursor]).toEqual([100, 50, undefined]);
  });

  it.each(['{"$gt":""}', { $gt: '' }, { $ne: null }, ['PLACED']])(
    'changes nothing for an operator as status: %p',
    async (from) => {
      const request = { path: { customerId: 'race', orderId: 'o2' } };
      const answer = await send('changeStatus', { ...request, body: { from, to: 'CANCELLED' } });
      expect(answer).toMatchObject({ status: 400, body: { field: 'from' } });
      expect((await send('get', request)).body.status).toBe('PLACED');
    },
  );

  it('keeps hostile text in its field', async () => {
    const texts = fc.oneof(
      fc.constantFrom('$where', '{"$gt":""}', '$amount', 'a.b.c', '\0', '__proto__', "'; db.dropDatabase(); //"),
      fc.string({ unit: 'grapheme', maxLength: 50 }),
    );
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (note) => {
        const path = { customerId: 'hostile', orderId: `o${++runs}` };
        await send('put', { path, body: { amount: 1, placedAt: '2026-01-31T12:00:00.000Z', note } });
        const { body } = await send('get', { path });
        expect(body).toEqual({ ...path, status: 'PLACED', amount: 1, placedAt: '2026-01-31T12:00:00.000Z', note });
      }),
      { numRuns: 50 },
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
      expect(document).toEqual({ _id: 'seen#o1', ...order, status: 'PLACED', placed: placedKey(order) });
    } finally {
      await reader.close();
    }
  });
});
