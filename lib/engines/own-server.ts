/**
 * A server on loopback that serves its own run, and nobody else: the one way in which the tools listen for HTTP. What is not asked at its own
 * address, comes from a page, or lacks the run's access key is refused before anything looks at it, as in `guarded_ministack.py`.
 */
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../processes/free-port';
import { KEY_HEADER, type RunCredentials } from './run-credentials';

export interface OwnServer {
  /** Such as `http://127.0.0.1:41234`, without a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Listens on a free port of loopback. */
export async function startOwnServer({ accessKeyId }: RunCredentials, serve: RequestListener): Promise<OwnServer> {
  const server = createServer((request, response) => {
    const why = refusal(request, address(), accessKeyId);
    if (why === undefined) serve(request, response);
    else response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ message: why }));
  });
  const address = (): string => `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  return {
    url: `http://${address()}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @returns undefined for a request of the run's own */
function refusal({ headers }: IncomingMessage, address: string, key: string): string | undefined {
  if (headers.host !== address) return `It is asked as another host than ${address}.`;
  if (headers.origin !== undefined) return 'It is asked by a page.';
  const given = headers[KEY_HEADER] ?? /\bCredential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
  return isSame(String(given), key) ? undefined : 'It is asked without the access key of its run.';
}

function isSame(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
