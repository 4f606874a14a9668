/**
 * Stands between the function and a service, and lets requests fail as they do on a bad day.
 */
import { once } from 'node:events';
import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOOPBACK } from '../../lib/processes/free-port';

/**
 * What happens to a request. Carried out, and the answer gone: `lost`, `unanswered`, `killedAfter`. Carried out and answered, only later:
 * `slow`, and `frozen` once it thaws, as a server does that was stopped with the request in its socket: whether anybody still waits or
 * not. Not carried out: all others but `none`. `hung` and `unanswered` never get an answer, so the client's own time-out ends them.
 */
export const FAULTS = [
  'none',
  'throttled',
  'capacity',
  'serverError',
  'reset',
  'hung',
  'lost',
  'unanswered',
  'killedBefore',
  'killedAfter',
  'slow',
  'frozen',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  readonly endpoint: string;
  /** How often each fault was injected. */
  readonly injected: Readonly<Record<Fault, number>>;
  /** Carries out what is frozen. */
  thaw(): void;
  stop(): Promise<void>;
}

export interface FaultProxyOptions {
  /** Such as `http://127.0.0.1:8000`. */
  readonly target: string;
  /** The fault of the next request. */
  readonly next: () => Fault;
  /** Kills the process that sent the request. @param accessKeyId with which it signed */
  readonly kill?: (accessKeyId: string) => void;
  /** Milliseconds that `slow` takes. */
  readonly slowMs?: number;
  /** Told of each request as it comes in, whatever becomes of it. @param action such as `PutItem` */
  readonly onRequest?: (action: string, body: string) => void;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const REFUSALS: Partial<Record<Fault, { readonly status: number; readonly type: string }>> = {
  throttled: { status: 400, type: 'com.amazon.coral.availability#ThrottlingException' },
  capacity: { status: 400, type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
  serverError: { status: 500, type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' },
};

export async function startFaultProxy({
  target,
  next,
  kill = () => undefined,
  slowMs = 0,
  onRequest,
}: FaultProxyOptions): Promise<FaultProxy> {
  let thaw: () => void = () => undefined;
  let thawed: Promise<void> | undefined;
  const injected = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const agent = new Agent({ keepAlive: true });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    onRequest?.(String(request.headers['x-amz-target']).replace(/^.*\./, ''), String(body));
    const fault = next();
    injected[fault] += 1;
    const refusal = REFUSALS[fault];
    if (refusal) {
      response.writeHead(refusal.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: refusal.type, message: 'injected' }));
      return;
    }
    if (fault === 'hung') return;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'killedBefore') return kill(accessKeyOf(request));

    if (fault === 'slow') await sleep(slowMs);
    if (fault === 'frozen') await (thawed ??= new Promise((resume) => (thaw = resume)));
    const answer = await forward(request, body);
    if (fault === 'unanswered') return;
    if (fault === 'lost') return void request.socket.destroy();
    if (fault === 'killedAfter') return kill(accessKeyOf(request));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };

  const forward = async ({ method, headers, url = '/' }: IncomingMessage, body: Buffer) => {
    const sent = send(new URL(url, target), { method, headers: { ...headers, host: new URL(target).host }, agent });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) };
  };

  const server = createServer((request, response) => {
    // A process that was killed leaves its requests behind half sent.
    serve(request, response).catch(() => request.socket.destroy());
  }).listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    injected,
    thaw() {
      thaw();
      thawed = undefined;
    },
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const accessKeyOf = ({ headers }: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
