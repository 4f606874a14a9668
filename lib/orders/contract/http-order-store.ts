/**
 * The order book through its HTTP contract, as a client in front of either API sees it.
 * The contract is `docs/openapi.yaml`; what API Gateway adds to it are answers with the same body.
 */
import { z } from 'zod';
import { ERROR_STATUS, OrderError, unavailable, type ErrorCode } from '../errors';
import { ORDER_STATUSES, type OrderId } from '../order';
import type { OrderStore } from '../order-store';
import type { ApiResponse, Send } from './send';

const order = z.strictObject({
  customerId: z.string(),
  orderId: z.string(),
  status: z.enum(ORDER_STATUSES),
  amount: z.number(),
  placedAt: z.string(),
  note: z.string().exactOptional(),
  expiresAt: z.number().exactOptional(),
});
const orderPage = z.strictObject({ orders: z.array(order), cursor: z.string().exactOptional() });
/** A body is absent, or empty text, depending on who sent the request. */
const nothing = z.union([z.undefined(), z.literal('')]).transform(() => undefined);
const errorBody = z.object({
  code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  field: z.string().exactOptional(),
});

const LONGEST_ANSWER = 300;

/**
 * @param send reaches the API; a request that it gets no answer to is one whose outcome is unknown, `UNAVAILABLE`
 * @returns a store whose methods also throw Error, with request and answer, where an answer is not one of the contract
 */
export function httpOrderStore(send: Send): OrderStore {
  const call = async <T>(success: number, schema: z.ZodType<T>, ...request: Parameters<Send>): Promise<T> => {
    const answer = await send(...request).catch((cause: unknown) => {
      throw unavailable(cause);
    });
    if (answer.status === success) {
      const read = schema.safeParse(answer.body);
      if (read.success) return read.data;
    }
    throw orderError(answer) ?? notOfTheContract(request, answer);
  };
  return {
    put: ({ customerId, orderId, ...body }) => call(201, order, 'PUT', pathOf({ customerId, orderId }), body),
    get: (id) => call(200, order, 'GET', pathOf(id)),
    listByCustomer: (customerId, page) =>
      call(200, orderPage, 'GET', `${customerPath(customerId)}?${query({ ...page })}`),
    listByStatus: (status, page) => call(200, orderPage, 'GET', `/orders?${query({ status, ...page })}`),
    changeStatus: (id, change) => call(200, order, 'PUT', `${pathOf(id)}/status`, change),
    delete: (id) => call(204, nothing, 'DELETE', pathOf(id)),
  };
}

const customerPath = (customerId: string): string => `/customers/${encodeURIComponent(customerId)}/orders`;
const pathOf = ({ customerId, orderId }: OrderId): string =>
  `${customerPath(customerId)}/${encodeURIComponent(orderId)}`;
/** Signatures are made over `%20` for a space and never over `+`; nothing of the contract has either. */
const query = (parameters: Record<string, string | number>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** The error that the answer stands for; undefined where it is none of the contract's, or comes with another status. */
function orderError({ status, body }: ApiResponse): OrderError | undefined {
  const read = errorBody.safeParse(body);
  if (!read.success || ERROR_STATUS[read.data.code] !== status) return undefined;
  const { code, message, field } = read.data;
  return new OrderError(code, message, field === undefined ? {} : { field });
}

/** What was sent in the body is left out: its ids stand in the path, and a note may be anyone's. */
function notOfTheContract([method, path]: Parameters<Send>, { status, body }: ApiResponse): Error {
  const said = body === undefined ? 'without a body' : JSON.stringify(body);
  const short = said.length > LONGEST_ANSWER ? `${said.slice(0, LONGEST_ANSWER)}...` : said;
  return new Error(`${method} ${path} was answered ${status} ${short}, which is no answer of the order contract`);
}
