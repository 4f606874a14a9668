/** The contract without the function in front, which `order-store.test.ts` has. */
import type { MongoClient } from 'mongodb';
import { mongoClient } from '../../../../lib/orders/mongodb/client';
import { MongoDbOrderStore } from '../../../../lib/orders/mongodb/order-store';
import { freePort } from '../../../../lib/processes/free-port';
import { TIMEOUTS } from '../../../../lib/settings/client-options';
import { createIndexes, indexDeclaration } from '../../../../lib/tryout/mongodb-indexes';
import { describeContract, describeCutConnections } from '../../../support/contract';
import { describeWithMongo, freshDatabase } from '../../../support/local-mongo';
import { startRelay, type Relay } from '../../../support/relay';
import { snapshotTemplate } from '../../../support/snapshot-template';

/** After a cut the driver looks at the server again at once, not only after half a second. */
const QUICK = { ...TIMEOUTS, minHeartbeatFrequencyMS: 10 };

describeWithMongo('orders on MongoDB, by the driver', (engine) => {
  const clients: MongoClient[] = [];
  let store: MongoDbOrderStore;
  let relay: Relay;
  let relayed: MongoDbOrderStore;
  const database = freshDatabase();

  const connect = (connectionString: string): MongoClient => {
    const connected = mongoClient({ connectionString, auth: 'none', appName: 'test', timeouts: QUICK });
    clients.push(connected);
    return connected;
  };

  beforeAll(async () => {
    const client = connect(engine().uri);
    const declared = indexDeclaration(snapshotTemplate('trial', 'AtlasApi', 'Custom::MongoDbIndexes'));
    await createIndexes(client, declared, database);
    const name = { database, collection: declared.collection };
    store = new MongoDbOrderStore(client, name);
    relay = await startRelay(await freePort(), engine().uri);
    relayed = new MongoDbOrderStore(connect(`mongodb://127.0.0.1:${relay.port}/${new URL(engine().uri).search}`), name);
  });
  afterAll(async () => {
    await clients[0]?.db(database).dropDatabase();
    for (const each of clients) await each.close();
    await relay?.stop();
  });

  describeContract(() => store);

  describe('when the connection is cut', () => {
    describeCutConnections(
      () => relayed,
      () => relay,
    );
  });
});
