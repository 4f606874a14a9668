/** The stand-in for API Gateway as a server on loopback. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../../processes/free-port';
import type { Backend } from './exchange';
import type { RestApi } from './rest-api';
import { restApiHandler } from './handle';

export interface ApiGatewayStandIn {
  /** Such as `http://127.0.0.1:41234`, without a slash at the end; there is no stage in its paths. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startApiGatewayStandIn(api: RestApi, backend: Backend): Promise<ApiGatewayStandIn> {
  const handle = restApiHandler(api, backend);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: target = '/' } = request;
    const body = await textOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    );
    const answered = await handle({ method, target, headers, ...(body !== '' && { body }) });
    response.writeHead(answered.status, { ...answered.headers }).end(answered.body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A template that does not render is a defect to see, not one to hide behind API Gateway's words.
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
