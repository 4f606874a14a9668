import {
  CreateTableCommand,
  DeleteTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { resourcesOf } from './snapshot-template';

/** Names of their own, because a server that runs already may have tables of others. */
export const ORDERS = `orders-${process.pid}`;
export const TOTALS = `totals-${process.pid}`;

/** Creates both tables of the trigger as the template has them, without what a local engine has no notion of. @returns the orders' stream */
export async function createTables(db: DynamoDBClient): Promise<string> {
  const tables = resourcesOf('trial', 'DynamoDb', 'AWS::DynamoDB::GlobalTable').map(({ Properties }) => Properties);
  const orders = tables.find(({ StreamSpecification }) => StreamSpecification);
  const totals = tables.find(({ StreamSpecification }) => !StreamSpecification);
  const { TableDescription } = await db.send(new CreateTableCommand(asInput(ORDERS, orders)));
  await db.send(new CreateTableCommand(asInput(TOTALS, totals)));
  return TableDescription?.LatestStreamArn ?? '';
}

/** Where the server has gone, they have gone with it. */
export async function dropTables(db: DynamoDBClient): Promise<void> {
  for (const TableName of [ORDERS, TOTALS]) await db.send(new DeleteTableCommand({ TableName })).catch(() => undefined);
}

const asInput = (TableName: string, table: any): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: table.KeySchema,
  AttributeDefinitions: table.AttributeDefinitions,
  LocalSecondaryIndexes: table.LocalSecondaryIndexes,
  GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
  ...(table.StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...table.StreamSpecification } }),
});
