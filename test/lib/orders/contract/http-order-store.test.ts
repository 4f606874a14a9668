import { OrderError } from '../../../../lib/orders/errors';
import { httpOrderStore } from '../../../../lib/orders/contract';
import type { ApiResponse } from '../../../../lib/orders/contract/send';

const ID = { customerId: 'c', orderId: 'o' };
const ORDER = { ...ID, status: 'PLACED', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };
const answering = (status: number, body?: unknown) => httpOrderStore(async () => ({ status, body }));
const thrownBy = (work: Promise<unknown>): Promise<Error> =>
  work.then(String, (error: unknown) => error) as Promise<Error>;

describe('an order store over HTTP', () => {
  it('asks for pages as the contract has it', async () => {
    const asked: string[] = [];
    const store = httpOrderStore(async (method, path): Promise<ApiResponse> => {
      asked.push(`${method} ${path}`);
      return { status: 200, body: { orders: [] } };
    });
    await store.listByCustomer('c', { limit: 2, cursor: '2026-01-31T12:00:00.000Z#o#c' });
    await store.listByStatus('PAID', { limit: 3 });
    expect(asked).toStrictEqual([
      'GET /customers/c/orders?limit=2&cursor=2026-01-31T12%3A00%3A00.000Z%23o%23c',
      'GET /orders?status=PAID&limit=3',
    ]);
  });

  it('changes a status where the contract has it', async () => {
    const asked: unknown[] = [];
    const store = httpOrderStore(async (...request): Promise<ApiResponse> => {
      asked.push(request);
      return { status: 200, body: ORDER };
    });
    const change = { from: 'PAID', to: 'PLACED' } as const;
    expect(await store.changeStatus(ID, change)).toStrictEqual(ORDER);
    expect(asked).toStrictEqual([['PUT', '/customers/c/orders/o/status', change]]);
  });

  it.each([undefined, ''])('takes a deletion without a body (%j) for done', async (body) => {
    expect(await answering(204, body).delete(ID)).toBeUndefined();
  });

  it.each([
    [404, 'ORDER_NOT_FOUND'],
    [409, 'ORDER_EXISTS'],
    [409, 'STATUS_CHANGED'],
    [400, 'INVALID'],
    [500, 'INTERNAL'],
    [503, 'UNAVAILABLE'],
  ])('turns %i %s back into the error that it stands for', async (status, code) => {
    const error = await thrownBy(answering(status, { code, message: 'in words', field: 'amount' }).get(ID));
    expect(error).toBeInstanceOf(OrderError);
    expect(error).toMatchObject({ code, message: 'in words', details: { field: 'amount' } });
  });

  it('does not know what became of a request that gets no answer', async () => {
    const store = httpOrderStore(() => Promise.reject(new Error('connection reset')));
    expect(await thrownBy(store.delete(ID))).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it.each<[string, number, unknown]>([
    ['a status that the contract does not have', 418, { code: 'TEAPOT', message: 'x' }],
    ['no code', 403, { message: 'Forbidden' }],
    ['a code that comes with another status', 404, { code: 'ORDER_EXISTS', message: 'x' }],
    ['a success that is another', 202, ORDER],
    ['text', 502, 'Bad Gateway'],
    ['no body', 200, undefined],
    ['a field that orders do not have', 200, { ...ORDER, pk: 'CUSTOMER#c' }],
    ['money that is text', 200, { ...ORDER, amount: '1' }],
  ])('throws request and answer where that has %s', async (_, status, body) => {
    const error = await thrownBy(answering(status, body).get(ID));
    expect(error).not.toBeInstanceOf(OrderError);
    expect(error.message).toContain(`GET /customers/c/orders/o was answered ${status} `);
  });

  it('names no field where the answer names none', async () => {
    const error = await thrownBy(answering(404, { code: 'ORDER_NOT_FOUND', message: 'in words' }).get(ID));
    expect((error as OrderError).details).toStrictEqual({});
  });

  it.each([
    ['no body', undefined, 'without a body,'],
    ['300 characters, quotes among them', 'x'.repeat(298), `"${'x'.repeat(298)}",`],
    ['more', 'x'.repeat(299), `"${'x'.repeat(299)}...,`],
  ])('repeats of an answer %s', async (_, body, text) => {
    expect((await thrownBy(answering(502, body).get(ID))).message).toContain(`was answered 502 ${text} which`);
  });

  it('repeats no more of an answer than helps, and nothing of what was sent in the body', async () => {
    const order = { ...ID, amount: 1, placedAt: ORDER.placedAt, note: 'private' };
    const { message } = await thrownBy(answering(502, 'x'.repeat(10_000)).put(order));
    expect(message.length).toBeLessThan(500);
    expect(message).not.toContain('private');
  });
});
