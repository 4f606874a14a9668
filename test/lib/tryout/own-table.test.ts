import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../../../lib/async/aws-client';
import { createTable, deleteTable } from '../../../lib/tryout/own-table';
import { AwsRefusal, AwsServer } from '../../support/aws-server';

const TABLE = { TableName: 'slow' } as const;

let server: AwsServer;
let client: DynamoDBClient;
beforeEach(async () => {
  server = await AwsServer.start();
  server.on('dynamodb:CreateTable', {});
  client = new DynamoDBClient({ ...AWS_CLIENT, ...server.access, region: 'eu-west-1' });
});
afterEach(async () => {
  client.destroy();
  await server.stop();
});

/** One after the other, and the last one from then on. */
const oneByOne =
  <T>(...answers: T[]) =>
  (): T =>
    (answers.length > 1 ? answers.shift() : answers[0]) as T;
const asked = (operation: string): number => server.calls.filter((call) => call === `dynamodb:${operation}`).length;

it('waits for a table that takes its time, and for its indexes', async () => {
  const index = (IndexStatus: string) => ({
    Table: { TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [{ IndexStatus }] },
  });
  const states = oneByOne<object>({ Table: { TableStatus: 'CREATING' } }, index('CREATING'), index('ACTIVE'));
  server.on('dynamodb:DescribeTable', states);
  await createTable(client, TABLE);
  expect(asked('DescribeTable')).toBe(3);
});

it('deletes one that is still being made as soon as it can', async () => {
  server.on('dynamodb:DeleteTable', oneByOne<object>(new AwsRefusal('ResourceInUseException'), {}));
  await deleteTable(client, TABLE);
  expect(asked('DeleteTable')).toBe(2);
});

it('has nothing to delete where there is none', async () => {
  server.on('dynamodb:DeleteTable', new AwsRefusal('ResourceNotFoundException'));
  await deleteTable(client, TABLE);
  expect(asked('DeleteTable')).toBe(1);
});
