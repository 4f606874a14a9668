import type { MongoClientOptions } from 'mongodb';
import { mongoClient, type Connection } from '../orders/mongodb/client';
import { MongoDbOrderStore, type CollectionName } from '../orders/mongodb/order-store';
import { guaranteesOf } from './guarantees';
import type { ClientBounds, Subject } from './subject';

export function mongoDbSubject(
  connection: Connection & { readonly options?: MongoClientOptions },
  name: CollectionName,
  { maxInFlight, timeoutMs }: ClientBounds,
  of: Pick<Subject, 'engine' | 'isOwn' | 'size'>,
): Subject {
  const timeouts = {
    ...connection.options,
    maxPoolSize: maxInFlight,
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    waitQueueTimeoutMS: timeoutMs,
    socketTimeoutMS: timeoutMs,
  };
  const client = mongoClient({ ...connection, appName: 'load', timeouts });
  const store = new MongoDbOrderStore(client, name, timeoutMs);
  return {
    target: 'atlas',
    over: 'client',
    ...of,
    store,
    guarantees: guaranteesOf('atlas', false),
    retries: () => store.retries,
    close: () => client.close(),
  };
}
