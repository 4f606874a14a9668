import { Long, type Db, type Document, type MongoClient } from 'mongodb';
import { COLLECTION_NAME } from '../../../../lib/stacks/names';
import { toStored } from '../../../../lib/orders/mongodb/stored-order';
import { clusterTimeOf } from '../../../../lib/orders/totals/cluster-time';
import { CollectionAt } from '../../../../lib/orders/totals/orders-at';
import { anOrder } from '../../../support/an-order';
import { describeWithMongo, freshDatabase, plainClient } from '../../../support/local-mongo';
import { BSON } from 'mongodb';

const AT = new BSON.Timestamp({ t: 1_769_853_600, i: 7 });
const MOMENT = { at: AT, time: clusterTimeOf(1_769_853_600, 7) };

describe('what the server is asked', () => {
  const commands: Document[] = [];
  const recorder = {
    command: async (command: Document) => (commands.push(command), { ok: 1, operationTime: AT }),
    runCursorCommand: (command: Document) => (commands.push(command), [] as unknown),
  } as unknown as Db;
  const orders = new CollectionAt(recorder, 'orders');
  beforeEach(() => void commands.splice(0));

  it('is the time of a read that no stale primary can answer', async () => {
    expect(await orders.now()).toStrictEqual(MOMENT);
    expect(commands).toStrictEqual([
      {
        find: 'orders',
        // Of no order: what it finds is of no interest, and it is to find nothing.
        filter: { _id: 'no order' },
        limit: 1,
        singleBatch: true,
        readConcern: { level: 'linearizable' },
        maxTimeMS: 10_000,
      },
    ]);
  });

  it('is a customer’s orders as of that time', async () => {
    await orders.contributionOf('ada', MOMENT);
    expect(commands).toStrictEqual([
      {
        find: 'orders',
        filter: { _id: { $gte: 'ada#', $lt: 'ada$' } },
        readConcern: { level: 'snapshot', atClusterTime: AT },
      },
    ]);
  });
});

describeWithMongo('on a server, which knows no moments when it is a stand-in', (engine) => {
  let client: MongoClient;
  let orders: CollectionAt;
  beforeAll(async () => {
    client = plainClient(engine());
    const db = client.db(freshDatabase());
    orders = new CollectionAt(
      {
        collection: db.collection.bind(db),
        runCursorCommand: ({ readConcern: _, ...find }: Document) => db.runCursorCommand(find),
      } as unknown as Db,
      COLLECTION_NAME,
    );
    const order = (customerId: string, orderId: string, more: Document = {}): Document => ({
      ...toStored(anOrder({ customerId, orderId })),
      status: 'PAID',
      ...more,
    });
    await db
      .collection<Document>(COLLECTION_NAME)
      .insertMany([
        order('ada', 'o1'),
        order('ada', 'o2', { amount: Long.fromNumber(5), expiresAt: new Date(1_800_000_000_000) }),
        order('ada', 'o3', { amount: '100' }),
        order('ada', 'o4', { expiresAt: 'tomorrow' }),
        order('ada-b', 'o1'),
        order('adb', 'o1'),
        { _id: 'ada' } as unknown as Document,
        { _id: 'b, a note' } as unknown as Document,
        { value: 1 },
      ]);
  });
  afterAll(() => client.close());

  it('adds up the valid orders of one customer', async () => {
    expect(await orders.contributionOf('ada', MOMENT)).toStrictEqual({ count: 2, amount: 105 });
  });

  it('looks for the next customer by the order of keys, and asks for the key alone', async () => {
    const asked: unknown[] = [];
    const findOne = async (...given: unknown[]) => (asked.push(given), null);
    const none = new CollectionAt({ collection: () => ({ findOne }) } as unknown as Db, COLLECTION_NAME);
    expect(await none.customerAfter('ada')).toBeUndefined();
    expect(asked).toStrictEqual([[{ _id: { $gt: 'ada$' } }, { sort: { _id: 1 }, projection: { _id: 1 } }]]);
  });

  it('goes from customer to customer, past what is no order', async () => {
    const found: string[] = [];
    for (let next = await orders.customerAfter(undefined); next !== undefined; next = await orders.customerAfter(next))
      found.push(next);
    expect(found).toStrictEqual(['ada', 'ada-b', 'adb']);
  });
});
