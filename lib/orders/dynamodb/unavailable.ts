import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { TRANSIENT_ERRORS } from './transient-errors';

const TRANSIENT: ReadonlySet<string> = new Set(TRANSIENT_ERRORS);

/** Whether the same call may succeed a little later: no answer of the service, or one that says so. */
export const isUnavailable = (error: unknown): boolean =>
  !(error instanceof DynamoDBServiceException) || TRANSIENT.has(error.name) || error.$fault === 'server';
