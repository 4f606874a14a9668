/** Both order stores, each by its database's own client, with the tables and indexes that the templates define. */
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
import type { LocalEngines, LocalMongo } from '../../tryout/local-engines';
import type { LocalRun } from '../../tryout/local-run';
import type { PartResult, Turn } from '../../tryout/run-plan';
import { createTable, deleteTable } from '../../tryout/own-table';
import { askGivenDynamoDb } from '../../tryout/given-servers';
import { dynamoDbClient } from '../../orders/dynamodb/client';
import { DynamoDbOrderStore } from '../../orders/dynamodb/order-store';
import { createIndexes, indexDeclaration } from '../../tryout/mongodb-indexes';
import { tableDefinition } from '../../tryout/table-definition';
import { workloadOf } from '../../tryout/workload';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import { ATLAS_API_STACK, DYNAMODB_STACK } from '../../assembly/names';

/** Where DynamoDB is. */
export type Found = PartResult<{ readonly endpoint: string }>;

/** Adds a part for each, and one for the server that `DYNAMODB_ENDPOINT` names. @returns that server, or the emulator */
export function storeParts(run: LocalRun, { mongo, server, deployable }: LocalEngines): Found {
  const { plan, seed, credentials } = run;
  const given = givenDynamoDb(run.env);
  const found: Found = given
    ? plan.early('Server at DYNAMODB_ENDPOINT', {}, async () => {
        await askGivenDynamoDb(given.endpoint, credentials);
        return given;
      })
    : server;
  const engine = given ? 'the server at DYNAMODB_ENDPOINT' : EMULATOR;
  plan.part('DynamoDB by the SDK', { found, deployable }, async (ready, turn) =>
    dynamoDbStore({ endpoint: ready.found.endpoint, engine, credentials }, ready.deployable, seed, turn),
  );
  // It asks another server than the part before, so it need not wait for that.
  plan.early('MongoDB by the driver', { mongo, deployable }, async (ready, turn) =>
    mongoDbStore(ready.mongo, ready.deployable, seed, turn),
  );
  return found;
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
    stops.unshift(evenAtSignal(() => deleteTable(client, table)));
    await createTable(client, table);
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
  { uri, label, databases }: LocalMongo,
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
