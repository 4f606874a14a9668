import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { signatureForm, type RunCredentials } from '../run-credentials';
import type { Backend } from './exchange';

const TIMEOUT_MS = 10_000;

/**
 * What API Gateway's integration with DynamoDB sends: its JSON protocol, and a signature's form, which local servers demand and read the
 * region from; none of them verifies it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 *
 * @param endpoint of a local server, such as `http://127.0.0.1:8000`
 */
export function dynamoDbBackend(endpoint: string, region: string, credentials: RunCredentials): Backend {
  return async (action, body) => {
    const call = request(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${action}`,
        'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
        authorization: signatureForm(credentials, region, 'dynamodb'),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // What ends the call later than its answer begins is seen where that is read.
    call.on('error', () => undefined).end(body);
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, body: asDynamoDbSays(await text(answer)) };
  };
}

/** DynamoDB writes the type of an error with its namespace, and mapping templates may count on it; MiniStack leaves it out. */
const asDynamoDbSays = (body: string): string =>
  body.replace(/^(\{\s*"__type":\s*")(\w+")/, '$1com.amazonaws.dynamodb.v20120810#$2');
