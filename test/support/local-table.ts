import { DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { dynamoDbLabel, findDynamoDb, startDynamoDb } from '../../lib/engines/dynoxide';
import type { RunCredentials } from '../../lib/engines/run-credentials';
import { createTable } from '../../lib/tryout/own-table';
import { describeUnless } from './describe-unless';

const engine = findDynamoDb();

/** `describe` where a local DynamoDB can be had; another one than usual is named. */
export const describeOnDynamoDb = (name: string, tests: () => void, lacking?: string): void =>
  'unavailable' in engine
    ? describeUnless(engine.unavailable, name, tests)
    : describeUnless(lacking, 'binary' in engine ? name : `${name} [${dynamoDbLabel(engine)}]`, tests);

const OWN_ADDRESS =
  'MiniStack answers at its own address and to the key of its run only: take Linux on x64, or start DynamoDB Local and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000';

/** The same, for tests that come to it by way of another address, or with keys of their own. */
export const describeOnOpenDynamoDb = (name: string, tests: () => void): void =>
  describeOnDynamoDb(name, tests, 'python' in engine ? OWN_ADDRESS : undefined);

export interface LocalTable {
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: RunCredentials;
  };
  readonly stop: () => Promise<void>;
}

/** A local DynamoDB with one table. */
export async function startTable(definition: CreateTableCommandInput): Promise<LocalTable> {
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  const server = await startDynamoDb(engine);
  const config = { endpoint: server.endpoint, region: 'eu-west-1', credentials: server.credentials };
  const client = new DynamoDBClient(config);
  await createTable(client, definition).finally(() => client.destroy());
  return { config, stop: () => server.stop() };
}
