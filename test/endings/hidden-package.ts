import { DynamoDBClient, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { dynamoDbLabel, findDynamoDb, startDynamoDb } from '../../lib/engines/dynoxide';
import { pythonTools } from '../../lib/processes/python-tools';
import type { Checks } from '../../lib/tryout/checks';
import { createTable } from '../../lib/tryout/own-table';

const TITLE = 'Tests of DynamoDB without the package of its engine have MiniStack';
const TABLE: CreateTableCommandInput = {
  TableName: 'orders',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};

/** As on a system that the package is not made for. */
export async function hidePackage(checks: Checks): Promise<void> {
  const tools = await pythonTools({});
  if ('unavailable' in tools) {
    checks.skipped(TITLE, tools.unavailable);
    return;
  }
  const found = findDynamoDb({}, () => {
    throw new Error('hidden');
  });
  if ('unavailable' in found) throw new Error(found.unavailable);
  const server = await startDynamoDb(found);
  const { endpoint, credentials } = server;
  const client = new DynamoDBClient({ ...AWS_CLIENT, endpoint, region: 'eu-west-1', credentials });
  try {
    const { TableStatus } = await createTable(client, TABLE);
    checks.equal(TITLE, [dynamoDbLabel(found), TableStatus], ['MiniStack', 'ACTIVE']);
  } finally {
    client.destroy();
    await server.stop();
  }
}
