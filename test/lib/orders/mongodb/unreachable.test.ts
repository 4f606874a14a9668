import dns from 'node:dns';
import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { MongoClient, MongoDriverError, MongoNetworkError, MongoServerError } from 'mongodb';
import { mongoClient } from '../../../../lib/orders/mongodb/client';
import { withDeadline } from '../../../../lib/orders/mongodb/deadline';
import { MongoDbOrderStore } from '../../../../lib/orders/mongodb/order-store';
import { SERVER_ERRORS } from '../../../../lib/orders/mongodb/server-errors';
import { isUnavailable } from '../../../../lib/orders/mongodb/unavailable';
import { freePort } from '../../../../lib/processes/free-port';
import { describeWithMongo, freshDatabase } from '../../../support/local-mongo';
import { NEW_ORDER, sender } from '../../../support/order-contract';
import { ANONYMOUS_TLS, startRelay } from '../../../support/relay';

/** The driver looks at a server that was gone again at once, not only after half a second. */
const QUICK = {
  serverSelectionTimeoutMS: 100,
  connectTimeoutMS: 150,
  waitQueueTimeoutMS: 150,
  socketTimeoutMS: 150,
  minHeartbeatFrequencyMS: 10,
};
const ORDER = { path: { customerId: 'c', orderId: 'o' } };

/** Where the server answers; a machine with other work may take its time. */
const PATIENT = {
  ...QUICK,
  serverSelectionTimeoutMS: 4_000,
  connectTimeoutMS: 4_000,
  waitQueueTimeoutMS: 4_000,
  socketTimeoutMS: 4_000,
};

/** A store of a server that may come to be on a port of this machine. */
async function storeOn({ tls = false, timeouts = QUICK } = {}) {
  const port = await freePort();
  const client = mongoClient({
    connectionString: `mongodb://127.0.0.1:${port}/?retryWrites=false${tls ? '&tls=true&tlsAllowInvalidCertificates=true' : ''}`,
    auth: 'none',
    appName: 'test',
    timeouts: { ...timeouts, ...(tls && ANONYMOUS_TLS) },
  });
  const send = sender(new MongoDbOrderStore(client, { database: freshDatabase(), collection: 'orders' }));
  return { port, client, send };
}

describeWithMongo('a database that cannot be reached', (engine) => {
  it('answers 503, and serves requests once it is there', async () => {
    const { port, client, send } = await storeOn();
    try {
      expect(await send('get', ORDER)).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
      expect(await send('get', ORDER)).toMatchObject({ status: 503 });
      const relay = await startRelay(port, engine().uri);
      try {
        await expectServed(send);
      } finally {
        await client.close();
        await relay.stop();
      }
    } finally {
      await client.close();
    }
  });

  it('answers 503 while the connection is lost, and serves again afterwards', async () => {
    const { port, client, send } = await storeOn();
    let relay = await startRelay(port, engine().uri);
    try {
      await expectServed(send);
      await relay.stop();
      expect(await send('get', ORDER)).toMatchObject({ status: 503 });
      relay = await startRelay(port, engine().uri);
      await expectServed(send);
    } finally {
      await client.close();
      await relay.stop();
    }
  });

  it('answers 503 when the server accepts and then says nothing', async () => {
    const { port, client, send } = await storeOn();
    const relay = await startRelay(port, engine().uri);
    try {
      await expectServed(send);
      relay.silence();
      expect(await send('get', ORDER)).toMatchObject({ status: 503 });
    } finally {
      await client.close();
      await relay.stop();
    }
  });
});

/** A frozen function does not hear that its connections are closed: it finds out by its next request. */
describeWithMongo('connections that were closed while nobody listened', (engine) => {
  const WAYS = [
    ['plain', 'FIN'],
    ['plain', 'RST'],
    ['TLS', 'FIN'],
    ['TLS', 'RST'],
  ] as const;
  const thawed = async ([kind, how]: (typeof WAYS)[number], ...request: Parameters<ReturnType<typeof sender>>) => {
    const tls = kind === 'TLS';
    const { port, client, send } = await storeOn({ tls, timeouts: PATIENT });
    const relay = await startRelay(port, engine().uri, { tls });
    try {
      await expectServed(send);
      relay.close(how);
      const { status } = await send(...request);
      await expectServed(send, { path: { ...ORDER.path, orderId: 'none' } });
      return status;
    } finally {
      await client.close();
      await relay.stop();
    }
  };

  it.each(WAYS)('are noticed by a read, which is answered all the same: %s, %s', async (...way) => {
    expect(await thawed(way, 'get', ORDER)).toBe(404);
  });

  it.each(WAYS.filter(([, how]) => how === 'RST'))(
    'are noticed by a write that could not be sent, which is repeated: %s, %s',
    async (...way) => {
      expect(await thawed(way, 'put', { ...ORDER, body: NEW_ORDER })).toBe(201);
    },
  );

  // A server that knows sessions would be asked for the repetition; the one of the tests may not.
  it.each(WAYS.filter(([, how]) => how === 'FIN'))(
    'are noticed by a write that was sent to no one, which is unavailable unless it is repeated: %s, %s',
    async (...way) => {
      expect([201, 503]).toContain(await thawed(way, 'put', { ...ORDER, body: NEW_ORDER }));
    },
  );
});

describe('a write that the system refused to send', () => {
  /** A mock of the driver: it takes connections, and then the system refuses. */
  const calls = async (attempts: number, refusal: Error): Promise<[calls: number, retries: number]> => {
    const client = new EventEmitter();
    const insertOne = jest.fn(async () => {
      for (let each = 0; each < attempts; each += 1) client.emit('connectionCheckedOut');
      throw refusal;
    });
    const collection = { insertOne };
    const driver = Object.assign(client, { connect: async () => client, db: () => ({ collection: () => collection }) });
    const store = new MongoDbOrderStore(driver as unknown as MongoClient, { database: 'x', collection: 'orders' });
    const order = { ...ORDER.path, ...NEW_ORDER };
    await expect(store.put(order)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    return [insertOne.mock.calls.length, store.retries];
  };
  const refused = (syscall: string) => Object.assign(new Error('EPIPE'), { code: 'EPIPE', syscall });

  it('is repeated, once, and counted as a retry', async () => {
    expect(await calls(1, refused('write'))).toStrictEqual([2, 1]);
    expect(await calls(1, new MongoNetworkError('x', { cause: refused('write') }))).toStrictEqual([2, 1]);
  });

  it('is repeated also where Node refused by itself, the connection having ended and not closed yet', async () => {
    expect(await calls(1, await refusedByNode())).toStrictEqual([2, 1]);
  });

  it('is not where an attempt of the driver before it may have been carried out', async () => {
    expect(await calls(2, refused('write'))).toStrictEqual([1, 1]);
  });

  it('is told from one whose answer was lost, which is not repeated', async () => {
    expect(await calls(1, refused('read'))).toStrictEqual([1, 0]);
    expect(await calls(1, new MongoNetworkError('x'))).toStrictEqual([1, 0]);
  });

  it('is no retry less where it got no connection', async () => {
    expect(await calls(0, new MongoNetworkError('x'))).toStrictEqual([1, 0]);
  });
});

/** What Node says of a write to a socket whose other side has ended it. */
async function refusedByNode(): Promise<Error> {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
  await once(socket, 'end');
  const refused = once(socket, 'error') as Promise<[Error]>;
  socket.write('x');
  const [error] = await refused;
  server.close();
  return error;
}

describe('a name that cannot be looked up', () => {
  const servers = dns.getServers();
  afterEach(() => dns.setServers(servers));

  it('is a database that is not available', async () => {
    dns.setServers([`127.0.0.1:${await freePort()}`]);
    const client = new MongoClient('mongodb+srv://cluster0.abcde.mongodb.invalid/');
    const error: unknown = await client.connect().catch((thrown: unknown) => thrown);
    expect([isUnavailable(error), String(error)]).toStrictEqual([true, expect.stringMatching(/query/)]);
  });
});

describe('answers of a server', () => {
  const answered = (answer: object) => new MongoServerError({ message: 'x', ...answer });

  it.each(['EPIPE', 'ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED', 'EHOSTUNREACH'])(
    'none, but %s of the system, are "not now"',
    (code) => {
      expect(isUnavailable(Object.assign(new Error(code), { code, syscall: 'read', errno: -1 }))).toBe(true);
    },
  );

  it.each([
    ...[6, 7, 24, 43, 50, 63, 64, 89, 91, 100, 112, 133, 134, 150, 189, 262, 365],
    ...[9_001, 10_058, 10_107, 11_600, 11_602, 13_388, 13_435, 13_436],
  ])('with code %i are "not now"', (code) => {
    expect(isUnavailable(answered({ code }))).toBe(true);
  });

  it.each([13, 18, 20, 26, 79, 121, 234, 391, 8_000, 11_000])('with code %i are no matter of waiting', (code) => {
    expect(isUnavailable(answered({ code }))).toBe(false);
  });

  it('are all known that the driver knows by code', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it has no types
    const { MONGODB_ERROR_CODES } = require('mongodb/lib/error') as { MONGODB_ERROR_CODES: Record<string, number> };
    const known = Object.fromEntries(Object.entries(SERVER_ERRORS).map(([name, [code]]) => [name, code]));
    expect(Object.keys(MONGODB_ERROR_CODES).length).toBeGreaterThan(20);
    expect(known).toMatchObject(MONGODB_ERROR_CODES);
  });

  it('that it is overloaded are "not now"', () => {
    expect(isUnavailable(answered({ code: 462, errorLabels: ['SystemOverloadedError'] }))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['an error of the program', new TypeError('x is not a function')],
    ['nothing', null],
    ['what only looks like the system’s', { syscall: 1 }],
    ['what only has the name of one of the driver', Object.assign(new Error('x'), { name: 'MongoPoolClosedError' })],
    ['another error of the driver', new MongoDriverError('x')],
  ])('are told from %s', (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });
});

describe('deadline', () => {
  it('ends the wait for work that never ends', async () => {
    await expect(withDeadline(20, () => new Promise(() => undefined))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('passes on what the work gives', async () => {
    await expect(withDeadline(5_000, () => Promise.resolve('done'))).resolves.toBe('done');
    await expect(withDeadline(5_000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

/** With waits this short, a busy machine may need more than one request. */
async function expectServed(send: ReturnType<typeof sender>, request = ORDER): Promise<void> {
  const deadline = Date.now() + 4_000;
  let last = await send('get', request);
  while (last.status === 503 && Date.now() < deadline) last = await send('get', request);
  expect(last).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
}
