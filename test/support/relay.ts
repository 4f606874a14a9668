import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface Relay {
  readonly port: number;
  /** From now on nothing is passed on, and nothing is closed. */
  silence(): void;
  /**
   * From now on, until it is healed, a connection that carries `text` to the server is cut: before that is passed on, so that the server
   * never sees it, or once the server has answered it, so that only the answer is lost. However often it is sent; what only reads is let by.
   */
  cut(what: 'requests' | 'answers', text: string): { readonly heal: () => void };
  /**
   * From now on nothing gets to the server, until it thaws: then all of it does, as from the sockets of a server that was stopped, whether
   * the client has waited or not.
   */
  freeze(): { readonly thaw: () => void };
  /** From now on, until it is healed, each answer takes so much longer. */
  slow(milliseconds: number): { readonly heal: () => void };
  /**
   * Closes all connections, with FIN or RST. A client that is called in the same turn has not been told yet: to it, the connections are as
   * they were, as they are to a function that was frozen meanwhile.
   */
  close(how: 'FIN' | 'RST'): void;
  stop(): Promise<void>;
}

/** Encryption without certificates, which a test would have to keep a key for: both sides agree on a key and on nobody's name. */
export const ANONYMOUS_TLS = { ciphers: 'ADH-AES256-GCM-SHA384:@SECLEVEL=0' } as const;

/** How a command that reads begins in MongoDB's protocol: a field of type text, by the command's name. */
const MONGODB_READ = '\u0002find\0';

/**
 * Passes connections to 127.0.0.1:`port` on to a server, so that a test can lose the server without stopping it.
 *
 * @param uri of a server on a port of this machine, or at a socket of the file system
 */
export async function startRelay(
  port: number,
  uri: string,
  { tls = false, onData = () => undefined }: { tls?: boolean; onData?: (chunk: Buffer) => void } = {},
): Promise<Relay> {
  const { hostname, port: target } = new URL(uri);
  const sockets = new Set<Socket>();
  /** As the network has them, below any encryption. */
  const accepted = new Set<Socket>();
  let silent = false;
  let frozen: (() => void)[] | undefined;
  let slowMs = 0;
  let cutting: { what: 'requests' | 'answers'; text: string } | undefined;

  const serve = (client: Socket): void => {
    const upstream = target ? connect(Number(target), '127.0.0.1') : connect(decodeURIComponent(hostname));
    let answerIsLost = false;
    client.on('data', (chunk) => {
      onData(chunk);
      if (silent) return;
      const isCut = cutting !== undefined && chunk.includes(cutting.text) && !chunk.includes(MONGODB_READ);
      if (isCut && cutting?.what === 'requests') {
        client.destroy();
        return;
      }
      answerIsLost ||= isCut;
      const pass = (): unknown => upstream.write(chunk);
      if (frozen) frozen.push(pass);
      else pass();
    });
    upstream.on('data', (chunk) => {
      if (silent) return;
      if (answerIsLost) client.destroy();
      else if (slowMs === 0) client.write(chunk);
      else setTimeout(() => client.write(chunk), slowMs).unref();
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => {
          if (frozen && one === client) frozen.push(() => upstream.end());
          else other.destroy();
        });
    }
  };
  const server = (
    tls ? createTlsServer({ ...ANONYMOUS_TLS, dhparam: 'auto', maxVersion: 'TLSv1.2' }, serve) : createServer(serve)
  ).listen(port, '127.0.0.1');
  server.on('connection', (socket) => accepted.add(socket));
  await once(server, 'listening');

  return {
    port,
    silence: () => void (silent = true),
    cut(what, text) {
      cutting = { what, text };
      return { heal: () => (cutting = undefined) };
    },
    freeze() {
      const held = (frozen ??= []);
      return {
        thaw() {
          frozen = undefined;
          for (const pass of held) pass();
        },
      };
    },
    slow(milliseconds) {
      slowMs = milliseconds;
      return { heal: () => void (slowMs = 0) };
    },
    close(how) {
      for (const socket of accepted) {
        if (how === 'RST') socket.resetAndDestroy();
        else socket.destroy();
      }
      accepted.clear();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
