/** The stand-in for API Gateway as a server on loopback. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startOwnServer, type OwnServer } from '../own-server';
import type { RunCredentials } from '../run-credentials';
import type { Backend } from './exchange';
import type { RestApi } from './rest-api';
import { restApiHandler } from './handle';

/** There is no stage in its paths. */
export function startApiGatewayStandIn(
  api: RestApi,
  backend: Backend,
  credentials: RunCredentials,
): Promise<OwnServer> {
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
  return startOwnServer(credentials, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A template that does not render is a defect to see, not one to hide behind API Gateway's words.
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
