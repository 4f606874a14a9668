import type { APIGatewayProxyResult } from 'aws-lambda';
import { orderApi, type Log } from '../../lib/orders/http';
import { DEFAULT_PAGE_SIZE } from '../../lib/orders/order';
import type { OrderStore } from '../../lib/orders/order-store';
import { ROUTES, type OrderOperation } from '../../lib/orders/routes';
import { proxyEvent, type Request } from './api-gateway-event';
import { documented } from './openapi';
import type { Send as SendPath } from '../../lib/orders/contract/send';

export interface Answer {
  readonly status: number;
  readonly body: any;
  readonly headers: APIGatewayProxyResult['headers'];
}
export type Send = (operation: OrderOperation, request?: Omit<Request, 'method' | 'resource'>) => Promise<Answer>;

export const answerOf = ({ statusCode, body, headers }: APIGatewayProxyResult): Answer => ({
  status: statusCode,
  body: body === '' ? undefined : JSON.parse(body),
  headers,
});

const silent: Log = { warn: () => undefined, error: () => undefined };

/** Through the function's code; every answer is one that the OpenAPI document has. */
export function sender(store: OrderStore, log: Log = silent): Send {
  const api = orderApi(store, log);
  return documented(async (operation, request = {}) =>
    answerOf(await api(proxyEvent({ ...ROUTES[operation], ...request }))),
  );
}

/** The same by method and path, routed as API Gateway routes it: literal parts of a path before parameters. */
export function byPath(send: Send): SendPath {
  const routes = (Object.entries(ROUTES) as [OrderOperation, (typeof ROUTES)[OrderOperation]][]).map(
    ([operation, { method, resource }]) => ({
      operation,
      method,
      pattern: new RegExp(`^${resource.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    }),
  );
  return async (method, target, body) => {
    const { pathname, searchParams } = new URL(target, 'http://api');
    const route = routes.find((each) => each.method === method && each.pattern.test(pathname));
    if (!route) throw new Error(`no route for ${method} ${pathname}`);
    const parameters = Object.entries({ ...route.pattern.exec(pathname)?.groups });
    const answer = await send(route.operation, {
      path: Object.fromEntries(parameters.map(([name, value]) => [name, decodeURIComponent(value)])),
      query: Object.fromEntries(searchParams),
      ...(typeof body === 'string' ? { text: body } : body !== undefined && { body }),
    });
    return { status: answer.status, body: answer.body as unknown };
  };
}

export const path = (customerId: string, orderId: string) => ({ path: { customerId, orderId } });
export const NEW_ORDER = { amount: 1_250, placedAt: '2026-01-31T12:00:00.000Z' };

/** What is of HTTP alone; what an order store must do as well stands in `lib/contract`. */
export function describeHttp(send: Send): void {
  it('says JSON of every answer that has a body, and sends none with 204', async () => {
    const id = path('http', 'types');
    const change = { ...id, body: { from: 'PLACED', to: 'PAID' } };
    const answers = [
      await send('put', { ...id, body: NEW_ORDER }),
      await send('put', { ...id, body: NEW_ORDER }),
      await send('get', id),
      await send('changeStatus', change),
      await send('changeStatus', change),
      await send('listByCustomer', { path: { customerId: 'http' } }),
      await send('listByStatus', { query: { status: 'CANCELLED' } }),
      await send('delete', id),
      await send('get', id),
    ];
    expect(answers.map(({ status }) => status)).toStrictEqual([201, 409, 200, 200, 409, 200, 200, 204, 404]);
    expect(answers[7]?.body).toBeUndefined();
    for (const { headers } of answers.filter(({ status }) => status !== 204)) {
      expect(headers).toMatchObject({ 'Content-Type': 'application/json' });
    }
  });

  it(`lists ${DEFAULT_PAGE_SIZE} where no limit is given`, async () => {
    const ids = Array.from({ length: DEFAULT_PAGE_SIZE + 1 }, (_, index) => path('http-limit', `o${index}`));
    await Promise.all(ids.map((id) => send('put', { ...id, body: NEW_ORDER })));
    const { body } = await send('listByCustomer', { path: { customerId: 'http-limit' } });
    await Promise.all(ids.map((id) => send('delete', id)));
    expect([body.orders.length, typeof body.cursor]).toStrictEqual([DEFAULT_PAGE_SIZE, 'string']);
  });
}
