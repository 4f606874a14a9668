/** The two APIs of orders as they are deployed, each in front of a local engine, with what can go wrong on the way. */
import type { APIGatewayProxyResult } from 'aws-lambda';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { MongoClient } from 'mongodb';
import { join } from 'node:path';
import {
  AUTH,
  COLLECTION,
  CONNECTION_STRING,
  DATABASE,
  FUNCTION_TIMEOUT_SECONDS,
} from '../../lambda/shared/atlas-environment';
import { limit } from '../../lib/async/limit';
import { dynamoDbBackend } from '../../lib/engines/api-gateway/dynamodb-backend';
import { startMongo, type FoundMongo } from '../../lib/engines/mongodb';
import { orderIdOf } from '../../lib/orders/dynamodb/keys';
import { ROUTES } from '../../lib/orders/routes';
import { freePort } from '../../lib/processes/free-port';
import { openRunDirectory } from '../../lib/processes/run-directory';
import { undoAtExit } from '../../lib/processes/shutdown';
import { proxyEvent } from '../support/api-gateway-event';
import { putBundle } from '../support/bundle';
import { startRelay, type Relay } from '../support/relay';
import { measuredGateway, type Ask } from './gateway';
import { LambdaFunction } from './lambda-function';
import { API_CUSTOMER, Ledger, OrderCaller } from './order-caller';
import { Random } from './random';
import { ORDERS } from './tables';
import type { Trigger } from './trigger';
import type { Watch } from './watch';

/** How many call at the same time; Lambda makes an environment for each. What a crowd asks beyond that waits, and it only reads. */
const CALLERS = 5;
/** On this machine, whose time does not pass any faster; Lambda does not count it. */
const STARTS_WITHIN_MS = 1_000;
const HANDLER = join(__dirname, '../../lambda/atlas-orders/handler.ts');
/** How commands that write begin in MongoDB's protocol: a field of type text, by the command's name. */
const WRITES = ['insert', 'findAndModify', 'delete'] as const;
const TEXT_FIELD = '\u0002';

export interface Side {
  readonly watch: Watch;
  readonly ledger: Ledger;
  /** Every caller calls so often. @returns the statuses of all answers */
  call(times?: number): Promise<number[]>;
  /** More callers than the stage takes ask for one order each, at once. */
  crowd(callers: number): Promise<void>;
  /** The orders that lie in the database. */
  stored(): Promise<ReadonlySet<string>>;
}

export interface AtlasSide extends Side {
  readonly relay: Pick<Relay, 'freeze' | 'slow' | 'close' | 'cut'>;
  readonly lambda: Pick<LambdaFunction, 'freeze' | 'kill'>;
  stop(): Promise<void>;
}

/** @param ledger told of what arrives at the table */
export async function dynamoDbSide(trigger: Trigger, ledger: Ledger, timersFaster: number): Promise<Side> {
  const { region, credentials } = trigger.db.config;
  const backend = dynamoDbBackend(trigger.apiEndpoint, await region(), await credentials());
  const { gatewayOf, ordersApiTemplate } = loadApi();
  const handle = gatewayOf(ordersApiTemplate('trial'), (action, body) =>
    backend(action, JSON.stringify({ ...(JSON.parse(body) as object), TableName: ORDERS })),
  );
  const serve: Ask = async (operation, { path, body }) => {
    const { method, resource } = ROUTES[operation];
    const target = resource.replace(/\{(\w+)\}/g, (_, name: keyof typeof path) => path[name]);
    const headers = { authorization: 'AWS4-HMAC-SHA256', 'content-type': 'application/json' };
    return (await handle({ method, target, headers, ...(body && { body: JSON.stringify(body) }) })).status;
  };
  return {
    ...called('dynamodb', serve, ledger, timersFaster),
    async stored() {
      const found = new Set<string>();
      for await (const { Items = [] } of paginateScan({ client: trigger.db }, { TableName: ORDERS }))
        for (const { pk, sk } of Items) {
          const { customerId, orderId } = orderIdOf({ pk: pk?.S ?? '', sk: sk?.S ?? '' });
          if (customerId === API_CUSTOMER && orderId !== undefined) found.add(orderId);
        }
      return found;
    },
  };
}

/** On a server of MongoDB's protocol. */
export async function startAtlasSide(found: FoundMongo, timersFaster: number): Promise<AtlasSide> {
  const undo: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
    forget();
  };
  const forget = undoAtExit({ stop, stopNow: () => undefined });
  try {
    const ledger = new Ledger();
    const folder = await openRunDirectory();
    undo.push(() => folder.remove());
    const engine = await startMongo(found, folder.path);
    undo.push(() => engine.stop());
    const relay = await startRelay(await freePort(), engine.uri, {
      onData: (chunk) => {
        const text = chunk.toString('latin1');
        ledger.arrived(WRITES.find((name) => text.includes(`${TEXT_FIELD}${name}\0`)) ?? '', text);
      },
    });
    undo.push(() => relay.stop());
    const database = `soak-${process.pid}`;
    const lambda = new LambdaFunction({
      bundle: putBundle(HANDLER, folder.path),
      timeoutMs: STARTS_WITHIN_MS + (FUNCTION_TIMEOUT_SECONDS * 1_000) / timersFaster,
      env: () => ({
        PATH: process.env['PATH'],
        TIMERS_FASTER: String(timersFaster),
        [CONNECTION_STRING]: engine.uri.replace(/\/\/[^/]+/, `//127.0.0.1:${relay.port}`),
        [AUTH]: 'none',
        [DATABASE]: database,
        [COLLECTION]: 'orders',
      }),
    });
    undo.push(() => lambda.stop());
    const client = new MongoClient(engine.uri);
    undo.push(() => client.close());

    const turn = limit(CALLERS);
    const serve: Ask = async (operation, request) => {
      const outcome = await turn(() => lambda.invoke(proxyEvent({ ...ROUTES[operation], ...request })));
      return outcome.kind === 'answered' ? (outcome.answer as APIGatewayProxyResult).statusCode : 502;
    };
    return {
      ...called('atlas', serve, ledger, timersFaster),
      relay,
      lambda,
      async stored() {
        const documents = await client.db(database).collection('orders').find().toArray();
        return new Set(documents.map(({ orderId }) => String(orderId)));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Not before it is asked for: what synthesizes a template takes longer to load than all else here. */
function loadApi(): typeof import('../support/dynamodb-orders-api') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../support/dynamodb-orders-api');
}

function called(side: 'dynamodb' | 'atlas', serve: Ask, ledger: Ledger, timersFaster: number) {
  const { ask, watch } = measuredGateway(side, serve, timersFaster);
  const callers = Array.from(
    { length: CALLERS },
    (_, n) => new OrderCaller(ask, ledger, `${side}-${n}`, new Random(n)),
  );
  const path = { customerId: API_CUSTOMER, orderId: 'none' };
  return {
    watch,
    ledger,
    call: async (times = 1) => {
      const answers = callers.map(async (caller) => {
        const statuses: number[] = [];
        for (let each = 0; each < times; each += 1) statuses.push(await caller.call());
        return statuses;
      });
      return (await Promise.all(answers)).flat();
    },
    crowd: async (size: number) => void (await Promise.all(Array.from({ length: size }, () => ask('get', { path })))),
  };
}
