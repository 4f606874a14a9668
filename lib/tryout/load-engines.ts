/** Both sides of a load on this machine's engines, asked from this process. */
import { DYNAMODB_STACK } from '../assembly/names';
import { dynamoDbBackend } from '../engines/api-gateway/dynamodb-backend';
import { readRestApi } from '../engines/api-gateway/rest-api';
import { startApiGatewayStandIn } from '../engines/api-gateway/server';
import type { MongoEngine } from '../engines/mongodb';
import { runCredentials } from '../engines/run-credentials';
import { dynamoDbSubject } from '../load/dynamodb-subject';
import { mongoDbSubject } from '../load/mongodb-subject';
import { overHttp, type Subject } from '../load/subject';
import type { Target } from '../load/results';
import { httpOrderStore } from '../orders/contract/http-order-store';
import { closing, type Stops } from './closing';
import { apiSenders } from './emulator-http';
import { startFunctionApi } from './function-api';
import {
  collectionOn,
  localPlace,
  tableOn,
  templateIn,
  type DynamoDbEngine,
  type EngineOptions,
  type LocalCollection,
  type LocalTable,
} from './load-places';

/** Starts what the side needs; `close` ends it, with all that was written. @throws NotRun where this machine lacks an engine */
export const localSubject = (target: Target, options: EngineOptions): Promise<Subject> =>
  closing(async (stops) => {
    const place = await localPlace(target, options);
    stops.push(() => place.close());
    return place.target === 'dynamodb' ? onTable(place, options, stops) : onCollection(place, options, stops);
  });

/** On a server that runs: a table of its own, which is deleted by `close`. */
export const localDynamoDbOn = (engine: DynamoDbEngine, options: EngineOptions): Promise<Subject> =>
  closing(async (stops) => onTable(await tableOn(engine, options, stops), options, stops));

/** On a server that runs: a database of its own, which is dropped by `close`. */
export const localMongoDbOn = (engine: MongoEngine, options: EngineOptions): Promise<Subject> =>
  closing(async (stops) => onCollection(await collectionOn(engine, options, stops), options, stops));

async function onTable({ engine, client, table }: LocalTable, options: EngineOptions, stops: Stops): Promise<Subject> {
  const subject = dynamoDbSubject(client, table, options, { engine, isOwn: true });
  stops.push(() => subject.close());
  if (options.over === 'client') return subject;
  const { endpoint, region, credentials } = client;
  const rest = readRestApi(templateIn(options.assembly, DYNAMODB_STACK));
  const api = await startApiGatewayStandIn(rest, dynamoDbBackend(endpoint, region, credentials), credentials);
  stops.push(api.stop);
  const send = apiSenders(api.url, client).signed;
  return overHttp(subject, httpOrderStore(send), `the template’s mapping in a stand-in for API Gateway, on ${engine}`);
}

async function onCollection(
  { engine, uri, name }: LocalCollection,
  options: EngineOptions,
  stops: Stops,
): Promise<Subject> {
  const subject = mongoDbSubject({ connectionString: uri, auth: 'none' }, name, options, { engine, isOwn: true });
  stops.push(() => subject.close());
  if (options.over === 'client') return subject;
  const credentials = runCredentials();
  const api = await startFunctionApi(subject.store, credentials);
  stops.push(api.stop);
  const send = apiSenders(api.url, { region: 'eu-west-1', credentials }).signed;
  return overHttp(subject, httpOrderStore(send), `the function’s code in the process of the load, on ${engine}`);
}
