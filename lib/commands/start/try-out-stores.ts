/** Both order stores, each by its database's own client, with the tables and indexes that the templates define. */
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { mongoClient } from '../../orders/mongodb/client';
import { MongoDbOrderStore } from '../../orders/mongodb/order-store';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import { API, templateOf } from '../../tryout/deployment';
import { findDynamoDb, startDynamoDb } from '../../engines/dynoxide';
import { LOCAL_CREDENTIALS } from '../../engines/local-aws-env';
import type { MongoEngine } from '../../engines/mongodb';
import { exercise } from '../../tryout/exercise';
import type { Note } from '../../console/progress';
import { dynamoDbClient } from '../../orders/dynamodb/client';
import { DynamoDbOrderStore } from '../../orders/dynamodb/order-store';
import { createIndexes, indexDeclaration } from '../../tryout/mongodb-indexes';
import { tableDefinition } from '../../tryout/table-definition';
import type { TryOut } from './parts';
import { workloadOf } from '../../tryout/workload';
import { NotRun } from '../../errors';
import { ORDERS_TABLE_NAME } from '../../stacks/names';

/** Of this database alone; the API's orders are in the declared one. */
const DATABASE = 'try-out';

export async function storeParts(all: TryOut, assembly: AssemblyFolder, mongo: MongoEngine | undefined): Promise<void> {
  const { plan } = all;
  await plan.optional('dynamoDbStore', (note) => dynamoDbStore(all, assembly, note));
  if (mongo) await plan.step('mongoDbStore', (note) => mongoDbStore(all, assembly, mongo, note));
  else plan.skip(['mongoDbStore'], 'there is no server of the MongoDB protocol');
}

async function dynamoDbStore({ checks, seed }: TryOut, assembly: AssemblyFolder, note: Note): Promise<void> {
  const found = findDynamoDb();
  if ('unavailable' in found) throw new NotRun(found.unavailable);
  const server = await startDynamoDb(found);
  const { endpoint } = server;
  const client = dynamoDbClient({ endpoint, region: 'eu-west-1', credentials: LOCAL_CREDENTIALS });
  try {
    const table = tableDefinition(templateOf(assembly, 'DynamoDb'), ORDERS_TABLE_NAME);
    await client.send(new CreateTableCommand(table));
    const store = new DynamoDbOrderStore(client, table);
    const engine = 'endpoint' in found ? 'the server at DYNAMODB_ENDPOINT' : 'dynoxide (an emulator of DynamoDB)';
    const about = { side: 'dynamodb', engine, claims: ['POR-03'] } as const;
    await exercise('DynamoDB by the SDK', store, workloadOf(seed, 'day'), checks.about(about), note);
  } finally {
    client.destroy();
    await server.stop();
  }
}

async function mongoDbStore({ checks, seed }: TryOut, assembly: AssemblyFolder, mongo: MongoEngine, note: Note) {
  const client = mongoClient({ connectionString: mongo.uri, auth: 'none', appName: 'try-out' });
  try {
    const declaration = indexDeclaration(templateOf(assembly, API));
    // A server that was there before may hold orders of an earlier run.
    await client.db(DATABASE).dropDatabase();
    await createIndexes(client, declaration, DATABASE);
    const store = new MongoDbOrderStore(client, { database: DATABASE, collection: declaration.collection });
    const about = { side: 'atlas', engine: mongo.label, claims: ['POR-02'] } as const;
    await exercise('MongoDB by the driver', store, workloadOf(seed, 'day'), checks.about(about), note);
  } finally {
    await client.close();
  }
}
