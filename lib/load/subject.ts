/** A side as a load meets it: its store, and what its client tells beside the answers. */
import type { CreateTableCommandInput, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { MongoClientOptions } from 'mongodb';
import { AWS_CLIENT } from '../async/aws-client';
import { dynamoDbClient } from '../orders/dynamodb/client';
import { BY_CUSTOMER_INDEX } from '../orders/dynamodb/keys';
import { DynamoDbOrderStore } from '../orders/dynamodb/order-store';
import { mongoClient, type Connection } from '../orders/mongodb/client';
import { MongoDbOrderStore, type CollectionName } from '../orders/mongodb/order-store';
import type { OrderStore } from '../orders/order-store';
import type { OrderOperation } from '../orders/routes';
import { guaranteesOf } from './guarantees';
import type { Guarantee, LoadRun, Target } from './results';
import { UnitsMeter } from './units';

export interface Subject {
  readonly target: Target;
  readonly over: LoadRun['over'];
  /** For people; a stand-in says that it is one. */
  readonly engine: string;
  /** Atlas's name of the cluster's size, where it is known. */
  readonly size?: string;
  readonly store: OrderStore;
  readonly guarantees: Readonly<Record<OrderOperation, Guarantee>>;
  readonly units?: UnitsMeter;
  /** Attempts beyond the first so far; absent where nobody can tell. */
  readonly retries?: () => number;
  /** Whether all that is written goes with the engine. */
  readonly isOwn: boolean;
  close(): Promise<void>;
}

/** What both clients are given alike: as many connections as operations may be under way, and as long as each may take. */
export interface ClientBounds {
  readonly maxInFlight: number;
  readonly timeoutMs: number;
}

type Table = Pick<CreateTableCommandInput, 'TableName' | 'LocalSecondaryIndexes'>;
type Of = Pick<Subject, 'engine' | 'isOwn'>;

export const hasLocalIndex = ({ LocalSecondaryIndexes = [] }: Table): boolean =>
  LocalSecondaryIndexes.some(({ IndexName }) => IndexName === BY_CUSTOMER_INDEX);

export function dynamoDbSubject(
  config: DynamoDBClientConfig,
  table: Table,
  { maxInFlight, timeoutMs }: ClientBounds,
  of: Of,
): Subject {
  const agent = { maxSockets: maxInFlight, keepAlive: true };
  const requestHandler = {
    ...AWS_CLIENT.requestHandler,
    requestTimeout: timeoutMs,
    httpAgent: agent,
    httpsAgent: agent,
  };
  const client = dynamoDbClient({ ...config, requestHandler });
  const units = new UnitsMeter(client);
  return {
    target: 'dynamodb',
    over: 'client',
    ...of,
    store: new DynamoDbOrderStore(client, table, timeoutMs),
    guarantees: guaranteesOf('dynamodb', hasLocalIndex(table)),
    units,
    retries: () => units.retries,
    close: async () => client.destroy(),
  };
}

export function mongoDbSubject(
  connection: Connection & { readonly options?: MongoClientOptions },
  name: CollectionName,
  { maxInFlight, timeoutMs }: ClientBounds,
  of: Of & Pick<Subject, 'size'>,
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

/** The same side over its HTTP API: what answers to a client of the database say beside them, those of an API do not. */
export function overHttp(
  { units: _, retries: _retries, ...subject }: Subject,
  store: OrderStore,
  engine = subject.engine,
): Subject {
  return { ...subject, over: 'http', store, engine };
}
