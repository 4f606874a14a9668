import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Document } from 'mongodb';
import { answer, commandIn, isHello } from '../support/scripted-mongo';

/** What a tunnel to a member of a replica set looks like from here: its own port is on this machine, and the server behind names all members. */
export interface Tunnel {
  readonly port: number;
  /** How often the member was called that was named and not given. */
  readonly strays: () => number;
  readonly stop: () => Promise<void>;
}

/** @param socket of the server at its end */
export async function startTunnel(socket: string): Promise<Tunnel> {
  let strays = 0;
  const member = await listening(
    createServer((client) => {
      strays += 1;
      client.destroy();
    }),
  );
  const named = `127.0.0.1:${portOf(member)}`;
  const open = new Set<Socket>();
  const tunnel = await listening(
    createServer((client) => {
      const server = connect(socket);
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        open.add(one);
        one.on('error', () => undefined).on('close', () => other.destroy());
      }
      server.pipe(client);
      let pending = Buffer.alloc(0);
      client.on('data', (chunk) => {
        pending = Buffer.concat([pending, chunk]);
        while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
          const message = pending.subarray(0, pending.readInt32LE(0));
          pending = pending.subarray(message.length);
          if (isHello(commandIn(message))) client.write(answer(message, memberOf(named)));
          else server.write(message);
        }
      });
    }),
  );
  return {
    port: portOf(tunnel),
    strays: () => strays,
    stop: async () => {
      for (const each of open) each.destroy();
      for (const each of [member, tunnel]) await once(each.close(), 'close');
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function listening(server: Server): Promise<Server> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** Of the wire version of the stand-in, and without sessions, as that is. */
const memberOf = (primary: string): Document => ({
  ok: 1,
  setName: 'rs0',
  hosts: [primary],
  primary,
  me: primary,
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
  minWireVersion: 0,
  maxWireVersion: 9,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
});
