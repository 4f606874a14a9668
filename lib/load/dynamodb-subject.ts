import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../async/aws-client';
import { dynamoDbClient } from '../orders/dynamodb/client';
import { DynamoDbOrderStore, hasLocalIndex, type StoreTable } from '../orders/dynamodb/order-store';
import { guaranteesOf } from './guarantees';
import type { ClientBounds, Subject } from './subject';
import { UnitsMeter } from './units';

export function dynamoDbSubject(
  config: DynamoDBClientConfig,
  table: StoreTable,
  { maxInFlight, timeoutMs }: ClientBounds,
  of: Pick<Subject, 'engine' | 'isOwn'>,
): Subject {
  const agent = { maxSockets: maxInFlight, keepAlive: true };
  const requestHandler = {
    ...AWS_CLIENT.requestHandler,
    requestTimeout: timeoutMs,
    httpAgent: agent,
    httpsAgent: agent,
  };
  const client = dynamoDbClient({ ...config, requestHandler });
  const units = new UnitsMeter(client);
  return {
    target: 'dynamodb',
    over: 'client',
    ...of,
    store: new DynamoDbOrderStore(client, table, timeoutMs),
    guarantees: guaranteesOf('dynamodb', hasLocalIndex(table)),
    units,
    retries: () => units.retries,
    close: async () => client.destroy(),
  };
}
