/** What a load asks on this machine: a table without its stream, which engines slow down by, or a collection with its indexes. */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../assembly/assembly';
import { ATLAS_API_STACK, DYNAMODB_STACK } from '../assembly/names';
import type { SynthesizedTemplate } from '../engines/api-gateway/rest-api';
import { dynamoDbLabel, findDynamoDb, startDynamoDb, type RunningDynamoDb } from '../engines/dynoxide';
import { obtainMongo, startMongo, type MongoEngine } from '../engines/mongodb';
import type { RunCredentials } from '../engines/run-credentials';
import { NotRun } from '../errors';
import type { Target } from '../load/results';
import type { ClientBounds, Subject } from '../load/subject';
import { dynamoDbClient } from '../orders/dynamodb/client';
import { mongoClient } from '../orders/mongodb/client';
import type { Declaration } from '../orders/mongodb/declaration';
import { evenAtSignal } from '../processes/shutdown';
import { temporaryFolder } from '../processes/temporary-folder';
import { closing, type Closing, type Stops } from './closing';
import { createIndexes, indexDeclaration } from './mongodb-indexes';
import { ownName } from './own-databases';
import { createTable, deleteTable } from './own-table';
import { tableDefinition } from './table-definition';

const REGION = 'eu-west-1';

export interface EngineOptions extends ClientBounds {
  readonly over: Subject['over'];
  /** Templates that say what table, collection and API are like. */
  readonly assembly: Assembly;
  /** Name of the orders table in them. */
  readonly table: string;
  readonly env: NodeJS.ProcessEnv;
  readonly note: (line: string) => void;
}

export interface LocalTable {
  readonly target: 'dynamodb';
  /** For people. */
  readonly engine: string;
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: RunCredentials;
  };
  readonly table: CreateTableCommandInput;
}

export interface LocalCollection {
  readonly target: 'atlas';
  readonly engine: string;
  readonly uri: string;
  readonly name: Declaration;
}

export type LocalPlace = LocalTable | LocalCollection;

/** A server of DynamoDB's API that runs. */
export interface DynamoDbEngine extends Pick<RunningDynamoDb, 'endpoint' | 'credentials'> {
  readonly label: string;
}

export const templateIn = ({ templates }: Assembly, stack: string): SynthesizedTemplate =>
  templates.get(stack) as SynthesizedTemplate;

/** Starts what the side needs; `close` ends it, with all that was written. @throws NotRun where this machine lacks an engine */
export const localPlace = (target: Target, options: EngineOptions): Promise<Closing<LocalPlace>> =>
  closing<LocalPlace>((stops) =>
    target === 'dynamodb' ? localTable(options, stops) : localCollection(options, stops),
  );

async function localTable(options: EngineOptions, stops: Stops): Promise<LocalTable> {
  const found = findDynamoDb(options.env);
  if ('unavailable' in found) throw new NotRun(found.unavailable);
  const engine = await startDynamoDb(found);
  stops.push(() => engine.stop());
  return tableOn({ ...engine, label: dynamoDbLabel(found) }, options, stops);
}

/** A table of its own. */
export async function tableOn(
  { endpoint, credentials, label }: DynamoDbEngine,
  options: EngineOptions,
  stops: Stops,
): Promise<LocalTable> {
  const template = templateIn(options.assembly, DYNAMODB_STACK);
  const { StreamSpecification: _, ...definition } = tableDefinition(template, options.table);
  // An API's mapping names the table of the templates.
  const table = { ...definition, TableName: options.over === 'http' ? options.table : ownName() };
  const config = { endpoint, region: REGION, credentials };
  const client = dynamoDbClient(config);
  stops.push(evenAtSignal(() => deleteTable(client, table).finally(() => client.destroy())));
  await createTable(client, table);
  return { target: 'dynamodb', engine: label, client: config, table };
}

async function localCollection(options: EngineOptions, stops: Stops): Promise<LocalCollection> {
  const found = await obtainMongo(options.env, { onProgress: options.note });
  if (found.kind === 'unavailable') throw new NotRun(found.reason);
  const { path: folder, remove } = temporaryFolder();
  stops.push(async () => remove());
  const own = join(folder, 'mongodb');
  mkdirSync(own);
  const engine = await startMongo(found, own, options.note);
  stops.push(() => engine.stop());
  return collectionOn(engine, options, stops);
}

/** In a database of its own. */
export async function collectionOn(
  { uri, label }: MongoEngine,
  options: EngineOptions,
  stops: Stops,
): Promise<LocalCollection> {
  const name = { ...indexDeclaration(templateIn(options.assembly, ATLAS_API_STACK)), database: ownName() };
  const client = mongoClient({ connectionString: uri, auth: 'none', appName: 'load' });
  const drop = (): Promise<unknown> => client.db(name.database).dropDatabase();
  stops.push(evenAtSignal(() => drop().finally(() => client.close())));
  await createIndexes(client, name);
  return { target: 'atlas', engine: label, uri, name };
}
