import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Relay {
  readonly port: number;
  /** From now on nothing is passed on, and nothing is closed. */
  silence(): void;
  /**
   * From now on, until it is healed, a connection that carries `text` to the server is cut: before that is passed on, so that the server
   * never sees it, or once the server has answered it, so that only the answer is lost. However often it is sent; what only reads is let by.
   */
  cut(what: 'requests' | 'answers', text: string): { readonly heal: () => void };
  stop(): Promise<void>;
}

/** How a command that reads begins in MongoDB's protocol: a field of type text, by the command's name. */
const MONGODB_READ = '\u0002find\0';

/** Passes connections to 127.0.0.1:`port` on to a server, so that a test can lose the server without stopping it. */
export async function startRelay(port: number, uri: string): Promise<Relay> {
  const target = Number(new URL(uri).port);
  const sockets = new Set<Socket>();
  let silent = false;
  let cutting: { what: 'requests' | 'answers'; text: string } | undefined;

  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let answerIsLost = false;
    client.on('data', (chunk) => {
      if (silent) return;
      const isCut = cutting !== undefined && chunk.includes(cutting.text) && !chunk.includes(MONGODB_READ);
      if (isCut && cutting?.what === 'requests') {
        client.destroy();
        return;
      }
      answerIsLost ||= isCut;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (silent) return;
      if (answerIsLost) client.destroy();
      else client.write(chunk);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
    }
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    port,
    silence: () => void (silent = true),
    cut(what, text) {
      cutting = { what, text };
      return { heal: () => (cutting = undefined) };
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
