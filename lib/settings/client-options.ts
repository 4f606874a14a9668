/**
 * What every client of the orders is promised, and what an address makes of it: the driver lets some options of an address win.
 *
 * https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/
 */
import { isDeepStrictEqual } from 'node:util';
import type { MongoClientOptions, MongoOptions } from 'mongodb';

/** Driver 7.9 ignores `timeoutMS`, so each step has a bound of its own, and `MongoDbOrderStore` bounds their sum. */
export const TIMEOUTS = {
  /** No reachable primary: longer than a lost packet, shorter than an election, which the client waits out with `Retry-After`. */
  serverSelectionTimeoutMS: 4_000,
  connectTimeoutMS: 3_000,
  waitQueueTimeoutMS: 4_000,
  /** Every operation reads or writes at most 101 small documents by an index. */
  socketTimeoutMS: 5_000,
} as const satisfies MongoClientOptions;

const COMMON = {
  /** One execution environment serves one request at a time. The second connection is for the request after one that was given up. */
  maxPoolSize: 2,
  /** Below the 350 s after which AWS's network drops an idle connection without a word. */
  maxIdleTimeMS: 300_000,
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority', wtimeoutMS: 5_000 },
} as const satisfies MongoClientOptions;

/** The credentials are those of the function's role, which every bundle reads from the environment (`lambda/shared/credentials.ts`). */
const IAM = {
  tls: true,
  authMechanism: 'MONGODB-AWS',
  authSource: '$external',
} as const satisfies MongoClientOptions;

/** That one execution environment holds at each node, at most: its pool's, and the one that watches the node. */
export const CONNECTIONS_A_NODE = COMMON.maxPoolSize + 1;

type Auth = 'aws-iam' | 'none';

export const optionsFor = (auth: Auth): MongoClientOptions => ({
  ...COMMON,
  ...TIMEOUTS,
  ...(auth === 'aws-iam' && IAM),
});

/** Where the cluster is and what the database is called: all else is not the address's to say. */
const OF_THE_ADDRESS = ['hosts', 'srvHost', 'srvMaxHosts', 'srvServiceName', 'replicaSet', 'dbName', 'appName'];
/** What the driver keeps beside the options, anew in each client. */
const OF_THE_CLIENT = ['userSpecifiedReplicaSet', 'metadata', 'mongoLoggerOptions', 'runtime', 'mongoLogger'];

/** A server on this machine may lack sessions or certificates; reads and writes are as safe there. */
const PROMISED_LOCALLY: readonly (keyof MongoOptions)[] = ['readConcern', 'writeConcern', 'readPreference'];

/**
 * Options of the driver that an address changes and may not; nothing is connected.
 *
 * @returns undefined when the driver takes no such address
 */
export function changedOptions(connectionString: string, auth: Auth): readonly string[] | undefined {
  const [found, promised] = [connectionString, 'mongodb://127.0.0.1/'].map((address) => effective(address, auth));
  if (!found || !promised) return undefined;
  const compared =
    auth === 'none' ? PROMISED_LOCALLY : (Object.keys({ ...promised, ...found }) as (keyof MongoOptions)[]);
  return compared.filter(
    (name) => ![...OF_THE_ADDRESS, ...OF_THE_CLIENT].includes(name) && !isDeepStrictEqual(found[name], promised[name]),
  );
}

/** Loaded only where there is an address: most apps have none, and the driver takes longer to load than the settings to read. */
function effective(address: string, auth: Auth): MongoOptions | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment
  const { MongoClient }: typeof import('mongodb') = require('mongodb');
  try {
    return new MongoClient(address, optionsFor(auth)).options;
  } catch {
    return undefined;
  }
}
