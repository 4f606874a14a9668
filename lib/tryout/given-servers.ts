/** What the environment names is looked at before anything starts, and a server that it names is asked before it counts. */
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { MongoServerError } from 'mongodb';
import { givenDynamoDb } from '../engines/dynoxide';
import { givenPort } from '../engines/ministack';
import { givenMavenCentral } from '../engines/mongo-java-server';
import { givenMongo } from '../engines/mongodb';
import type { RunCredentials } from '../engines/run-credentials';
import { Misuse, Refusal } from '../errors';
import { dynamoDbClient } from '../orders/dynamodb/client';
import { OrderError } from '../orders/errors';
import { mongoClient } from '../orders/mongodb/client';
import { givenPython } from '../processes/python-tools';
import { ownName } from './own-databases';

/**
 * Looks at every variable, and starts nothing.
 *
 * @throws Misuse with all that cannot be used
 */
export async function checkGiven(env: NodeJS.ProcessEnv): Promise<void> {
  const found: string[] = [];
  for (const look of [givenMongo, givenDynamoDb, givenMavenCentral, givenPort, givenPython]) {
    try {
      await look(env);
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      found.push(error.message);
    }
  }
  if (found.length) throw new Misuse(found.join('\n'));
}

const ANSWERS_WITHIN_MS = 3_000;
/** Of MongoDB's: a server of its protocol may lack them. */
const EXPIRY = { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 };

/**
 * Whether a server of the MongoDB protocol answers, and makes the kind of index that an engine is most likely to lack. It is tried in a
 * database that is dropped again.
 *
 * @throws Refusal where it does not
 */
export async function askGivenMongo(uri: string, withinMs = ANSWERS_WITHIN_MS): Promise<void> {
  const timeouts = {
    connectTimeoutMS: ANSWERS_WITHIN_MS,
    serverSelectionTimeoutMS: withinMs,
    socketTimeoutMS: withinMs,
  };
  const client = mongoClient({ connectionString: uri, auth: 'none', appName: 'try-out', timeouts });
  const database = client.db(ownName());
  try {
    await database.command({ ping: 1 });
    await database
      .command({ createIndexes: 'probe', indexes: [EXPIRY] })
      .finally(() => database.dropDatabase().catch(() => undefined));
  } catch (error) {
    const is = error instanceof MongoServerError ? 'cannot be used' : 'does not answer';
    throw new Refusal(
      `the server at MONGODB_URI ${is} (${(error as Error).message}). Start one there that has indexes with a time to live, or unset MONGODB_URI`,
      'unavailable',
      { cause: error },
    );
  } finally {
    await client.close();
  }
}

/** Whether a server of DynamoDB's API answers. @throws Refusal where it does not */
export async function askGivenDynamoDb(endpoint: string, credentials: RunCredentials): Promise<void> {
  const client = dynamoDbClient({ endpoint, region: 'eu-west-1', credentials });
  try {
    await client.send(new ListTablesCommand({ Limit: 1 }));
  } catch (error) {
    const is = error instanceof OrderError ? 'does not answer' : 'does not answer as DynamoDB does';
    throw new Refusal(
      `the server at DYNAMODB_ENDPOINT ${is} (${nameOf(error)}). Start one there, or unset DYNAMODB_ENDPOINT`,
      'unavailable',
      { cause: error },
    );
  } finally {
    client.destroy();
  }
}

/** Of the error that it comes from. */
function nameOf(error: unknown): string {
  const { cause, code, name } = error as { cause?: unknown; code?: string; name: string };
  return cause === undefined ? (code ?? name) : nameOf(cause);
}
