import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ORDERS_TABLE_NAME, TOTALS_TABLE_NAME } from '../../lib/stacks/names';
import { createTable } from '../../lib/tryout/own-table';
import { tableDefinition } from '../../lib/tryout/table-definition';
import { snapshotTemplate } from '../support/snapshot-template';

/** Names of their own, because a server that runs already may have tables of others. */
export const ORDERS = `orders-${process.pid}`;
export const TOTALS = `totals-${process.pid}`;

/** Creates both tables of the trigger as the template has them, without what a local engine has no notion of. @returns the orders' stream */
export async function createTables(db: DynamoDBClient): Promise<string> {
  const template = snapshotTemplate('trial', 'DynamoDb', 'AWS::DynamoDB::GlobalTable');
  const create = (TableName: string, as: string) => createTable(db, { ...tableDefinition(template, as), TableName });
  const { LatestStreamArn = '' } = await create(ORDERS, ORDERS_TABLE_NAME);
  await create(TOTALS, TOTALS_TABLE_NAME);
  return LatestStreamArn;
}

/** Where the server has gone, they have gone with it. */
export async function dropTables(db: DynamoDBClient): Promise<void> {
  for (const TableName of [ORDERS, TOTALS]) await db.send(new DeleteTableCommand({ TableName })).catch(() => undefined);
}
