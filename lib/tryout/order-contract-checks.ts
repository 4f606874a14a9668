/**
 * Drives the whole HTTP contract of the order book, whichever database is behind it.
 */
import type { NewOrder, Order, OrderPage } from '../orders/order';
import type { Checks } from './checks';
import type { ApiResponse, Send } from '../orders/contract/send';

const CUSTOMER = 'try-out';
const ORDERS = `/customers/${CUSTOMER}/orders`;
const CALLERS = 5;

const orderOf = (number: number, note?: string): NewOrder => ({
  customerId: CUSTOMER,
  orderId: `order-${number}`,
  amount: 1_000 + number,
  placedAt: `2026-03-01T12:00:00.00${number}Z`,
  ...(note !== undefined && { note }),
});
const placed = (order: NewOrder): Order => ({ ...order, status: 'PLACED' });
const pathOf = ({ orderId }: NewOrder): string => `${ORDERS}/${orderId}`;
const bodyOf = ({ customerId: _, orderId: __, ...body }: NewOrder): object => body;

/** What is compared of a refusal: its wording is free. */
const refusal = ({ status, body }: ApiResponse): unknown => {
  const { code, field } = (body ?? {}) as { code?: unknown; field?: unknown };
  return { status, code, ...(field !== undefined && { field }) };
};

/**
 * What the answer to a body that is malformed names, both of them documented in `docs/openapi.yaml`: a function names the field, while API
 * Gateway's validator refuses the body as a whole.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export type NamedInBody = 'field' | 'body';

/**
 * @param unsigned sends the same without a signature
 * @param named what this API says of a body that is malformed
 */
export async function checkOrderContract(
  send: Send,
  unsigned: Send,
  checks: Checks,
  named: NamedInBody = 'field',
): Promise<void> {
  const [first, second, third, later] = [orderOf(1, 'häagen "dazs"'), orderOf(2), orderOf(3), orderOf(4)];
  const put = (order: NewOrder): Promise<ApiResponse> => send('PUT', pathOf(order), bodyOf(order));

  checks.equal('A new order is created as PLACED', await put(first), { status: 201, body: placed(first) });
  checks.equal('The same order again is refused', refusal(await put(first)), { status: 409, code: 'ORDER_EXISTS' });
  checks.equal('An order is read back', await send('GET', pathOf(first)), { status: 200, body: placed(first) });
  checks.equal('A missing order is not found', refusal(await send('GET', pathOf(second))), {
    status: 404,
    code: 'ORDER_NOT_FOUND',
  });

  await put(second);
  await put(third);
  await checkPages(send, [third, second, first], () => put(later), checks);
  await checkStatus(send, first, checks);
  await checkRefusals(send, unsigned, checks, named);

  checks.equal('An order is deleted', (await send('DELETE', pathOf(first))).status, 204);
  checks.equal('A deleted order is gone', refusal(await send('DELETE', pathOf(first))), {
    status: 404,
    code: 'ORDER_NOT_FOUND',
  });
}

/** @param newestFirst three orders @param insert adds a newer one, between the two pages */
async function checkPages(
  send: Send,
  newestFirst: readonly NewOrder[],
  insert: () => Promise<unknown>,
  checks: Checks,
): Promise<void> {
  const { status, body } = await send('GET', `${ORDERS}?limit=2`);
  const { orders, cursor } = (body ?? {}) as Partial<OrderPage>;
  checks.equal(
    'The first page has a customer’s newest orders',
    { status, orders },
    {
      status: 200,
      orders: newestFirst.slice(0, 2).map(placed),
    },
  );
  await insert();
  const next = await send('GET', `${ORDERS}?limit=2&cursor=${encodeURIComponent(cursor ?? '')}`);
  checks.equal('The next page goes on where it ended, whatever was inserted meanwhile, and is the last', next, {
    status: 200,
    body: { orders: newestFirst.slice(2).map(placed) },
  });
}

async function checkStatus(send: Send, order: NewOrder, checks: Checks): Promise<void> {
  const change = (from: string, to: string, path = pathOf(order)): Promise<ApiResponse> =>
    send('PUT', `${path}/status`, { from, to });
  const paid = { ...order, status: 'PAID' };

  const answers = await Promise.all(Array.from({ length: CALLERS }, () => change('PLACED', 'PAID')));
  checks.equal(
    `Of ${CALLERS} callers with the same status change, one wins`,
    answers.map(({ status }) => status).sort(),
    [200, ...Array<number>(CALLERS - 1).fill(409)],
  );
  checks.equal('The winner is told the changed order', answers.find(({ status }) => status === 200)?.body, paid);
  checks.equal('A status that has moved on is not changed', refusal(await change('PLACED', 'CANCELLED')), {
    status: 409,
    code: 'STATUS_CHANGED',
  });
  checks.equal(
    'The status of a missing order is not changed',
    refusal(await change('PLACED', 'PAID', `${ORDERS}/none`)),
    {
      status: 404,
      code: 'ORDER_NOT_FOUND',
    },
  );
  checks.equal('Orders are listed by status', await send('GET', '/orders?status=PAID'), {
    status: 200,
    body: { orders: [paid] },
  });
}

/**
 * What is of HTTP alone: what an API must refuse before it reaches any store. Nothing is written.
 *
 * @param unsigned sends the same without a signature
 */
export async function checkRefusals(
  send: Send,
  unsigned: Send,
  checks: Checks,
  named: NamedInBody = 'field',
): Promise<void> {
  const inBody = (field: string): string => (named === 'body' ? named : field);
  const good = bodyOf(orderOf(9)) as Record<string, unknown>;
  const put = (body: unknown) => ['PUT', `${ORDERS}/order-9`, body] as const;
  const malformed: readonly (readonly [what: string, field: string, request: Readonly<Parameters<Send>>])[] = [
    ['amount', inBody('amount'), put({ ...good, amount: '12.50' })],
    ['time', inBody('placedAt'), put({ ...good, placedAt: 'yesterday' })],
    ['field', inBody('status'), put({ ...good, status: 'PAID' })],
    ['JSON', 'body', put('{"amount":')],
    // Half a surrogate pair has no UTF-8 form. A validator cannot tell, so either side names the note.
    ['note', 'note', put({ ...good, note: '\ud800' })],
    ['id', 'customerId', ['GET', '/customers/a%20b/orders']],
    ['limit', 'limit', ['GET', `${ORDERS}?limit=0`]],
    ['status', 'status', ['GET', '/orders?status=LOST']],
  ];
  for (const [what, field, request] of malformed) {
    checks.equal(
      `A malformed ${what} is refused, and the answer names ${field} (${request[0]} ${request[1]})`,
      refusal(await send(...request)),
      { status: 400, code: 'INVALID', field },
    );
  }
  const { status } = await unsigned('GET', `${ORDERS}/order-9`);
  checks.equal('A request without a signature is refused', status, 403);
}
