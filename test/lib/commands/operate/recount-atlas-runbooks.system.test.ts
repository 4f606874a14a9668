/** What the pages tell to do with totals of Atlas, done with a server of the MongoDB protocol and the totals in a local DynamoDB. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSRecord } from 'aws-lambda';
import { BSON, MongoNetworkError, type Db, type Document, type MongoClient } from 'mongodb';
import { ENTRY_KEY, TOTALS_ENTRY } from '../../../../lambda/order-events/environment';
import { MarkedTotals } from '../../../../lambda/order-events/marked-totals';
import { queueHandler } from '../../../../lambda/order-events/process-batch';
import { atlasRecountBy } from '../../../../lib/commands/operate/atlas-recount';
import { carryOut } from '../../../../lib/commands/operate/carry-out';
import { ORDER_STATUSES } from '../../../../lib/orders/order';
import { clusterTimeOf } from '../../../../lib/orders/totals/cluster-time';
import { CollectionAt } from '../../../../lib/orders/totals/orders-at';
import type { World } from '../../../../lib/services/world';
import { COLLECTION_NAME } from '../../../../lib/stacks/names';
import {
  aContext,
  anOrder,
  deleted,
  documentOf,
  inserted,
  messageOf,
} from '../../../lambda/order-events/support/events';
import { startTotalsTable, TABLE, type TotalsTable } from '../../../lambda/order-events/support/totals-table';
import { describeOnDynamoDb } from '../../../lambda/order-stream/support/totals-table';
import { quiet } from '../../../support/command-line';
import { describeWithMongo, freshDatabase, plainClient } from '../../../support/local-mongo';

const CUSTOMERS = ['ada', 'bob'];

it('says so when the cluster does not answer, and how to go on', async () => {
  const silent = { now: () => Promise.reject(new MongoNetworkError('away')) } as unknown as CollectionAt;
  const operation = atlasRecountBy(() => ({ orders: silent, close: async () => undefined }));
  const plan = operation.plan({ totals: TABLE, connectionString: 'mongodb://127.0.0.1/', customer: 'ada', run: 'r1' });
  const world: World = { now: () => 0, wait: async () => undefined, send: async () => ({}) };
  await expect(carryOut(plan, world, quiet, 0, {})).rejects.toMatchObject({
    name: 'Refusal',
    kind: 'unavailable',
    message: expect.stringContaining('--run r1'),
  });
});

describeOnDynamoDb('the runbooks of the totals of the orders in Atlas', () => {
  describeWithMongo('with orders on a server', (engine) => {
    let client: MongoClient;
    let db: Db;
    let totals: TotalsTable;
    let run = 0;
    let clock = 1_769_853_600;
    let queue: SQSRecord[] = [];
    beforeAll(async () => {
      totals = await startTotalsTable();
      client = plainClient(engine());
    });
    afterAll(async () => {
      await client.close();
      await totals.stop();
    });
    beforeEach(async () => {
      run += 1;
      [db, queue] = [client.db(freshDatabase()), []];
      for (const customer of CUSTOMERS) await put(customer, 'o1', 10);
    });

    const named = (customer: string) => `${customer}-${run}`;
    const orders = () => db.collection<Document & { _id: string }>(COLLECTION_NAME);
    /** The stand-in has no change streams: the event of a write is made beside it. */
    const put = async (customer: string, orderId: string, amount: number): Promise<void> => {
      const document = documentOf(anOrder({ customerId: named(customer), orderId, amount }));
      await orders().insertOne(document);
      queue.push(eventOf(inserted(document)));
    };
    const remove = async (customer: string, orderId: string): Promise<void> => {
      const document = await orders().findOneAndDelete(
        { _id: `${named(customer)}#${orderId}` },
        { promoteValues: false },
      );
      if (document) queue.push(eventOf(deleted(document)));
    };
    const eventOf = (change: ReturnType<typeof inserted>): SQSRecord => {
      clock += 1;
      const clusterTime = new BSON.Timestamp({ t: clock, i: 1 });
      return messageOf({ ...change, clusterTime }, { name: `e${clock}` });
    };
    const handler = () =>
      queueHandler({
        totals: new MarkedTotals(totals.client(), TABLE),
        logger: { info: () => undefined, warn: () => undefined },
      });
    /** @returns what is left in the queue */
    const pump = async (): Promise<number> => {
      const { batchItemFailures } = await handler()({ Records: queue }, aContext());
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      queue = queue.filter(({ messageId }) => failed.has(messageId));
      return queue.length;
    };
    const expectExact = async (): Promise<void> => {
      for (const customer of CUSTOMERS) {
        const own = await orders()
          .find({ customerId: named(customer) })
          .toArray();
        const amount = own.reduce((sum, order) => sum + Number(order['amount']), 0);
        expect([customer, await totals.totalsOf(named(customer))]).toStrictEqual([
          customer,
          { count: own.length, amount },
        ]);
      }
    };
    /** It has no moments either: nothing is written while a customer is read, and all the more between two steps. */
    class StandIn extends CollectionAt {
      override async now() {
        return { at: new BSON.Timestamp({ t: clock, i: 1 }), time: clusterTimeOf(clock, 1) };
      }
    }
    const recount = async (given: object = {}): Promise<Record<string, string>> => {
      const withoutMoments = {
        collection: db.collection.bind(db),
        runCursorCommand: ({ readConcern: _, ...find }: Document) => db.runCursorCommand(find),
      } as unknown as Db;
      const operation = atlasRecountBy(() => ({
        orders: new StandIn(withoutMoments, COLLECTION_NAME),
        close: async () => undefined,
      }));
      const dynamoDb = totals.client();
      const world: World = {
        now: () => 0,
        wait: async () => undefined,
        send: (_, command) => dynamoDb.send(command as never),
      };
      const found: Record<string, string> = {};
      const plan = operation.plan({ totals: TABLE, connectionString: 'mongodb://127.0.0.1/', ...given });
      await carryOut(plan, world, quiet, 0, found);
      return found;
    };
    const expectMended = async (given?: object): Promise<void> => {
      await recount(given);
      await put('ada', 'after', 3);
      expect(await pump()).toBe(0);
      await expectExact();
    };
    it('atlas.eventBridge was switched on for a collection that has orders', async () => {
      queue = [];
      await put('bob', 'o2', 5);
      await pump();
      await expectMended();
    });

    it('a cluster was restored over itself', async () => {
      await pump();
      await put('ada', 'lost', 7);
      await orders().deleteOne({ _id: `${named('ada')}#lost` });
      await expectMended();
    });

    it('the trigger was suspended for longer than the oplog lasts', async () => {
      await pump();
      await put('ada', 'o3', 7);
      await remove('bob', 'o1');
      queue = [];
      await expectMended();
    });

    it('a deployment changes what a valid order is', async () => {
      await pump();
      const statuses = ORDER_STATUSES as unknown as string[];
      statuses.push('REFUNDED');
      try {
        await put('ada', 'o4', 7);
        expect(await pump()).toBe(1);
        await expectMended({ customer: named('ada') });
      } finally {
        statuses.pop();
      }
    });

    it('the functions were deployed from before totals had a stream and a rule', async () => {
      await pump();
      await totals.client().send(
        new UpdateItemCommand({
          TableName: TABLE,
          Key: { customerId: { S: named('ada') }, [ENTRY_KEY]: { S: TOTALS_ENTRY } },
          UpdateExpression: 'REMOVE #rule, revision',
          ExpressionAttributeNames: { '#rule': 'rule' },
        }),
      );
      await put('ada', 'o5', 1);
      expect(await pump()).toBe(1);
      await expectMended();
    });

    it('A run that ended early did no harm', async () => {
      queue = [];
      expect(await recount({ customer: named('ada'), run: 'r1' })).toStrictEqual({
        RecountRun: 'r1',
        CustomersCounted: '1',
      });
      expect(await recount({ customer: named('ada'), run: 'r1' })).toMatchObject({ CustomersCounted: '0' });
      await expectMended({ run: 'r1' });
    });
  });
});
