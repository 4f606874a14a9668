/** The code of the Atlas side's function as a server on loopback, without API Gateway and Lambda. */
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { startOwnServer, type OwnServer } from '../engines/own-server';
import type { RunCredentials } from '../engines/run-credentials';
import { orderApi } from '../orders/http';
import type { OrderStore } from '../orders/order-store';
import { ROUTES } from '../orders/routes';

const SILENT = { warn: () => undefined, error: () => undefined };
const RESOURCES = [...new Set(Object.values(ROUTES).map(({ resource }) => resource))].map((resource) => ({
  resource,
  form: new RegExp(`^${resource.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

export function startFunctionApi(store: OrderStore, credentials: RunCredentials): Promise<OwnServer> {
  const handle = orderApi(store, SILENT);
  return startOwnServer(credentials, (request, response) => {
    void eventOf(request)
      .then(handle)
      .then(({ statusCode, headers = {}, body }) => {
        response.writeHead(statusCode, headers as Record<string, string>).end(body);
      });
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html */
async function eventOf(request: IncomingMessage): Promise<object> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
  const found = RESOURCES.find(({ form }) => form.test(pathname));
  return {
    httpMethod: request.method,
    resource: found?.resource ?? pathname,
    pathParameters: { ...found?.form.exec(pathname)?.groups },
    queryStringParameters: Object.fromEntries(searchParams),
    body: await text(request),
    isBase64Encoded: false,
    requestContext: { requestId: 'local' },
  };
}
