import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Binary, BSON, Long, type Document } from 'mongodb';

/** What is done with a command before it is answered; `close` closes its connection instead. */
export type Script = (command: Document) => Promise<Document | 'close' | undefined> | undefined;

/**
 * A fake: no local engine knows MONGODB-AWS, repeats of writes, or when to be late. It speaks as much of the wire protocol as a sign-in and
 * an order need, accepts everything and keeps what it was sent. https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 *
 * @param script what it answers otherwise, or when; by default everything at once
 */
export async function startScriptedMongo(script: Script = () => undefined) {
  const signIns: Document[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let pending = Buffer.alloc(0);
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        pending = Buffer.concat([pending, chunk]);
        while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
          const message = pending.subarray(0, pending.readInt32LE(0));
          pending = pending.subarray(message.length);
          const command = commandIn(message);
          commands.push(Object.keys(command)[0]!);
          void Promise.resolve(script(command)).then((scripted) => {
            if (scripted === 'close') socket.destroy();
            else if (!socket.destroyed) socket.write(answer(message, scripted ?? reply(command, signIns)));
          });
        }
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?retryWrites=false`,
    signIns,
    /** Names of all commands that have arrived. */
    commands,
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const isQuery = (message: Buffer): boolean => message.readInt32LE(12) === OP_QUERY;

/** A sequence of documents beside the command is not read: what a write would write matters to no one here. */
export function commandIn(message: Buffer): Document {
  const start = isQuery(message) ? message.indexOf(0, 20) + 9 : 21;
  return BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));
}

export function answer(message: Buffer, replied: Document): Buffer {
  const [id, body] = [message.readInt32LE(4), BSON.serialize(replied)];
  if (!isQuery(message)) return framed(id, OP_MSG, Buffer.concat([Buffer.alloc(5), body]));
  const prefix = Buffer.alloc(20);
  prefix.writeInt32LE(1, 16);
  return framed(id, OP_REPLY, Buffer.concat([prefix, body]));
}

function framed(responseTo: number, operation: number, body: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length, 0);
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(operation, 12);
  return Buffer.concat([header, body]);
}

/** What every server that takes writes says of itself. */
export const HELLO = {
  ok: 1,
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
  minWireVersion: 0,
  maxWireVersion: 21,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
} as const;

export const isHello = (command: Document): boolean =>
  'hello' in command || 'isMaster' in command || 'ismaster' in command;

/** The answer to a `find` of {@link startScriptedMongo}, whose one batch is all of it. */
export const found = (...firstBatch: Document[]): Document => ({
  ok: 1,
  cursor: { id: Long.ZERO, ns: 'x.orders', firstBatch },
});

function reply(command: Document, signIns: Document[]): Document {
  if (isHello(command)) {
    return {
      ...HELLO,
      // As a router of shards, which may be asked for repeats.
      msg: 'isdbgrid',
      logicalSessionTimeoutMinutes: 30,
    };
  }
  if ('saslStart' in command) {
    const clientNonce: Uint8Array = BSON.deserialize(command['payload'].buffer)['r'].buffer;
    const serverNonce = Buffer.concat([clientNonce, createHash('sha256').update(clientNonce).digest()]);
    return {
      ok: 1,
      conversationId: 1,
      done: false,
      payload: binary({ s: new Binary(serverNonce), h: 'sts.eu-west-1.amazonaws.com' }),
    };
  }
  if ('saslContinue' in command) {
    signIns.push(BSON.deserialize(command['payload'].buffer));
    return { ok: 1, conversationId: 1, done: true, payload: new Binary(Buffer.alloc(0)) };
  }
  return { ok: 1 };
}

const binary = (document: Document): Binary => new Binary(BSON.serialize(document));
