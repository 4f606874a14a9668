import { DynamoDBServiceException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unavailable } from '../errors';
import { TRANSIENT_ERRORS } from './transient-errors';

const NOT_NOW: ReadonlySet<string> = new Set(TRANSIENT_ERRORS);

/** Whether the service says that the same call may succeed a little later. */
export const isNotNow = ({ name, $fault }: DynamoDBServiceException): boolean =>
  NOT_NOW.has(name) || $fault === 'server';

/**
 * Has the client throw `OrderError` `UNAVAILABLE` wherever it is not told what became of a request: the service was not reached, did not
 * answer in time, or not in full, or says that it cannot now. Whatever fails before a request is sent, as signing it, is thrown as it is.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/middleware-stack.html
 */
export function orUnavailable(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      try {
        return await next(request);
      } catch (error) {
        throw error instanceof DynamoDBServiceException && !isNotNow(error) ? error : unavailable(error);
      }
    },
    { name: 'orUnavailable', step: 'deserialize', priority: 'high' },
  );
}
