/** Both order stores, each by its database's own client, with the tables and indexes that the templates define. */
import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { mongoClient } from '../../orders/mongodb/client';
import { MongoDbOrderStore } from '../../orders/mongodb/order-store';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import { templateOf } from '../../tryout/deployment';
import { givenDynamoDb } from '../../engines/dynoxide';
import { EMULATOR } from '../../engines/ministack';
import type { RunCredentials } from '../../engines/run-credentials';
import { evenAtSignal } from '../../processes/shutdown';
import { ownName } from '../../tryout/own-databases';
import type { About } from '../../tryout/checks';
import { exercise } from '../../tryout/exercise';
import type { LocalEngines } from '../../tryout/local-engines';
import type { LocalRun } from '../../tryout/local-run';
import type { Turn } from '../../tryout/run-plan';
import { dynamoDbClient } from '../../orders/dynamodb/client';
import { DynamoDbOrderStore } from '../../orders/dynamodb/order-store';
import { createIndexes, indexDeclaration } from '../../tryout/mongodb-indexes';
import { tableDefinition } from '../../tryout/table-definition';
import { workloadOf } from '../../tryout/workload';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import { ATLAS_API_STACK, DYNAMODB_STACK } from '../../assembly/names';

/** Adds a part for each. */
export function storeParts({ plan, seed, credentials }: LocalRun, { mongo, server, deployable }: LocalEngines): void {
  plan.part('DynamoDB by the SDK', async (turn) => {
    const given = givenDynamoDb(process.env);
    const { endpoint } = given ?? (await server());
    const engine = given ? 'the server at DYNAMODB_ENDPOINT' : EMULATOR;
    return dynamoDbStore({ endpoint, engine, credentials }, await deployable(), seed, turn);
  });
  // It asks another server than the part before, so it need not wait for that.
  plan.early('MongoDB by the driver', async (turn) => mongoDbStore(await mongo(), await deployable(), seed, turn));
}

interface DynamoDbEngine {
  readonly endpoint: string;
  /** For people. */
  readonly engine: string;
  readonly credentials: RunCredentials;
}

async function dynamoDbStore(
  { endpoint, engine, credentials }: DynamoDbEngine,
  assembly: AssemblyFolder,
  seed: number,
  { note, checks }: Turn,
): Promise<void> {
  const client = dynamoDbClient({ endpoint, region: 'eu-west-1', credentials });
  // The deployed table has the name of the template's, and a server that was there before may have one too.
  const table = {
    ...tableDefinition(templateOf(assembly, DYNAMODB_STACK), ORDERS_TABLE_NAME),
    TableName: ownName(),
  };
  const stops = [async () => client.destroy()];
  try {
    await client.send(new CreateTableCommand(table));
    stops.unshift(evenAtSignal(() => client.send(new DeleteTableCommand(table))));
    const store = new DynamoDbOrderStore(client, table);
    const about: About = {
      side: 'dynamodb',
      engine,
      claims: ['POR-03'],
      part: 'the same code on another engine; no export',
    };
    await exercise('DynamoDB by the SDK', store, workloadOf(seed, 'day'), { note, checks: checks.about(about) });
  } finally {
    for (const stop of stops) await stop();
  }
}

async function mongoDbStore(
  { uri, label, databases }: Awaited<ReturnType<LocalEngines['mongo']>>,
  assembly: AssemblyFolder,
  seed: number,
  { note, checks }: Turn,
): Promise<void> {
  const client = mongoClient({ connectionString: uri, auth: 'none', appName: 'try-out' });
  try {
    const declaration = indexDeclaration(templateOf(assembly, ATLAS_API_STACK));
    await createIndexes(client, declaration, databases.driver);
    const store = new MongoDbOrderStore(client, { database: databases.driver, collection: declaration.collection });
    const about: About = {
      side: 'atlas',
      engine: label,
      claims: ['POR-04'],
      part: 'the same code on another server; no copy out or in',
    };
    await exercise('MongoDB by the driver', store, workloadOf(seed, 'day'), { note, checks: checks.about(about) });
  } finally {
    await client.close();
  }
}
