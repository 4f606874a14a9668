import {
  MongoDriverError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoSystemError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { SERVER_ERRORS } from './server-errors';

const TRANSIENT: ReadonlySet<unknown> = new Set(
  Object.values(SERVER_ERRORS).flatMap(([code, meaning]) => (meaning === 'unavailable' ? code : [])),
);

/** Whether the same call may succeed a little later: no server reached, no answer in time, or a replica set between two primaries. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof MongoServerError) {
    return TRANSIENT.has(error.code) || error instanceof MongoWriteConcernError || isOverloaded(error);
  }
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoSystemError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoNotConnectedError ||
    isPool(error) ||
    isOfSystem(error) ||
    isRefusedByNode(error)
  );
}

const isOverloaded = (error: MongoServerError): boolean =>
  error.hasErrorLabel(MongoErrorLabel.SystemOverloadedError) ||
  error.hasErrorLabel(MongoErrorLabel.RetryableWriteError);

/** The driver does not export the classes of a connection pool that is full or closing. */
const isPool = (error: unknown): boolean =>
  error instanceof MongoDriverError && ['MongoWaitQueueTimeoutError', 'MongoPoolClosedError'].includes(error.name);

/** What the system says of a socket, or of a name that cannot be looked up, comes through as it is. */
const isOfSystem = (error: unknown): error is { readonly syscall: string } =>
  typeof error === 'object' && error !== null && 'syscall' in error && typeof error.syscall === 'string';

/**
 * Between the other side's end of a connection and its close Node refuses a write by itself, before the system hears of it: with the system's
 * code and without a call of it. It is `writeAfterFIN` of its `net`.
 */
const isRefusedByNode = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPIPE' && !isOfSystem(error);

/** Whether the system, or Node before it, refused to send what was to be sent: as no message came to the server as a whole, none was carried out. */
export const wasNotSent = (error: unknown): boolean =>
  isOfSystem(error)
    ? error.syscall === 'write'
    : isRefusedByNode(error) || (error instanceof MongoNetworkError && wasNotSent(error.cause));
