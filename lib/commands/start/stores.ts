/** Both order stores, each by its database's own client, with the tables and indexes that the templates define. */
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { mongoClient } from '../../orders/mongodb/client';
import { MongoDbOrderStore } from '../../orders/mongodb/order-store';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import { templateOf } from '../../tryout/deployment';
import { findDynamoDb, startDynamoDb } from '../../engines/dynoxide';
import { LOCAL_CREDENTIALS } from '../../engines/local-aws-env';
import type { MongoEngine } from '../../engines/mongodb';
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
import { NotRun } from '../../errors';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import { ATLAS_API_STACK, DYNAMODB_STACK } from '../../assembly/names';

/** Of this database alone; the API's orders are in the declared one. */
const DATABASE = 'try-out';

/** Adds a part for each. */
export function storeParts({ plan, seed }: LocalRun, { mongo, deployable }: LocalEngines): void {
  plan.part('DynamoDB by the SDK', async (turn) => dynamoDbStore(await deployable(), seed, turn));
  plan.part('MongoDB by the driver', async (turn) => mongoDbStore(await mongo(), await deployable(), seed, turn));
}

async function dynamoDbStore(assembly: AssemblyFolder, seed: number, { note, checks }: Turn): Promise<void> {
  const found = findDynamoDb();
  if ('unavailable' in found) throw new NotRun(found.unavailable);
  const server = await startDynamoDb(found);
  const { endpoint } = server;
  const client = dynamoDbClient({ endpoint, region: 'eu-west-1', credentials: LOCAL_CREDENTIALS });
  try {
    const table = tableDefinition(templateOf(assembly, DYNAMODB_STACK), ORDERS_TABLE_NAME);
    await client.send(new CreateTableCommand(table));
    const store = new DynamoDbOrderStore(client, table);
    const engine = 'endpoint' in found ? 'the server at DYNAMODB_ENDPOINT' : 'dynoxide (an emulator of DynamoDB)';
    const about: About = { side: 'dynamodb', engine, claims: ['POR-03'] };
    await exercise('DynamoDB by the SDK', store, workloadOf(seed, 'day'), { note, checks: checks.about(about) });
  } finally {
    client.destroy();
    await server.stop();
  }
}

async function mongoDbStore(
  { uri, label }: MongoEngine,
  assembly: AssemblyFolder,
  seed: number,
  { note, checks }: Turn,
): Promise<void> {
  const client = mongoClient({ connectionString: uri, auth: 'none', appName: 'try-out' });
  try {
    const declaration = indexDeclaration(templateOf(assembly, ATLAS_API_STACK));
    // A server that was there before may hold orders of an earlier run.
    await client.db(DATABASE).dropDatabase();
    await createIndexes(client, declaration, DATABASE);
    const store = new MongoDbOrderStore(client, { database: DATABASE, collection: declaration.collection });
    const about: About = { side: 'atlas', engine: label, claims: ['POR-02'] };
    await exercise('MongoDB by the driver', store, workloadOf(seed, 'day'), { note, checks: checks.about(about) });
  } finally {
    await client.close();
  }
}
