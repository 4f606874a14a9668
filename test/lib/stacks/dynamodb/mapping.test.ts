import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import type { AttributeValue } from 'aws-lambda';
import { orderKey } from '../../../../lib/orders/dynamodb/keys';
import { writtenOrder, type Image } from '../../../../lib/orders/dynamodb/image';
import { toStored } from '../../../../lib/orders/dynamodb/stored-order';
import { MAX_AMOUNT, MAX_EXPIRES_AT } from '../../../../lib/orders/order';
import { faults } from '../../../../lib/orders/valid-order';
import { errorsThatMean, SERVICE_ERRORS } from '../../../../lib/orders/dynamodb/service-errors';
import { orderMappings } from '../../../../lib/stacks/dynamodb/mapping';
import { integerUpTo } from '../../../../lib/stacks/dynamodb/mapping/integer-up-to';
import { anyText } from '../../../support/any-text';
import { ROUTES, type OrderOperation } from '../../../../lib/orders/routes';
import { ERROR_STATUS } from '../../../../lib/orders/errors';
import { readRestApi } from '../../../../lib/engines/api-gateway/rest-api';
import { gatewayOf, gatewaySender, ordersApiTemplate, withoutModels } from '../../../support/dynamodb-orders-api';
import { NEW_ORDER, path } from '../../../support/order-contract';
import { restApiHandler } from '../../../../lib/engines/api-gateway/handle';
import { runs } from '../../../support/runs';

const template = ordersApiTemplate('trial');
const OPERATIONS = Object.keys(ROUTES) as OrderOperation[];
const GOOD = {
  ...path('c', 'o'),
  query: { status: 'PAID' },
};
const bodyOf = (operation: OrderOperation) =>
  operation === 'put'
    ? { body: NEW_ORDER }
    : operation === 'changeStatus'
      ? { body: { from: 'PLACED', to: 'PAID' } }
      : {};

const ACTIONS: Readonly<Record<OrderOperation, string>> = Object.fromEntries(
  Object.entries(orderMappings({ table: 'orders', localCustomerIndex: true })).map(([name, { action }]) => [
    name,
    action,
  ]),
) as Record<OrderOperation, string>;
const CONDITION_FAILED: Partial<Record<OrderOperation, string>> = {
  put: 'ORDER_EXISTS',
  changeStatus: 'ORDER_NOT_FOUND',
  delete: 'ORDER_NOT_FOUND',
};
/** The SDK declares the errors of an action in its types, and nowhere else. */
function declaredErrors(action: string): string[] {
  const types = join(
    dirname(require.resolve('@aws-sdk/client-dynamodb')),
    `../dist-types/commands/${action}Command.d.ts`,
  );
  const declared = [...readFileSync(types, 'utf8').matchAll(/@throws \{@link (\w+)\} \(/g)].flatMap(
    ([, name]) => name ?? [],
  );
  if (declared.length === 0) throw new Error(`no error is declared for ${action}`);
  return declared;
}

/** A backend that gives one answer: no engine can be made to throttle or to fail. */
const answering = (status: number, body: object | string) =>
  gatewaySender(
    gatewayOf(template, () =>
      Promise.resolve({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ),
  );
const refusing = (type: string, more: object = {}) =>
  answering(400, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'secret of the service', ...more });

describe.each(OPERATIONS)('when DynamoDB does not do %s', (operation) => {
  const send = (through: ReturnType<typeof refusing>) => through(operation, { ...GOOD, ...bodyOf(operation) });

  it.each(errorsThatMean('busy'))('answers 503 with Retry-After to %s, and that nothing was done', async (type) => {
    expect(await send(refusing(type))).toMatchObject({
      status: 503,
      body: { code: 'BUSY', message: expect.stringContaining('nothing was done') },
      headers: { 'Retry-After': '5' },
    });
  });

  it.each(declaredErrors(ACTIONS[operation]))('answers %s as what it means', async (type) => {
    expect(Object.keys(SERVICE_ERRORS)).toContain(type);
    const { status, body } = await send(refusing(type));
    const codes = {
      condition: CONDITION_FAILED[operation],
      busy: 'BUSY',
      full: 'CUSTOMER_FULL',
      unavailable: 'UNAVAILABLE',
    };
    const meaning = SERVICE_ERRORS[type as keyof typeof SERVICE_ERRORS];
    const code = meaning === 'fault' ? 'INTERNAL' : codes[meaning as keyof typeof codes];
    expect([body.code, status]).toStrictEqual([code, ERROR_STATUS[code as keyof typeof ERROR_STATUS]]);
    expect(body).not.toHaveProperty('field');
  });

  it.each(['AccessDeniedException', 'ResourceNotFoundException', 'Unheard'])(
    'answers 500 to %s, with an id and without its message',
    async (type) => {
      const { status, body } = await send(refusing(type));
      expect([status, body.code]).toStrictEqual([500, 'INTERNAL']);
      expect(body.message).toMatch(/[0-9a-f-]{36}$/);
      expect(JSON.stringify(body)).not.toContain('secret');
    },
  );

  it.each([500, 503])('answers 503 to %i, whatever its body', async (status) => {
    expect(await send(answering(status, '<html>'))).toMatchObject({
      status: 503,
      body: { code: 'UNAVAILABLE' },
      headers: { 'Retry-After': '5' },
    });
  });

  it('answers 503 when there is no answer', async () => {
    const through = gatewaySender(gatewayOf(template, () => Promise.reject(new Error('no connection'))));
    expect(await send(through)).toMatchObject({
      status: ERROR_STATUS.UNAVAILABLE,
      body: { code: 'UNAVAILABLE' },
      headers: { 'Retry-After': '5' },
    });
  });
});

it.each(['get', 'listByCustomer', 'listByStatus'] as const)(
  'sets no condition in %s that may fail',
  async (operation) => {
    expect(await refusing('ConditionalCheckFailedException')(operation, GOOD)).toMatchObject({
      status: 500,
      body: { code: 'INTERNAL' },
    });
  },
);

it.each(['get', 'listByCustomer', 'listByStatus', 'delete'] as const)(
  'takes a request of %s that DynamoDB calls invalid for its own fault',
  async (operation) => {
    expect(await refusing('ValidationException')(operation, GOOD)).toMatchObject({
      status: 500,
      body: { code: 'INTERNAL' },
    });
  },
);

/** What is asked of DynamoDB. */
async function asked(operation: OrderOperation, query: Record<string, string> = {}): Promise<unknown> {
  let sent: unknown;
  const through = gatewaySender(
    gatewayOf(template, (_action, body) => {
      sent = JSON.parse(body);
      return Promise.resolve({ status: 200, body: '{"Items":[]}' });
    }),
  );
  await through(operation, { ...GOOD, query: { ...GOOD.query, ...query } });
  return sent;
}

it.each([
  ['get', true],
  ['listByCustomer', true],
  ['listByStatus', false],
] as const)('asks %s for what is there at this moment where the index can tell it (%p)', async (operation, is) => {
  expect(await asked(operation)).toMatchObject({ ConsistentRead: is });
});

it('deletes the order of that id alone, and tells whether it was there', async () => {
  const { pk, sk } = orderKey({ customerId: 'c', orderId: 'o' });
  expect(await asked('delete')).toStrictEqual({
    TableName: expect.anything(),
    Key: { pk: { S: pk }, sk: { S: sk } },
    ConditionExpression: 'attribute_exists(pk)',
  });
});

describe.each(['listByCustomer', 'listByStatus'] as const)('%s', (operation) => {
  it.each([
    ['1', 2],
    ['100', 101],
    ['07', 8],
    ['007', 8],
    ['010', 11],
  ])('asks for one order more than the limit %s', async (limit, Limit) => {
    expect(await asked(operation, { limit })).toMatchObject({ Limit });
  });

  it.each(['0', '000', '101', '0100', '7.0'])('asks for nothing with the limit %s', async (limit) => {
    expect(await asked(operation, { limit })).toStrictEqual({ TableName: expect.anything() });
  });
});

it.each(['listByCustomer', 'listByStatus'] as const)(
  'takes a request of %s for invalid by its cursor where it has one: a key may have fewer bytes than characters fit in',
  async (operation) => {
    const query = { ...GOOD.query, cursor: '日'.repeat(1_024) };
    expect(await refusing('ValidationException')(operation, { ...GOOD, query })).toMatchObject({
      status: 400,
      body: { code: 'INVALID', field: 'cursor' },
    });
  },
);

it('names the bad input even where DynamoDB refuses for another reason', async () => {
  const answer = await refusing('AccessDeniedException')('get', path('a b', 'o'));
  expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID', field: 'customerId' } });
});

describe('a listing', () => {
  const item = (orderId: string, more: object = {}) => ({
    ...Object.fromEntries(
      Object.entries({
        pk: 'CUSTOMER#c',
        sk: `ORDER#${orderId}`,
        customerId: 'c',
        orderId,
        status: 'PAID',
        placedAt: NEW_ORDER.placedAt,
        placed: `${NEW_ORDER.placedAt}#${orderId}#c`,
      }).map(([name, S]) => [name, { S }]),
    ),
    amount: { N: '5' },
    ...more,
  });

  it('goes on after a page that DynamoDB ended early', async () => {
    const send = answering(200, { Items: [item('b')], LastEvaluatedKey: { pk: { S: 'x' } } });
    expect((await send('listByCustomer', GOOD)).body).toMatchObject({
      orders: [{ orderId: 'b' }],
      cursor: `${NEW_ORDER.placedAt}#b#c`,
    });
  });

  it('has no cursor after its last page', async () => {
    const { body } = await answering(200, { Items: [item('b')] })('listByStatus', GOOD);
    expect(body).toStrictEqual({ orders: [expect.objectContaining({ orderId: 'b' })] });
  });

  it('keeps the note of an item that something else wrote within its quotes', async () => {
    const note = 'a "b" \\ \' / \u0000 \u2028 \u{1F514} $x #end';
    const { body } = await answering(200, { Items: [item('b', { note: { S: note } })] })('listByStatus', GOOD);
    expect(body.orders[0].note).toBe(note);
  });
});

describe('an item that DynamoDB answers', () => {
  const good: Image = Object.fromEntries(
    Object.entries(toStored({ customerId: 'c', orderId: 'o', ...NEW_ORDER, note: 'n', expiresAt: 1 })).map(
      ([name, value]) => [name, typeof value === 'number' ? { N: String(value) } : { S: String(value) }],
    ),
  );
  const number = fc.oneof(
    fc.bigInt({ min: -1n, max: BigInt(MAX_EXPIRES_AT) + 2n }).map(String),
    fc.constantFrom('1.5', '1e3', String(MAX_AMOUNT), String(MAX_AMOUNT + 1), '-0', '00', '1e30'),
  );
  const value: fc.Arbitrary<AttributeValue | undefined> = fc.oneof(
    number.map((N) => ({ N })),
    fc
      .constantFrom('', 'x', 'PAID', 'o2', '2026-02-31T12:00:00.000Z', '$c', '"', 'n'.repeat(1_001))
      .map((S) => ({ S })),
    anyText().map((S) => ({ S })),
    fc.constantFrom<(AttributeValue | undefined)[]>(
      undefined,
      { NULL: true },
      { L: [] },
      { SS: ['x'] },
      { M: { S: { S: 'x' } } },
    ),
  );

  it('is an order for the templates exactly where it is one for the totals, whatever is in it', async () => {
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(good)), value, async (name, changed) => {
        const { [name]: _, ...rest } = good;
        const item: Image = changed ? { ...rest, [name]: changed } : rest;
        const id = { customerId: 'c', orderId: 'o' };
        const isKey = name === 'pk' || name === 'sk';
        const isOrder = isKey ? changed?.S === good[name]?.S : faults(writtenOrder(item), id).length === 0;
        seen.add(isOrder);
        const { status, body } = await answering(200, { Item: item })('get', GOOD);
        expect([status, body.code]).toStrictEqual(isOrder ? [200, undefined] : [409, 'NOT_AN_ORDER']);
      }),
      {
        numRuns: runs(300),
        examples: [
          ['pk', good['pk']],
          ['pk', undefined],
        ],
      },
    );
    expect(seen.size).toBe(2);
  });

  it.each<[string, AttributeValue]>([
    ['amount', { N: '1.5' }],
    ['placedAt', { S: '2026-13-31T12:00:00.000Z' }],
    ['note', { S: 'n'.repeat(1_001) }],
    ['expiresAt', { N: '0.5' }],
  ])(
    'is no order after a change either, where only who reads it sees what is wrong with its %s',
    async (name, wrong) => {
      const body = { from: 'PLACED', to: 'PAID' };
      const send = answering(200, { Attributes: { ...good, status: { S: 'PAID' }, [name]: wrong } });
      expect(await send('changeStatus', { ...path('c', 'o'), body })).toMatchObject({
        status: 409,
        body: { code: 'NOT_AN_ORDER' },
      });
    },
  );

  it.each([0, 9, 10, 20, 305, 1_000])('has a whole number up to %i, in digits', (most) => {
    const pattern = new RegExp(`^(?:${integerUpTo(most)})$`);
    const taken = Array.from({ length: 2_000 }, (_, each) => each).filter((each) => pattern.test(String(each)));
    expect(taken).toStrictEqual(Array.from({ length: most + 1 }, (_, each) => each));
    expect(['', '-1', '01', '1.0', '1e0'].filter((text) => pattern.test(text))).toStrictEqual([]);
  });
});

describe('without a model in front', () => {
  const unchecked = readRestApi(withoutModels(template).toJSON() as Parameters<typeof readRestApi>[0]);
  const sentFor = async (operation: 'put' | 'changeStatus', body: unknown): Promise<Record<string, unknown>> => {
    let sent = '';
    const handle = restApiHandler(unchecked, (_, request) => {
      sent = request;
      return Promise.resolve({ status: 500, body: '' });
    });
    const target = '/customers/c/orders/o' + (operation === 'put' ? '' : '/status');
    await handle({ method: 'PUT', target, headers: { authorization: 'x' }, body: JSON.stringify(body) });
    return JSON.parse(sent) as Record<string, unknown>;
  };
  const REFUSED = { TableName: 'orders' };
  const KEY = { pk: { S: 'CUSTOMER#c' }, sk: { S: 'ORDER#o' } };

  it('no body breaks the JSON that is sent or its key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.jsonValue(), fc.record({ ...anyField(), placedAt: fc.constant(NEW_ORDER.placedAt) })),
        async (body) => {
          const sent = await sentFor('put', body);
          if (sent['Key'] !== undefined) {
            expect(sent).toMatchObject({
              TableName: 'orders',
              Key: KEY,
              ConditionExpression: 'attribute_not_exists(pk)',
            });
          } else expect(sent).toStrictEqual(REFUSED);
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('no status but those there are is sent', async () => {
    const status = fc.oneof(fc.constantFrom('PLACED', 'PAID', '', 'LOST', '"'), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(status, status, async (from, to) => {
        const sent = await sentFor('changeStatus', { from, to });
        const statuses: unknown[] = ['PLACED', 'PAID'];
        const good = statuses.includes(from) && statuses.includes(to) && from !== to;
        if (good)
          expect(sent).toMatchObject({
            Key: KEY,
            ExpressionAttributeValues: { ':from': { S: from }, ':to': { S: to } },
          });
        else expect(sent).toStrictEqual(REFUSED);
      }),
      { numRuns: runs(150) },
    );
  });

  const anyField = () => ({
    amount: fc.oneof(fc.nat(), fc.jsonValue()),
    note: fc.jsonValue(),
    expiresAt: fc.oneof(fc.nat(), fc.jsonValue()),
  });
});
