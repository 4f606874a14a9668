import { OrderError, unavailable } from '../../../lib/orders/errors';
import { orderApi, type Log } from '../../../lib/orders/http';
import type { OrderStore } from '../../../lib/orders/order-store';
import { ROUTES, type OrderOperation } from '../../../lib/orders/routes';
import { httpOrderStore } from '../../../lib/orders/contract';
import { proxyEvent, type Request } from '../../support/api-gateway-event';
import { describeContract, describeForeign } from '../../support/contract';
import { foreignInMemory } from '../../support/foreign';
import { InMemoryOrderStore } from '../../support/in-memory-order-store';
import { answerOf, byPath, describeHttp, NEW_ORDER, path, sender } from '../../support/order-contract';

describe('orders over HTTP, in front of a fake store', () => {
  const fake = new InMemoryOrderStore();
  const send = sender(fake);
  describeContract(() => httpOrderStore(byPath(send)));
  describeForeign(
    () => httpOrderStore(byPath(send)),
    () => foreignInMemory(fake.orders),
  );
  describeHttp(send);
});

describe('malformed input', () => {
  const send = sender(new InMemoryOrderStore());

  it.each<[what: string, operation: OrderOperation, request: Omit<Request, 'method' | 'resource'>, field: string]>([
    ['a customer id with a separator', 'get', path('a#b', 'o1'), 'customerId'],
    ['an order id with a path in it', 'get', path('c', '../x'), 'orderId'],
    ['no path parameters', 'get', {}, 'customerId'],
    ['no body', 'put', path('c', 'o'), 'body'],
    ['a body that is not JSON', 'put', { ...path('c', 'o'), text: '{"amount":' }, 'body'],
    ['an empty body', 'put', { ...path('c', 'o'), text: '' }, 'body'],
    ['a list as body', 'put', { ...path('c', 'o'), body: [NEW_ORDER] }, 'body'],
    ['null as body', 'put', { ...path('c', 'o'), body: null }, 'body'],
    ['text that is not base64', 'put', { ...path('c', 'o'), text: '%%%', base64: true }, 'body'],
    [
      'bytes that are not UTF-8',
      'put',
      {
        ...path('c', 'o'),
        text: Buffer.from(JSON.stringify({ ...NEW_ORDER, note: 'ÿ' }), 'latin1').toString('base64'),
        base64: true,
      },
      'body',
    ],
    [
      'a field that the contract does not know',
      'put',
      { ...path('c', 'o'), body: { ...NEW_ORDER, status: 'PAID' } },
      'status',
    ],
    ['a wrong amount', 'put', { ...path('c', 'o'), body: { ...NEW_ORDER, amount: 1.5 } }, 'amount'],
    [
      'an amount that would be rounded to one that is allowed',
      'put',
      { ...path('c', 'o'), text: '{"amount":999999999.9999999999,"placedAt":"2026-01-31T12:00:00.000Z"}' },
      'amount',
    ],
    [
      'an expiry in exponents',
      'put',
      { ...path('c', 'o'), text: '{"amount":1,"placedAt":"2026-01-31T12:00:00.000Z","expiresAt":1e9}' },
      'expiresAt',
    ],
    ['an unknown status to list', 'listByStatus', { query: { status: 'LOST' } }, 'status'],
    ['no status to list', 'listByStatus', {}, 'status'],
    ['a limit above the largest', 'listByStatus', { query: { status: 'PAID', limit: '101' } }, 'limit'],
    ['an empty cursor', 'listByCustomer', { path: { customerId: 'c' }, query: { cursor: '' } }, 'cursor'],
    [
      'a cursor longer than any key',
      'listByCustomer',
      { path: { customerId: 'c' }, query: { cursor: 'x'.repeat(1_025) } },
      'cursor',
    ],
    ['a change to the same status', 'changeStatus', { ...path('c', 'o'), body: { from: 'PAID', to: 'PAID' } }, 'to'],
  ])('refuses %s and names the field', async (_, operation, request, field) => {
    const answer = await send(operation, request);
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID', field } });
    expect(answer.body.message).toContain(field);
  });

  it('reads a base64 body as UTF-8', async () => {
    const text = Buffer.from(JSON.stringify({ ...NEW_ORDER, note: 'Grüße' })).toString('base64');
    expect(await send('put', { ...path('c', 'base64'), text, base64: true })).toMatchObject({
      status: 201,
      body: { note: 'Grüße' },
    });
  });

  it('takes a text for no number, whatever is in it', async () => {
    const note = '1.5e3 "-0.1", \\"2.5\\';
    const answer = await send('put', { ...path('c', 'numbers'), body: { ...NEW_ORDER, note } });
    expect(answer).toMatchObject({ status: 201, body: { note } });
  });

  it('ignores a query parameter that the contract does not know', async () => {
    expect(
      await send('listByCustomer', { path: { customerId: 'nobody' }, query: { 'limit[$gt]': '1' } }),
    ).toMatchObject({ status: 200 });
  });
});

describe('routes', () => {
  const api = orderApi(new InMemoryOrderStore(), { warn: jest.fn(), error: jest.fn() });

  it.each([
    ['POST', ROUTES.put.resource],
    ['GET', '/customers'],
    ['GET', '/{proxy+}'],
    ['__proto__', 'constructor'],
  ])('answers 404 to %s %s', async (method, resource) => {
    const answer = answerOf(await api(proxyEvent({ method, resource })));
    expect(answer).toMatchObject({ status: 404, body: { code: 'NO_SUCH_ROUTE' } });
  });
});

describe('what is no request', () => {
  const log = { warn: jest.fn(), error: jest.fn() };
  const api = orderApi(new InMemoryOrderStore(), log);

  it.each([
    [{}],
    [{ key1: 'value1', key2: 'value2' }],
    [null],
    [undefined],
    ['ping'],
    [{ warmer: true }],
    [[]],
    [{ httpMethod: 'GET' }],
  ])('is answered in words, and is no failure: %j', async (event) => {
    const answer = answerOf(await api(event));
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID' } });
    expect(answer.body.message).toContain('API Gateway');
    expect(log.error).not.toHaveBeenCalled();
  });
});

describe('failures', () => {
  const failing = (thrown: unknown): OrderStore => {
    const store = new InMemoryOrderStore();
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a driver may throw anything
    store.get = () => Promise.reject(thrown);
    return store;
  };
  const newLog = () => ({
    warn: jest.fn<void, Parameters<Log['warn']>>(),
    error: jest.fn<void, Parameters<Log['error']>>(),
  });

  it('answers 503 with Retry-After when the database is unavailable', async () => {
    const answer = await sender(failing(unavailable(new Error('no primary'))))('get', path('c', 'o'));
    expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' }, headers: { 'Retry-After': '5' } });
  });

  it('logs why the database was unavailable', async () => {
    const log = newLog();
    const cause = new Error('no primary');
    await sender(failing(unavailable(cause)), log)('get', path('c', 'o'));
    expect(log.warn).toHaveBeenCalledWith(expect.any(String), { requestId: expect.any(String), error: cause });
  });

  it.each([new Error('secret host name'), 'secret text', undefined])(
    'answers 500 without detail to %p',
    async (thrown) => {
      const answer = await sender(failing(thrown))('get', path('c', 'o'));
      expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
      expect(JSON.stringify(answer)).not.toContain('secret');
    },
  );

  it('logs what it does not tell, under the id of the request', async () => {
    const log = newLog();
    const error = new Error('secret');
    const answer = await sender(failing(error), log)('get', path('c', 'o'));
    const requestId = 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef';
    expect(log.error).toHaveBeenCalledWith(expect.any(String), { requestId, error });
    expect(answer.body.message).toContain(requestId);
  });

  it('logs nothing of what a client did wrong', async () => {
    const log = newLog();
    await sender(failing(new OrderError('ORDER_NOT_FOUND', 'gone')), log)('get', path('c', 'o'));
    expect(log.error).not.toHaveBeenCalled();
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('asks nobody to try again where that would not help', async () => {
    const answer = await sender(failing(new OrderError('ORDER_NOT_FOUND', 'gone')))('get', path('c', 'o'));
    expect(answer.headers).not.toHaveProperty('Retry-After');
  });

  it('says JSON of every error', async () => {
    const answer = await sender(failing(new Error()))('get', path('c', 'o'));
    expect(answer.headers).toMatchObject({ 'Content-Type': 'application/json' });
  });
});
