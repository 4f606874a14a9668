import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { unavailable } from '../errors';
import { isUnavailable } from './unavailable';

/**
 * A client that makes one attempt. MongoDB's server recognises a write that its driver repeats; DynamoDB does not, so a repeated conditional
 * write whose first attempt did happen would be refused by its own work, and a caller be told that someone else's order is there.
 *
 * It throws `OrderError` `UNAVAILABLE` wherever it is not told what became of a request: the service was not reached, did not answer in
 * time, or not in full, or says that it cannot now. As behind API Gateway, the caller then knows that a write may have happened, and
 * repeats it. Whatever fails before a request is sent, as signing it, is thrown as it is.
 *
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/middleware-stack.html
 *
 * @param config where the table is and who asks; how often to try is not for it to say
 */
export function dynamoDbClient(config: DynamoDBClientConfig): DynamoDBClient {
  const client = new DynamoDBClient({ ...config, maxAttempts: 1 });
  client.middlewareStack.add(
    (next) => async (request) => {
      try {
        return await next(request);
      } catch (error) {
        throw isUnavailable(error) ? unavailable(error) : error;
      }
    },
    { name: 'orUnavailable', step: 'deserialize', priority: 'high' },
  );
  return client;
}
