/** What the server is asked: some of it shows only where other programs have written, or in what it costs. */
import type { Document } from 'mongodb';
import { mongoClient } from '../../../../lib/orders/mongodb/client';
import { MongoDbOrderStore } from '../../../../lib/orders/mongodb/order-store';
import { toStored } from '../../../../lib/orders/mongodb/stored-order';
import { PLACED_PATTERN } from '../../../../lib/orders/order';
import { found, isHello, startScriptedMongo } from '../../../support/scripted-mongo';

const ORDER = { customerId: 'c', orderId: 'o', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
const CURSOR = '2026-02-01T00:00:00.000Z#o#c';

const answers: Record<string, Document> = {};
let asked: Document[];
let server: Awaited<ReturnType<typeof startScriptedMongo>>;
let client: ReturnType<typeof mongoClient>;
let store: MongoDbOrderStore;
beforeAll(async () => {
  server = await startScriptedMongo((command) => {
    const [name = ''] = Object.keys(command);
    if (!isHello(command)) asked.push(command);
    return name in answers ? Promise.resolve(answers[name]) : undefined;
  });
  client = mongoClient({ connectionString: server.uri, auth: 'none', appName: 'test' });
  store = new MongoDbOrderStore(client, { database: 'x', collection: 'orders' });
});
beforeEach(() => {
  asked = [];
  for (const name of Object.keys(answers)) delete answers[name];
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

it.each([
  ['customer', () => store.listByCustomer('c', { limit: 2, cursor: CURSOR }), { customerId: 'c' }],
  ['status', () => store.listByStatus('PAID', { limit: 2, cursor: CURSOR }), { status: 'PAID' }],
] as const)(
  'a listing by %s reads what has one sort key, and of that an order, one more than the page',
  async (_, list, of) => {
    answers['find'] = found();
    await list();
    expect(asked).toMatchObject([
      {
        find: 'orders',
        filter: {
          $and: [
            of,
            { placed: { $lt: CURSOR } },
            { placed: { $regex: PLACED_PATTERN } },
            { 'placed.0': { $exists: false } },
          ],
        },
        sort: { placed: -1 },
        limit: 3,
        projection: { customerId: 1, orderId: 1, status: 1, amount: 1, placedAt: 1, note: 1, expiresAt: 1, placed: 1 },
        maxTimeMS: expect.any(Number),
      },
    ]);
  },
);

it('a change that is refused by what was read writes nothing', async () => {
  answers['find'] = found(toStored(ORDER));
  await expect(store.changeStatus(ORDER, { from: 'PAID', to: 'SHIPPED' })).rejects.toMatchObject({
    code: 'STATUS_CHANGED',
  });
  expect(asked.map((command) => Object.keys(command)[0])).toStrictEqual(['find']);
});

describe('a put that the server refuses', () => {
  const refused = (code: number) =>
    (answers['insert'] = { ok: 1, n: 0, writeErrors: [{ index: 0, code, errmsg: 'x' }] });

  it('as the key of another is of an order that exists', async () => {
    refused(11_000);
    await expect(store.put(ORDER)).rejects.toMatchObject({ code: 'ORDER_EXISTS' });
  });

  it('for another reason has failed for that', async () => {
    refused(121);
    await expect(store.put(ORDER)).rejects.toMatchObject({ name: 'MongoServerError', code: 121 });
  });
});
