/**
 * The order book over HTTP: API Gateway's proxy event in, its result out, any `OrderStore` behind.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ERROR_STATUS, OrderError, RETRY_AFTER, type ErrorBody, type ErrorCode } from './errors';
import type { OrderStore } from './order-store';
import { operationOf, type OrderOperation } from './routes';
import {
  customerPath,
  customerQuery,
  invalid,
  newOrderBody,
  orderPath,
  parse,
  statusChangeBody,
  statusQuery,
} from './validation';

type Event = Pick<
  APIGatewayProxyEvent,
  'httpMethod' | 'resource' | 'pathParameters' | 'queryStringParameters' | 'body' | 'isBase64Encoded'
> & { readonly requestContext: { readonly requestId: string } };

/** What a console's test or whoever keeps a function warm sends has any form, or none. */
const isProxyEvent = (event: unknown): event is Event =>
  typeof event === 'object' &&
  event !== null &&
  ['httpMethod', 'resource', 'requestContext'].every((name) => Boolean(event[name as keyof typeof event]));

/** The part of a Powertools logger that is used here. */
export interface Log {
  warn(message: string, extra: { requestId: string; error: Error }): void;
  error(message: string, extra: { requestId: string; error: Error }): void;
}

const NOT_A_REQUEST: ErrorBody = {
  code: 'INVALID',
  message: 'this is no request of API Gateway: the function takes proxy events of a REST API, payload format 1.0',
  field: 'body',
};

type Respond = (store: OrderStore, event: Event) => Promise<APIGatewayProxyResult>;

const RESPOND: Readonly<Record<OrderOperation, Respond>> = {
  put: async (store, event) =>
    json(
      201,
      await store.put({ ...parse(orderPath, event.pathParameters ?? {}), ...parse(newOrderBody, bodyOf(event)) }),
    ),
  get: async (store, event) => json(200, await store.get(parse(orderPath, event.pathParameters ?? {}))),
  listByCustomer: async (store, event) => {
    const { customerId } = parse(customerPath, event.pathParameters ?? {});
    return json(200, await store.listByCustomer(customerId, parse(customerQuery, event.queryStringParameters ?? {})));
  },
  listByStatus: async (store, event) => {
    const { status, ...page } = parse(statusQuery, event.queryStringParameters ?? {});
    return json(200, await store.listByStatus(status, page));
  },
  changeStatus: async (store, event) =>
    json(
      200,
      await store.changeStatus(parse(orderPath, event.pathParameters ?? {}), parse(statusChangeBody, bodyOf(event))),
    ),
  delete: async (store, event) => {
    await store.delete(parse(orderPath, event.pathParameters ?? {}));
    return { statusCode: 204, body: '' };
  },
};

/** @returns a function that always answers and never throws; what failed inside is logged under the request's id, not told to the client */
export function orderApi(store: OrderStore, log: Log): (event: unknown) => Promise<APIGatewayProxyResult> {
  return async (event) => {
    if (!isProxyEvent(event)) return json(ERROR_STATUS.INVALID, NOT_A_REQUEST);
    try {
      const operation = operationOf(event.httpMethod, event.resource);
      if (!operation) throw new OrderError('NO_SUCH_ROUTE', `there is no ${event.httpMethod} on this path`);
      return await RESPOND[operation](store, event);
    } catch (thrown) {
      return failure(thrown, event.requestContext.requestId, log);
    }
  };
}

function failure(thrown: unknown, requestId: string, log: Log): APIGatewayProxyResult {
  const known = thrown instanceof OrderError ? thrown : undefined;
  if (!known) log.error('request failed', { requestId, error: asError(thrown) });
  if (known && isNotNow(known.code)) log.warn('database unavailable', { requestId, error: asError(known.cause) });

  const { code, message, details } = known ?? new OrderError('INTERNAL', `the request failed; its id is ${requestId}`);
  const body: ErrorBody = { code, message, field: details.field };
  return json(ERROR_STATUS[code], body, isNotNow(code) ? { 'Retry-After': String(RETRY_AFTER) } : {});
}

/** A number that is not written in digits alone may become another one when it is read; as null, it is refused by the field's name. */
const withoutRounding = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (/^(?:"|\d+$)/.test(token) ? token : 'null'));

const isNotNow = (code: ErrorCode): boolean => ERROR_STATUS[code] === ERROR_STATUS.UNAVAILABLE;

function bodyOf({ body, isBase64Encoded }: Event): unknown {
  try {
    const text = isBase64Encoded
      ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body ?? '', 'base64'))
      : (body ?? '');
    JSON.parse(text);
    return JSON.parse(withoutRounding(text));
  } catch {
    throw invalid('body');
  }
}

const json = (statusCode: number, body: object, headers: Record<string, string> = {}): APIGatewayProxyResult => ({
  statusCode,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
