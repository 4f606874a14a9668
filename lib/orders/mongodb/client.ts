/**
 * How the functions connect to Atlas.
 *
 * https://www.mongodb.com/docs/atlas/manage-connections-aws-lambda/
 * https://www.mongodb.com/docs/drivers/node/current/security/authentication/aws-iam/
 */
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { LOOPBACK_HOSTS } from '../../processes/loopback';
import { namesOnlyLoopback } from '../../settings/connection-string';

/** Driver 7.9 ignores `timeoutMS`, so each step has a bound of its own, and {@link MongoDbOrderStore} bounds their sum. */
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

export interface Connection {
  /** Without credentials: `mongodb+srv://HOST/` or `mongodb://HOST:PORT/`. */
  readonly connectionString: string;
  /** `none` serves the local try-out only: it is refused unless every host is loopback. */
  readonly auth: 'aws-iam' | 'none';
}

export interface ClientSettings extends Connection {
  /** Names the function in the cluster's logs and metrics. */
  readonly appName: string;
  readonly timeouts?: MongoClientOptions;
}

/**
 * A client that is not connected yet. Retries are the driver's default; a server without sessions needs `retryWrites=false` in the address.
 *
 * @throws Error when the address and the way to sign in do not fit: nothing is sent then
 */
export function mongoClient({ connectionString, auth, appName, timeouts = TIMEOUTS }: ClientSettings): MongoClient {
  const client = new MongoClient(connectionString, { ...COMMON, ...timeouts, appName, ...(auth === 'aws-iam' && IAM) });
  const { rejectUnauthorized, checkServerIdentity } = client.options;

  if (auth === 'none' && !namesOnlyLoopback(connectionString)) {
    throw new Error(
      `AUTH is "none" and a host of CONNECTION_STRING is not loopback (${LOOPBACK_HOSTS}); use AUTH=aws-iam`,
    );
  }
  if (auth === 'aws-iam' && (rejectUnauthorized === false || checkServerIdentity)) {
    throw new Error(
      'CONNECTION_STRING switches off the check of the server certificate; remove its tlsInsecure and tlsAllow... options',
    );
  }
  return client;
}
