import { DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { findDynamoDb, startDynamoDb } from '../../lib/engines/dynoxide';
import { runCredentials, type RunCredentials } from '../../lib/engines/run-credentials';
import { createTable } from '../../lib/tryout/own-table';
import { describeUnless } from './describe-unless';

const engine = findDynamoDb();

/** `describe` where a local DynamoDB can be had. */
export const describeOnDynamoDb = (name: string, tests: () => void): void =>
  describeUnless('unavailable' in engine ? engine.unavailable : undefined, name, tests);

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
  const config = { endpoint: server.endpoint, region: 'eu-west-1', credentials: runCredentials() };
  const client = new DynamoDBClient(config);
  await createTable(client, definition).finally(() => client.destroy());
  return { config, stop: () => server.stop() };
}
