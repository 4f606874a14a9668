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
    isOfSystem(error)
  );
}

const isOverloaded = (error: MongoServerError): boolean =>
  error.hasErrorLabel(MongoErrorLabel.SystemOverloadedError) ||
  error.hasErrorLabel(MongoErrorLabel.RetryableWriteError);

/** The driver does not export the classes of a connection pool that is full or closing. */
const isPool = (error: unknown): boolean =>
  error instanceof MongoDriverError && /^Mongo(WaitQueueTimeout|PoolClosed)Error$/.test(error.name);

/** What the system says of a socket, or of a name that cannot be looked up, comes through as it is. */
const isOfSystem = (error: unknown): error is { readonly syscall: string } =>
  typeof error === 'object' && error !== null && 'syscall' in error && typeof error.syscall === 'string';

/** Whether the system refused to send what was to be sent: as no message came to the server as a whole, none was carried out. */
export const wasNotSent = (error: unknown): boolean =>
  isOfSystem(error) ? error.syscall === 'write' : error instanceof MongoNetworkError && wasNotSent(error.cause);
