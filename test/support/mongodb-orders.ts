import type { MongoClient } from 'mongodb';
import { mongoClient } from '../../lib/orders/mongodb/client';
import { MongoDbOrderStore } from '../../lib/orders/mongodb/order-store';
import { freePort } from '../../lib/processes/free-port';
import { TIMEOUTS } from '../../lib/settings/client-options';
import { createIndexes, indexDeclaration } from '../../lib/tryout/mongodb-indexes';
import type { MongoEngine } from '../../lib/engines/mongodb';
import { freshDatabase } from './local-mongo';
import { startRelay, type Relay } from './relay';
import { snapshotTemplate } from './snapshot-template';

/** After a cut the driver looks at the server again at once, not only after half a second. */
const QUICK = { ...TIMEOUTS, minHeartbeatFrequencyMS: 10 };

/** There from the first `beforeAll` on. */
export interface MongoDbOrders {
  readonly database: string;
  readonly connect: (connectionString: string) => MongoClient;
  client: MongoClient;
  store: MongoDbOrderStore;
  relay: Relay;
  /** The store through the relay, which can cut its connections. */
  relayed: MongoDbOrderStore;
}

/** The order store in a database of its own with the indexes that the template declares, for the tests of one `describe`. */
export function mongoDbOrders(engine: () => MongoEngine): MongoDbOrders {
  const clients: MongoClient[] = [];
  const database = freshDatabase();
  const connect = (connectionString: string): MongoClient => {
    const connected = mongoClient({ connectionString, auth: 'none', appName: 'test', timeouts: QUICK });
    clients.push(connected);
    return connected;
  };
  const orders = { database, connect } as MongoDbOrders;

  beforeAll(async () => {
    orders.client = connect(engine().uri);
    const declared = indexDeclaration(snapshotTemplate('trial', 'AtlasApi', 'Custom::MongoDbIndexes'));
    await createIndexes(orders.client, declared, database);
    const name = { database, collection: declared.collection };
    orders.store = new MongoDbOrderStore(orders.client, name);
    orders.relay = await startRelay(await freePort(), engine().uri);
    const through = `mongodb://127.0.0.1:${orders.relay.port}/${new URL(engine().uri).search}`;
    orders.relayed = new MongoDbOrderStore(connect(through), name);
  });
  afterAll(async () => {
    await clients[0]?.db(database).dropDatabase();
    for (const each of clients) await each.close();
    await (orders.relay as Relay | undefined)?.stop();
  });
  return orders;
}
