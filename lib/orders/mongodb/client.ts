/**
 * How the functions connect to Atlas.
 *
 * https://www.mongodb.com/docs/atlas/manage-connections-aws-lambda/
 * https://www.mongodb.com/docs/drivers/node/current/security/authentication/aws-iam/
 */
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { optionsFor, TIMEOUTS } from '../../settings/client-options';
import { localAddress, notLocal } from '../../settings/connection-string';

export interface Connection {
  /** Without credentials: `mongodb+srv://HOST/` or `mongodb://HOST:PORT/`. */
  readonly connectionString: string;
  /** `none` serves the local try-out only: it is refused unless the address is one that {@link notLocal} lets pass. */
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
  const options = { ...optionsFor(auth), ...timeouts, appName };
  if (auth === 'none') {
    const wrong = notLocal(connectionString);
    if (wrong !== undefined) throw new Error(`AUTH is "none", and CONNECTION_STRING ${wrong}; use AUTH=aws-iam`);
    return new MongoClient(localAddress(connectionString), options);
  }
  const client = new MongoClient(connectionString, options);
  const { rejectUnauthorized, checkServerIdentity } = client.options;
  if (rejectUnauthorized === false || checkServerIdentity) {
    throw new Error(
      'CONNECTION_STRING switches off the check of the server certificate; remove its tlsInsecure and tlsAllow... options',
    );
  }
  return client;
}
