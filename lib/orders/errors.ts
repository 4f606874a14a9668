/** The error half of the HTTP contract, the same on both databases. */
import type { OrderId } from './order';

/** HTTP status of every error code. */
export const ERROR_STATUS = {
  INVALID: 400,
  NO_SUCH_ROUTE: 404,
  ORDER_NOT_FOUND: 404,
  ORDER_EXISTS: 409,
  STATUS_CHANGED: 409,
  NOT_AN_ORDER: 409,
  CUSTOMER_FULL: 409,
  INTERNAL: 500,
  BUSY: 503,
  UNAVAILABLE: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** Seconds, sent with every 503: a replica set elects a new primary in about this time. */
export const RETRY_AFTER = 5;

/** The body of every answer that is not a success. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  /** The input that `INVALID` is about: a path or query parameter, a field of the body, or `body` itself. */
  readonly field?: string;
}

/** What an order store or the validation throws; anything else that is thrown is `INTERNAL`. */
export class OrderError extends Error {
  override readonly name = 'OrderError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { readonly field?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
  }
}

const named = ({ customerId, orderId }: OrderId): string => `order ${orderId} of customer ${customerId}`;

export const orderExists = (id: OrderId): OrderError =>
  new OrderError('ORDER_EXISTS', `${named(id)} exists already and was left as it is`);

export const orderNotFound = (id: OrderId): OrderError =>
  new OrderError('ORDER_NOT_FOUND', `${named(id)} does not exist`);

export const statusChanged = (id: OrderId, from: string): OrderError =>
  new OrderError('STATUS_CHANGED', `${named(id)} is no longer ${from}; read it and decide again`);

export const notAnOrder = (id: OrderId): OrderError =>
  new OrderError('NOT_AN_ORDER', `what lies in the place of ${named(id)} is not a valid order: it can be deleted only`);

export const unavailable = (cause: unknown): OrderError =>
  new OrderError('UNAVAILABLE', 'the database could not be reached in time; a write may or may not have happened', {
    cause,
  });

/** As `UNAVAILABLE`, but that the caller knows: the request was refused as a whole. */
export const busy = (cause: unknown): OrderError =>
  new OrderError('BUSY', 'the database takes no more requests right now; nothing was done', { cause });

export const customerFull = (cause: unknown): OrderError =>
  new OrderError('CUSTOMER_FULL', 'the orders of this customer fill all the room there is for them; nothing was done', {
    cause,
  });
