import { AwsClient } from 'aws4fetch';
import { LOCAL_CREDENTIALS } from '../engines/local-aws-env';
import type { Backend } from './handle';

const TIMEOUT_MS = 10_000;

/**
 * What API Gateway's integration with DynamoDB sends: its JSON protocol, signed, here with credentials that are none.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 *
 * @param endpoint of a local server, such as `http://127.0.0.1:8000`
 */
export function dynamoDbBackend(endpoint: string, region: string): Backend {
  const client = new AwsClient({ ...LOCAL_CREDENTIALS, region, service: 'dynamodb', retries: 0 });
  return async (action, body) => {
    const response = await client.fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${action}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, body: asDynamoDbSays(await response.text()) };
  };
}

/** DynamoDB writes the type of an error with its namespace, and mapping templates may count on it; MiniStack leaves it out. */
const asDynamoDbSays = (body: string): string =>
  body.replace(/^(\{\s*"__type":\s*")(\w+")/, '$1com.amazonaws.dynamodb.v20120810#$2');
