import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Relay {
  /** From now on nothing is passed on, and nothing is closed. */
  silence(): void;
  stop(): Promise<void>;
}

/** Passes connections to 127.0.0.1:`port` on to a server, so that a test can lose the server without stopping it. */
export async function startRelay(port: number, uri: string): Promise<Relay> {
  const target = Number(new URL(uri).port);
  const sockets = new Set<Socket>();
  let silent = false;
  const tie = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (chunk) => silent || to.write(chunk));
    from.on('error', () => undefined).on('close', () => to.destroy());
  };
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    tie(client, upstream);
    tie(upstream, client);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    silence: () => void (silent = true),
    async stop() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
