import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Long, type Document } from 'mongodb';
import { connectOrders } from '../../../../lib/commands/operate/connect-orders';
import { mongoClient } from '../../../../lib/orders/mongodb/client';
import { ownDatabases } from '../../../../lib/tryout/own-databases';
import { HELLO, isHello, startScriptedMongo } from '../../../support/scripted-mongo';

/** Whoever is told to go there: a server of this machine that stands for one elsewhere. */
const elsewhere = createServer();
let other: number;
beforeAll(async () => {
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  other = (elsewhere.address() as AddressInfo).port;
});
afterAll(async () => {
  elsewhere.close();
  await once(elsewhere, 'close');
});

/** A member of a replica set, as at the end of a tunnel: it names the members, and who of them takes writes. */
const memberOf = (members: readonly string[]): Document => ({
  ...HELLO,
  setName: 'rs0',
  hosts: members,
  primary: members[0],
  me: members[1],
});
const EMPTY = { ok: 1, cursor: { id: new Long(0), ns: 'x', firstBatch: [] } };

/** @returns ports of all addresses that were opened meanwhile */
async function opened(work: () => Promise<unknown>): Promise<Set<number | undefined>> {
  const ports = new Set<number | undefined>();
  const watch = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    socket.on('connectionAttempt', (_, port) => ports.add(port));
    socket.on('connect', () => ports.add(socket.remotePort));
  };
  subscribe('net.client.socket', watch);
  try {
    await work();
  } finally {
    unsubscribe('net.client.socket', watch);
  }
  return ports;
}

const CLIENTS: Readonly<Record<string, (address: string) => Promise<unknown>>> = {
  'the function’s': async (connectionString) => {
    const client = mongoClient({ connectionString, auth: 'none', appName: 'test' });
    await client
      .db('x')
      .command({ ping: 1 })
      .finally(() => client.close());
  },
  'the recount’s': async (address) => {
    const cluster = connectOrders(address);
    await cluster.orders.customerAfter(undefined).finally(() => cluster.close());
  },
  'the try-out’s': async (address) => (await ownDatabases(address)).drop(),
};

describe.each(Object.entries(CLIENTS))('%s client on this machine', (_, use) => {
  it.each(['', '?directConnection=false', '?replicaSet=rs0'])(
    'opens the address that it was given, and no other: %s',
    async (query) => {
      const server = await startScriptedMongo(async (command) => {
        if (isHello(command)) {
          return memberOf([`127.0.0.1:${other}`, `localhost:${other}`]);
        }
        return ['listCollections', 'aggregate', 'find'].some((name) => name in command) ? EMPTY : { ok: 1 };
      });
      const { port, origin } = { port: Number(new URL(server.uri).port), origin: server.uri.replace(/\?.*/, '') };
      try {
        expect(await opened(() => use(`${origin}${query}`))).toStrictEqual(new Set([port]));
      } finally {
        await server.stop();
      }
    },
  );
});
