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
import { TRANSIENT_ERRORS } from './transient-errors';

const TRANSIENT: ReadonlySet<unknown> = new Set(TRANSIENT_ERRORS);

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
    isNameLookup(error)
  );
}

const isOverloaded = (error: MongoServerError): boolean =>
  error.hasErrorLabel(MongoErrorLabel.SystemOverloadedError) ||
  error.hasErrorLabel(MongoErrorLabel.RetryableWriteError);

/** The driver does not export the classes of a connection pool that is full or closing. */
const isPool = (error: unknown): boolean =>
  error instanceof MongoDriverError && /^Mongo(WaitQueueTimeout|PoolClosed)Error$/.test(error.name);

/** An address of the form `mongodb+srv` is looked up by Node, and its failure comes through as it is. */
const isNameLookup = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'syscall' in error &&
  /^(query|getaddrinfo)/.test(String(error.syscall));
