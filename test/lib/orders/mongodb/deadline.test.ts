import { withDeadline } from '../../../../lib/orders/mongodb/deadline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Document } from 'mongodb';
import { mongoClient } from '../../../../lib/orders/mongodb/client';
import { MongoDbOrderStore } from '../../../../lib/orders/mongodb/order-store';
import { toStored } from '../../../../lib/orders/mongodb/stored-order';
import type { OrderStore } from '../../../../lib/orders/order-store';
import { found, isHello, startScriptedMongo, type Script } from '../../../support/scripted-mongo';

const DEADLINE_MS = 300;
/** Long enough for whatever goes on to connect and to send. */
const AFTERWARDS_MS = 50;
/** What was sent before the answer is there, though this process, which is the server as well, may not have read it yet. */
const READ_MS = 10;
const ORDER = { customerId: 'c', orderId: 'o', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
const PAY = { from: 'PLACED', to: 'PAID' } as const;

/** @param answered when what is late is answered */
type Late = (answered: Promise<undefined>) => Script;
const late =
  (is: (command: Document) => boolean): Late =>
  (answered) =>
  (command) =>
    is(command) ? answered : undefined;

/** The first one's connection breaks, and no other is made in time. */
const breaking =
  (name: string): Late =>
  (answered) => {
    let broken = false;
    return (command) => {
      if (isHello(command)) return broken ? answered : undefined;
      if (!(name in command) || broken) return undefined;
      broken = true;
      return Promise.resolve('close');
    };
  };

const FOUND = found(toStored(ORDER));
type Write = (store: OrderStore) => Promise<unknown>;
const WRITES: Record<string, Write> = {
  insert: (store) => store.put(ORDER),
  findAndModify: (store) => store.changeStatus(ORDER, PAY),
  delete: (store) => store.delete(ORDER),
};

/** @returns how many had arrived when the answer "unavailable" came; no more may later */
async function arriving(name: string, write: Write, script: Late, connected: boolean): Promise<number> {
  let release: () => void = () => undefined;
  const scripted = script(new Promise((resolve) => (release = () => resolve(undefined))));
  const server = await startScriptedMongo(
    (command) => scripted(command) ?? ('find' in command ? Promise.resolve(FOUND) : undefined),
  );
  const address = server.uri.replace('retryWrites=false', '');
  const timeouts = { serverSelectionTimeoutMS: 1_000, minHeartbeatFrequencyMS: 10 };
  const client = mongoClient({ connectionString: address, auth: 'none', appName: 'test', timeouts });
  try {
    if (connected) await client.connect();
    const store = new MongoDbOrderStore(client, { database: 'x', collection: 'orders' }, DEADLINE_MS);
    await expect(write(store)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await sleep(READ_MS);
    const arrived = () => server.commands.filter((each) => each === name).length;
    const before = arrived();
    release();
    await sleep(AFTERWARDS_MS);
    expect(arrived()).toBe(before);
    return before;
  } finally {
    await client.close();
    await server.stop();
  }
}

/** Of each write, side by side, as all of them wait most of the time. */
const eachArriving = async (scriptOf: (name: string) => Late, { connected = true } = {}): Promise<object> => {
  const arrived = Object.entries(WRITES).map(
    async ([name, write]) => [name, await arriving(name, write, scriptOf(name), connected)] as const,
  );
  return Object.fromEntries(await Promise.all(arrived));
};

describe('after the answer "unavailable", no write arrives', () => {
  it('where connecting was slow', async () => {
    const arrived = await eachArriving(() => late(isHello), { connected: false });
    expect(arrived).toStrictEqual({ insert: 0, findAndModify: 0, delete: 0 });
  });

  it('where the server was', async () => {
    const arrived = await eachArriving((name) => late((command) => name in command));
    expect(arrived).toStrictEqual({ insert: 1, findAndModify: 1, delete: 1 });
  });

  it('where it was to be repeated', async () => {
    expect(await eachArriving(breaking)).toStrictEqual({ insert: 1, findAndModify: 1, delete: 1 });
  });
});

it('sends the server the time that is left', async () => {
  const limits: unknown[] = [];
  const server = await startScriptedMongo((command) => {
    if (!isHello(command)) limits.push(command['maxTimeMS']);
    return 'find' in command ? Promise.resolve(FOUND) : undefined;
  });
  const client = mongoClient({ connectionString: server.uri, auth: 'none', appName: 'test' });
  try {
    const store = new MongoDbOrderStore(client, { database: 'x', collection: 'orders' }, 5_000);
    await Promise.allSettled(Object.values(WRITES).map((write) => write(store)));
    expect(limits).toHaveLength(5);
    for (const limit of limits) expect(limit).toBeGreaterThan(0);
    expect(Math.max(...(limits as number[]))).toBeLessThanOrEqual(5_000);
  } finally {
    await client.close();
    await server.stop();
  }
});

it('leaves the server the time that is left, and never none', async () => {
  const left = await withDeadline(60_000, async (bounded) => bounded().maxTimeMS);
  expect(left).toBeGreaterThan(55_000);
  expect(left).toBeLessThanOrEqual(60_000);
  expect(await withDeadline(0.5, async (bounded) => bounded().maxTimeMS)).toBe(1);
});
