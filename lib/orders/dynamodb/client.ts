import { DynamoDBClient, DynamoDBServiceException, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../../async/aws-client';
import { busy, customerFull, unavailable, type OrderError } from '../errors';
import { SERVICE_ERRORS, type Meaning } from './service-errors';

/**
 * A client that makes one attempt. MongoDB's server recognises a write that its driver repeats; DynamoDB does not, so a repeated conditional
 * write whose first attempt did happen would be refused by its own work, and a caller be told that someone else's order is there.
 *
 * It throws `OrderError` `UNAVAILABLE` wherever it is not told what became of a request: the service was not reached, did not answer in
 * time, or not in full, or failed. As behind API Gateway, the caller then knows that a write may have happened, and repeats it. It throws
 * `BUSY` or `CUSTOMER_FULL` where the service refused for these reasons. Whatever fails before a request is sent, as signing it, is thrown
 * as it is.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/middleware-stack.html
 *
 * @param config where the table is and who asks; how often to try is not for it to say
 */
export function dynamoDbClient(config: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient({ ...AWS_CLIENT, ...config, maxAttempts: 1 });
  client.middlewareStack.add(
    (next) => async (request) => {
      try {
        return await next(request);
      } catch (error) {
        throw toOrderError(error);
      }
    },
    { name: 'orUnavailable', step: 'deserialize', priority: 'high' },
  );
  return client;
}

const ERRORS: Readonly<Partial<Record<Meaning, (cause: unknown) => OrderError>>> = {
  busy,
  full: customerFull,
  unavailable,
};

/** @returns what the store throws for what the SDK threw: the contract's error, where the meaning alone tells which */
export function toOrderError(error: unknown): unknown {
  const meaning: Meaning =
    error instanceof DynamoDBServiceException
      ? ((SERVICE_ERRORS as Partial<Record<string, Meaning>>)[error.name] ??
        (error.$fault === 'server' ? 'unavailable' : 'fault'))
      : 'unavailable';
  return ERRORS[meaning]?.(error) ?? error;
}
