import type { APIGatewayProxyResult } from 'aws-lambda';
import { orderApi, type Log } from '../../lambda/orders/http';
import type { OrderStore } from '../../lambda/orders/order-store';
import { ROUTES, type Operation } from '../../lambda/orders/routes';
import { proxyEvent, type Request } from './api-gateway-event';
import { documented } from './openapi';

export interface Answer {
  readonly status: number;
  readonly body: any;
  readonly headers: APIGatewayProxyResult['headers'];
}
export type Send = (operation: Operation, request?: Omit<Request, 'method' | 'resource'>) => Promise<Answer>;

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

export const path = (customerId: string, orderId: string) => ({ path: { customerId, orderId } });
export const NEW_ORDER = { amount: 1_250, placedAt: '2026-01-31T12:00:00.000Z' };

/** What an HTTP client may rely on, whatever the store. */
export function describeOrderContract(send: Send): void {
  let customers = 0;
  const customer = (): string => `contract-${++customers}`;

  const listAll = async (
    operation: 'listByCustomer' | 'listByStatus',
    request: Request['query'],
    customerId = '',
  ): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { ...request, ...(cursor !== undefined && { cursor }) };
      const { status, body } = await send(operation, { query, path: { customerId } });
      expect(status).toBe(200);
      ids.push(...body.orders.map(({ orderId }: { orderId: string }) => orderId));
      cursor = body.cursor;
    } while (cursor !== undefined);
    return ids;
  };

  it('creates an order as PLACED', async () => {
    const customerId = customer();
    const order = { ...NEW_ORDER, note: 'ring twice \u{1F514}', expiresAt: 1_800_000_000 };
    const created = await send('put', { ...path(customerId, 'o1'), body: order });
    expect(created).toMatchObject({ status: 201, body: { customerId, orderId: 'o1', status: 'PLACED', ...order } });
  });

  it('gives back exactly what was put', async () => {
    const customerId = customer();
    const order = { ...NEW_ORDER, amount: 1_000_000_000, note: '', expiresAt: 0 };
    const created = await send('put', { ...path(customerId, 'o1'), body: order });
    const read = await send('get', path(customerId, 'o1'));
    expect(read.status).toBe(200);
    expect(read.body).toEqual(created.body);
  });

  it('leaves out what was not given', async () => {
    const customerId = customer();
    await send('put', { ...path(customerId, 'o1'), body: NEW_ORDER });
    const { body } = await send('get', path(customerId, 'o1'));
    expect(body).toEqual({ customerId, orderId: 'o1', status: 'PLACED', ...NEW_ORDER });
  });

  it('never overwrites a later status with a retried put', async () => {
    const customerId = customer();
    await send('put', { ...path(customerId, 'o1'), body: NEW_ORDER });
    await send('changeStatus', { ...path(customerId, 'o1'), body: { from: 'PLACED', to: 'PAID' } });
    const retried = await send('put', { ...path(customerId, 'o1'), body: NEW_ORDER });
    expect(retried).toMatchObject({ status: 409, body: { code: 'ORDER_EXISTS' } });
    expect((await send('get', path(customerId, 'o1'))).body.status).toBe('PAID');
  });

  it('keeps equal order ids of two customers apart', async () => {
    const [one, other] = [customer(), customer()];
    await send('put', { ...path(one, 'o1'), body: NEW_ORDER });
    expect((await send('get', path(other, 'o1'))).status).toBe(404);
    expect((await send('put', { ...path(other, 'o1'), body: NEW_ORDER })).status).toBe(201);
  });

  it('changes a status that is still the expected one', async () => {
    const customerId = customer();
    await send('put', { ...path(customerId, 'o1'), body: NEW_ORDER });
    const changed = await send('changeStatus', { ...path(customerId, 'o1'), body: { from: 'PLACED', to: 'PAID' } });
    expect(changed).toMatchObject({ status: 200, body: { status: 'PAID', amount: NEW_ORDER.amount } });
  });

  it('refuses a change when the status moved on', async () => {
    const customerId = customer();
    await send('put', { ...path(customerId, 'o1'), body: NEW_ORDER });
    await send('changeStatus', { ...path(customerId, 'o1'), body: { from: 'PLACED', to: 'CANCELLED' } });
    const late = await send('changeStatus', { ...path(customerId, 'o1'), body: { from: 'PLACED', to: 'PAID' } });
    expect(late).toMatchObject({ status: 409, body: { code: 'STATUS_CHANGED' } });
  });

  it('deletes an order once', async () => {
    const customerId = customer();
    await send('put', { ...path(customerId, 'o1'), body: NEW_ORDER });
    expect(await send('delete', path(customerId, 'o1'))).toMatchObject({ status: 204, body: undefined });
    expect(await send('delete', path(customerId, 'o1'))).toMatchObject({
      status: 404,
      body: { code: 'ORDER_NOT_FOUND' },
    });
  });

  it.each(['get', 'delete', 'changeStatus'] as const)(
    'answers 404 to %s of an order that is not there',
    async (operation) => {
      const answer = await send(operation, { ...path(customer(), 'none'), body: { from: 'PLACED', to: 'PAID' } });
      expect(answer).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
    },
  );

  it("lists a customer's orders newest first, equal times by id", async () => {
    const customerId = customer();
    const times = [
      '2026-01-01T00:00:00.000Z',
      '2026-01-03T00:00:00.000Z',
      '2026-01-02T00:00:00.000Z',
      '2026-01-03T00:00:00.000Z',
    ];
    for (const [index, placedAt] of times.entries()) {
      await send('put', { ...path(customerId, `o${index}`), body: { amount: 1, placedAt } });
    }
    expect(await listAll('listByCustomer', {}, customerId)).toEqual(['o3', 'o1', 'o2', 'o0']);
  });

  it.each(['1', '2', '3', '4', '5', '100'])('pages by %s without repeating or leaving out', async (limit) => {
    const customerId = customer();
    for (const orderId of ['a', 'b', 'c', 'd']) await send('put', { ...path(customerId, orderId), body: NEW_ORDER });
    expect(await listAll('listByCustomer', { limit }, customerId)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('gives no cursor with the last page, even when it is full', async () => {
    const customerId = customer();
    for (const orderId of ['a', 'b']) await send('put', { ...path(customerId, orderId), body: NEW_ORDER });
    const { body } = await send('listByCustomer', { path: { customerId }, query: { limit: '2' } });
    expect(body.orders).toHaveLength(2);
    expect(body).not.toHaveProperty('cursor');
  });

  it('lists a customer without orders as an empty page', async () => {
    expect(await send('listByCustomer', { path: { customerId: customer() } })).toMatchObject({
      status: 200,
      body: { orders: [] },
    });
  });

  it('lists by status over all customers, and a changed order under its new status only', async () => {
    const [one, other] = [customer(), customer()];
    const [kept, moved] = [`kept-${one}`, `moved-${one}`];
    await send('put', { ...path(one, kept), body: NEW_ORDER });
    await send('put', { ...path(other, moved), body: NEW_ORDER });
    for (const [customerId, orderId] of [
      [one, kept],
      [other, moved],
    ] as const) {
      await send('changeStatus', { ...path(customerId, orderId), body: { from: 'PLACED', to: 'SHIPPED' } });
    }
    await send('changeStatus', { ...path(other, moved), body: { from: 'SHIPPED', to: 'DELIVERED' } });
    expect(await listAll('listByStatus', { status: 'SHIPPED', limit: '1' })).toEqual([kept]);
    expect(await listAll('listByStatus', { status: 'DELIVERED' })).toEqual([moved]);
  });
}
