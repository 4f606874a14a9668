/** Both sides of a load on this machine's engines: a table without its stream, which engines slow down by, and a collection with its indexes. */
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { Assembly } from '../assembly/assembly';
import { ATLAS_API_STACK, DYNAMODB_STACK } from '../assembly/names';
import { dynamoDbBackend } from '../engines/api-gateway/dynamodb-backend';
import { readRestApi, type SynthesizedTemplate } from '../engines/api-gateway/rest-api';
import { startApiGatewayStandIn } from '../engines/api-gateway/server';
import { dynamoDbLabel, findDynamoDb, startDynamoDb, type RunningDynamoDb } from '../engines/dynoxide';
import { obtainMongo, startMongo, type MongoEngine } from '../engines/mongodb';
import { runCredentials } from '../engines/run-credentials';
import { NotRun } from '../errors';
import { dynamoDbSubject, mongoDbSubject, overHttp, type ClientBounds, type Subject } from '../load/subject';
import type { Target } from '../load/results';
import { dynamoDbClient } from '../orders/dynamodb/client';
import { mongoClient } from '../orders/mongodb/client';
import { httpOrderStore } from '../orders/contract/http-order-store';
import { evenAtSignal } from '../processes/shutdown';
import { temporaryFolder } from '../processes/temporary-folder';
import { apiSenders } from './emulator-http';
import { startFunctionApi } from './function-api';
import { createIndexes, indexDeclaration } from './mongodb-indexes';
import { ownName } from './own-databases';
import { createTable, deleteTable } from './own-table';
import { tableDefinition } from './table-definition';

const REGION = 'eu-west-1';
type Stops = (() => Promise<void>)[];

export interface EngineOptions extends ClientBounds {
  readonly over: Subject['over'];
  /** Templates that say what table, collection and API are like. */
  readonly assembly: Assembly;
  /** Name of the orders table in them. */
  readonly table: string;
  readonly env: NodeJS.ProcessEnv;
  readonly note: (line: string) => void;
}

const templateIn = ({ templates }: Assembly, stack: string): SynthesizedTemplate =>
  templates.get(stack) as SynthesizedTemplate;

/** Starts what the side needs; `close` ends it, with all that was written. @throws NotRun where this machine lacks an engine */
export const localSubject = (target: Target, options: EngineOptions): Promise<Subject> =>
  target === 'dynamodb' ? localDynamoDb(options) : localMongoDb(options);

async function localDynamoDb(options: EngineOptions): Promise<Subject> {
  const found = findDynamoDb(options.env);
  if ('unavailable' in found) throw new NotRun(found.unavailable);
  const engine = await startDynamoDb(found);
  return closing([() => engine.stop()], (stops) => tableOn({ ...engine, label: dynamoDbLabel(found) }, options, stops));
}

/** A server of DynamoDB's API that runs. */
interface DynamoDbEngine extends Pick<RunningDynamoDb, 'endpoint' | 'credentials'> {
  readonly label: string;
}

/** On a server that runs: a table of its own, which is deleted by `close`. */
export const localDynamoDbOn = (engine: DynamoDbEngine, options: EngineOptions): Promise<Subject> =>
  closing([], (stops) => tableOn(engine, options, stops));

async function tableOn(
  { endpoint, credentials, label }: DynamoDbEngine,
  options: EngineOptions,
  stops: Stops,
): Promise<Subject> {
  const template = templateIn(options.assembly, DYNAMODB_STACK);
  const { StreamSpecification: _, ...definition } = tableDefinition(template, options.table);
  // An API's mapping names the table of the templates.
  const table = { ...definition, TableName: options.over === 'http' ? options.table : ownName() };
  const config = { endpoint, region: REGION, credentials };
  const client = dynamoDbClient(config);
  stops.unshift(evenAtSignal(() => deleteTable(client, table).finally(() => client.destroy())));
  await createTable(client, table);
  const subject = dynamoDbSubject(config, table, options, { engine: label, isOwn: true });
  if (options.over === 'client') return subject;
  await subject.close();
  const api = await startApiGatewayStandIn(
    readRestApi(template),
    dynamoDbBackend(endpoint, REGION, credentials),
    credentials,
  );
  stops.unshift(api.stop);
  const send = apiSenders(api.url, { region: REGION, credentials }).signed;
  return overHttp(subject, httpOrderStore(send), `the template’s mapping in a stand-in for API Gateway, on ${label}`);
}

async function localMongoDb(options: EngineOptions): Promise<Subject> {
  const found = await obtainMongo(options.env, { onProgress: options.note });
  if (found.kind === 'unavailable') throw new NotRun(found.reason);
  const { path: folder, remove } = temporaryFolder();
  return closing([async () => remove()], async (stops) => {
    const own = join(folder, 'mongodb');
    mkdirSync(own);
    const engine = await startMongo(found, own, options.note);
    stops.unshift(() => engine.stop());
    return collectionOn(engine, options, stops);
  });
}

/** On a server that runs: a database of its own, which is dropped by `close`. */
export const localMongoDbOn = (engine: MongoEngine, options: EngineOptions): Promise<Subject> =>
  closing([], (stops) => collectionOn(engine, options, stops));

async function collectionOn({ uri, label }: MongoEngine, options: EngineOptions, stops: Stops): Promise<Subject> {
  const declaration = { ...indexDeclaration(templateIn(options.assembly, ATLAS_API_STACK)), database: ownName() };
  const connection = { connectionString: uri, auth: 'none' } as const;
  const client = mongoClient({ ...connection, appName: 'load' });
  stops.unshift(
    evenAtSignal(() =>
      client
        .db(declaration.database)
        .dropDatabase()
        .finally(() => client.close()),
    ),
  );
  await createIndexes(client, declaration);
  const subject = mongoDbSubject(connection, declaration, options, { engine: label, isOwn: true });
  if (options.over === 'client') return subject;
  const credentials = runCredentials();
  const api = await startFunctionApi(subject.store, credentials);
  stops.unshift(api.stop, () => subject.close());
  const send = apiSenders(api.url, { region: REGION, credentials }).signed;
  return overHttp(subject, httpOrderStore(send), `the function’s code in the process of the load, on ${label}`);
}

/** Gives the subject's `close` all that is to be ended, the last first; what is begun is ended too where it does not come up. */
async function closing(stops: Stops, begin: (stops: Stops) => Promise<Subject>): Promise<Subject> {
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0)) await each();
  };
  try {
    const subject = await begin(stops);
    return { ...subject, close: () => subject.close().finally(stop) };
  } catch (error) {
    // Of two failures the first one tells.
    await stop().catch(() => undefined);
    throw error;
  }
}
