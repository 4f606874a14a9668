/**
 * The Atlas Admin API on this machine, as far as the project uses it: signs in by digest, refuses what its schemas do not allow, and
 * fails on demand. What it remembers is gone when it stops. No engine for it exists.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mediaType, type AtlasOperation } from '../../../lib/atlas-admin/operations';
import { DigestSignIn, type Key } from './digest-sign-in';
import { Faults } from './faults';
import { refused, type Reply, type Route } from './route';

/** A request that was signed in, and what it was answered. */
export interface Exchange {
  readonly operation: AtlasOperation;
  readonly uri: string;
  readonly request: unknown;
  /** Absent where the connection was cut instead. */
  readonly reply?: Reply;
}

export class AtlasAdminApi {
  readonly exchanges: Exchange[] = [];
  readonly faults = new Faults();
  readonly signIn: DigestSignIn;
  private readonly server: Server;

  private constructor(
    key: Key,
    private readonly routes: readonly Route[],
  ) {
    this.signIn = new DigestSignIn(key);
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => {
        this.write(response, refused(500, 'UNEXPECTED_ERROR', String(error)));
      });
    });
  }

  /** Listens on a free port of the loopback interface. */
  static async start(key: Key, routes: readonly Route[]): Promise<AtlasAdminApi> {
    const api = new AtlasAdminApi(key, routes);
    await new Promise<void>((resolve, reject) => {
      api.server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const { method = '', url: uri = '' } = request;
    const challenge = this.signIn.challenge(method, uri, request.headers.authorization);
    if (challenge !== undefined) {
      response.setHeader('www-authenticate', challenge);
      this.write(response, refused(401, 'UNAUTHORIZED', 'You are not authorized for this resource.'));
      return;
    }
    const found = this.find(method, uri);
    if (!found) {
      this.write(response, refused(404, 'RESOURCE_NOT_FOUND', `Cannot find resource ${uri}.`));
      return;
    }
    const { route, names } = found;
    const { operation } = route;
    const sent = text === '' ? undefined : (JSON.parse(text) as unknown);
    const work = () => this.wrongly(request, operation, sent) ?? route.reply(names, sent);
    const reply = await this.faults.next(operation, work);
    this.exchanges.push({ operation, uri, request: sent, ...(reply && { reply }) });
    if (reply) this.write(response, reply, mediaType(operation));
    else request.socket.destroy();
  }

  private find(method: string, uri: string): { route: Route; names: Record<string, string> } | undefined {
    for (const route of this.routes) {
      const pattern = route.operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const match = new RegExp(`^${pattern}$`).exec(uri);
      if (match && route.operation.method === method) return { route, names: { ...match.groups } };
    }
    return undefined;
  }

  /** What a request has wrong whatever it asks for. */
  private wrongly({ headers }: IncomingMessage, operation: AtlasOperation, sent: unknown): Reply | undefined {
    const type = mediaType(operation);
    if (headers.accept !== type) return refused(406, 'NOT_ACCEPTABLE', `Accept has to be ${type}.`);
    if (operation.request === undefined)
      return sent === undefined ? undefined : refused(400, 'MALFORMED', 'There is no body.');
    if (headers['content-type'] !== type)
      return refused(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type has to be ${type}.`);
    const { success } = operation.request.safeParse(sent);
    return success ? undefined : refused(400, 'INVALID_JSON_ATTRIBUTE', 'The body is not as documented.');
  }

  private write(response: ServerResponse, { status, body, headers }: Reply, type = 'application/json'): void {
    response.writeHead(status, { ...headers, 'content-type': status < 400 ? type : 'application/json' });
    response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
