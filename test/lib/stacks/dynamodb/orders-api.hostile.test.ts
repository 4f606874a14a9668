import fc from 'fast-check';
import { writtenOrder, type Image } from '../../../../lib/orders/dynamodb/image';
import { faults } from '../../../../lib/orders/valid-order';
import { newOrderBody, parse } from '../../../../lib/orders/validation';
import { anyText } from '../../../support/any-text';
import {
  ordersApiTemplate,
  startOrdersOnDynamoDb,
  withoutModels,
  type OrdersOnDynamoDb,
} from '../../../support/dynamodb-orders-api';
import { describeOnDynamoDb } from '../../../support/local-table';
import { NEW_ORDER, path } from '../../../support/order-contract';
import { runs } from '../../../support/runs';

/** Texts that mean something to JSON, VTL, JSONPath, regular expressions, DynamoDB's expressions, keys or addresses. */
const HOSTILE = [
  '"',
  '\\',
  '\\"',
  "'",
  "\\'",
  '$',
  '#',
  '##',
  '#*',
  '#[[',
  '\n',
  '\r\n',
  '\0',
  '\u001f',
  '\u007f',
  '\u2028',
  '"}, "TableName": "secrets", "x": {"S": "',
  '{"S":"x"}',
  '","pk":{"S":"CUSTOMER#victim"},"',
  '$util.escapeJavaScript("x")',
  '$input.body',
  "$input.params('customerId')",
  '$context.identity.accountId',
  '${hash}',
  '$customerId',
  '#set($customerId = "victim")',
  '#set($context.responseOverride.status = 200)',
  '#if(true)',
  '#end',
  '#foreach($x in [1..9])',
  '#stop',
  ' OR attribute_exists(pk)',
  ':from',
  '#status',
  'CUSTOMER#victim',
  'victim#',
  '../victim',
  '%',
  '%00',
  '%2e%2e',
  '%zz',
  '+',
  ' ',
  '.*',
  '^$',
  'é',
  'häagen',
  '日本',
  '\u{1F514}',
  '\ud800',
  '\udc00x',
  '\ufeff',
  '\u202e',
  '__proto__',
  'constructor',
  'toString',
] as const;

const texts = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
  anyText({ maxLength: 80 }),
);

/** For many requests on a loaded machine. */
jest.setTimeout(60_000);

describeOnDynamoDb('hostile input to the orders API on DynamoDB', () => {
  let orders: OrdersOnDynamoDb;
  const victim = { customerId: 'victim', orderId: 'o1' };
  const kept = { ...NEW_ORDER, note: 'untouched' };
  beforeAll(async () => {
    orders = await startOrdersOnDynamoDb(ordersApiTemplate('trial'));
    await orders.send('put', { path: victim, body: kept });
  });
  afterEach(async () => {
    expect((await orders.send('get', { path: victim })).body).toStrictEqual({ ...victim, status: 'PLACED', ...kept });
  });
  afterAll(() => orders?.stop());
  const lastSent = () => JSON.parse(orders.sent.at(-1)?.body ?? '') as unknown;

  it('comes back from a note as it was, or is refused where it is not Unicode', async () => {
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (note) => {
        const id = { customerId: 'notes', orderId: `n${++drawn}` };
        const { status, body } = await orders.send('put', { path: id, body: { ...NEW_ORDER, note } });
        if (/\p{Surrogate}/u.test(note)) {
          expect([status, body.field, await orders.stored(id)]).toStrictEqual([400, 'body', undefined]);
          return;
        }
        const order = { ...id, status: 'PLACED', ...NEW_ORDER, note };
        expect([status, body]).toStrictEqual([201, order]);
        expect((await orders.send('get', { path: id })).body).toStrictEqual(order);
        expect((await orders.send('changeStatus', { path: id, body: { from: 'PLACED', to: 'PAID' } })).body.note).toBe(
          note,
        );
        const listed = await orders.send('listByCustomer', { path: { customerId: 'notes' }, query: { limit: '100' } });
        expect(
          (listed.body.orders as { orderId: string }[]).find(({ orderId }) => orderId === id.orderId),
        ).toMatchObject({ note });
        expect(faults(writtenOrder((await orders.stored(id)) as Image), id)).toStrictEqual([]);
        await orders.send('delete', { path: id });
      }),
      { numRuns: runs(30) },
    );
  });

  it.each(['put', 'get', 'changeStatus', 'delete'] as const)(
    'in an id of %s is refused by name, and nothing of it is sent',
    async (operation) => {
      const body =
        operation === 'put' ? NEW_ORDER : operation === 'changeStatus' ? { from: 'PLACED', to: 'PAID' } : undefined;
      const ids = texts.filter((text) => text !== '' && !/^[A-Za-z0-9_-]{1,64}$/.test(wellFormed(text)));
      await fc.assert(
        fc.asyncProperty(ids, fc.constantFrom('customerId', 'orderId'), async (hostile, field) => {
          const answer = await orders.send(operation, {
            path: { ...victim, [field]: wellFormed(hostile) },
            ...(body && { body }),
          });
          expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID', field } });
          expect(lastSent()).toStrictEqual({ TableName: 'orders' });
        }),
        { numRuns: runs(25) },
      );
    },
  );

  it.each([
    ['customerId', 'listByCustomer', { path: { customerId: 'a'.repeat(65) } }],
    ['orderId', 'get', path('c', 'a'.repeat(10_000))],
    ['limit', 'listByCustomer', { path: { customerId: 'c' }, query: { limit: '' } }],
    ['limit', 'listByCustomer', { path: { customerId: 'c' }, query: { limit: '101' } }],
    ['limit', 'listByCustomer', { path: { customerId: 'c' }, query: { limit: '1e1' } }],
    ['limit', 'listByCustomer', { path: { customerId: 'c' }, query: { limit: '0025' } }],
    ['limit', 'listByCustomer', { path: { customerId: 'c' }, query: { limit: '٣' } }],
    ['cursor', 'listByCustomer', { path: { customerId: 'c' }, query: { cursor: '' } }],
    ['cursor', 'listByStatus', { query: { status: 'PAID', cursor: 'x'.repeat(1_025) } }],
    ['status', 'listByStatus', { query: { status: 'paid' } }],
    ['status', 'listByStatus', { query: { status: 'PAID|PLACED' } }],
  ] as const)('is refused as %s of %s: %j', async (field, operation, request) => {
    expect(await orders.send(operation, request)).toMatchObject({ status: 400, body: { code: 'INVALID', field } });
    expect(lastSent()).toStrictEqual({ TableName: 'orders' });
  });

  it('in the query is refused by name, as the function refuses it', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts.filter((text) => !/^\d+$/.test(text)),
        fc.constantFrom('limit', 'status'),
        async (hostile, field) => {
          const answer = await orders.send('listByStatus', { query: { status: 'PAID', [field]: hostile } });
          expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID', field } });
          expect(lastSent()).toStrictEqual({ TableName: 'orders' });
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('in a cursor is a place in the listing, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts.filter((text) => text !== ''),
        async (hostile) => {
          const answer = await orders.send('listByCustomer', { path: { customerId: 'c' }, query: { cursor: hostile } });
          expect(answer.status).toBe(200);
          expect(lastSent()).toMatchObject({
            TableName: 'orders',
            KeyConditionExpression: '#key = :key AND placed < :cursor',
            ExpressionAttributeValues: { ':key': { S: 'CUSTOMER#c' }, ':cursor': { S: wellFormed(hostile) } },
          });
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it('in a body is refused before anything is sent, whatever its fields are', async () => {
    const bodies = fc.record(
      { amount: anything, placedAt: anything, note: anything, expiresAt: anything, status: anything },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        fc.pre(!accepted(body));
        const before = orders.sent.length;
        const answer = await orders.send('put', { ...path('bodies', 'o1'), body });
        expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID', field: 'body' } });
        expect(orders.sent).toHaveLength(before);
      }),
      { numRuns: runs(60) },
    );
  });

  it.each([
    ['no JSON', '{"amount":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['400 KB of note', JSON.stringify({ ...NEW_ORDER, note: 'x'.repeat(400 * 1024) })],
    ['a text that holds JSON', JSON.stringify(JSON.stringify(NEW_ORDER))],
    ['a number in exponents above the limit', '{"amount":1e12,"placedAt":"2026-01-31T12:00:00.000Z"}'],
  ])('is refused where the body is %s', async (_, text) => {
    const answer = await orders.send('put', { ...path('bodies', 'o1'), text });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID', field: 'body' } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'is not passed on unread as %s',
    async (type) => {
      const before = orders.sent.length;
      const answer = await orders.handle({
        method: 'PUT',
        target: '/customers/bodies/orders/o1',
        headers: { authorization: 'x', 'content-type': type },
        body: JSON.stringify({ TableName: 'orders', Key: victim }),
      });
      expect([answer.status, JSON.parse(answer.body)]).toStrictEqual([
        415,
        expect.objectContaining({ code: 'INVALID', field: 'body' }),
      ]);
      expect(orders.sent).toHaveLength(before);
    },
  );

  it('cannot hide behind a header of a parameter’s name', async () => {
    const answer = await orders.handle({
      method: 'GET',
      target: '/customers/victim/orders',
      headers: { authorization: 'x', limit: '0', cursor: 'x', customerid: 'other' },
    });
    expect([answer.status, JSON.parse(answer.body).orders.length]).toStrictEqual([200, 1]);
  });
});

describeOnDynamoDb('a hostile body with no model in front', () => {
  let orders: OrdersOnDynamoDb;
  beforeAll(async () => {
    orders = await startOrdersOnDynamoDb(withoutModels(ordersApiTemplate('trial')));
  });
  afterAll(() => orders?.stop());

  const put = async (text: string): Promise<unknown[]> => {
    const { status, body } = await orders.send('put', { ...path('bodies', 'o1'), text });
    if (status === 201) await orders.send('delete', path('bodies', 'o1'));
    return [status, body.field];
  };

  it('is refused by the mapping template where the function refuses it', async () => {
    const valid: Record<string, fc.Arbitrary<unknown>> = {
      amount: fc.constant(1),
      placedAt: fc.constant(NEW_ORDER.placedAt),
    };
    const bodies = fc
      .record({ amount: anything, placedAt: anything, note: anything, expiresAt: anything }, { requiredKeys: [] })
      .chain((hostile) => fc.record({ ...valid, ...fieldOf(hostile) }));
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const isUnicode = !/\p{Surrogate}/u.test(String(body['note']));
        expect(await put(JSON.stringify(body))).toStrictEqual(
          isUnicode && accepted(body) ? [201, undefined] : [400, 'body'],
        );
      }),
      { numRuns: runs(60) },
    );
  });

  it.each(['999999999.9999999999', '1000000001', '-1', '1e3', '1.0', '"1"', '-0', '1e400'])(
    'is refused with %s for an amount or an expiry',
    async (number) => {
      const placedAt = `"placedAt":"${NEW_ORDER.placedAt}"`;
      expect(await put(`{"amount":${number},${placedAt}}`)).toStrictEqual([400, 'body']);
      if (number !== '1000000001')
        expect(await put(`{"amount":1,"expiresAt":${number},${placedAt}}`)).toStrictEqual([400, 'body']);
    },
  );
});

const anything = fc.oneof(
  texts,
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.constantFrom(null, true, [], {}, { S: 'x' }),
);

/** One field of a hostile body, so that the others do not hide it. */
const fieldOf = (hostile: Record<string, unknown>): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(
    Object.entries(hostile)
      .slice(0, 1)
      .map(([name, value]) => [name, fc.constant(value)]),
  );

/** As an address and UTF-8 can hold it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** Whether the function takes the body, or would but for half a surrogate pair in its note: the model cannot tell that. */
function accepted(body: Record<string, unknown>): boolean {
  const note = typeof body['note'] === 'string' ? wellFormed(body['note']) : body['note'];
  try {
    parse(newOrderBody, 'note' in body ? { ...body, note } : body);
    return true;
  } catch {
    return false;
  }
}
