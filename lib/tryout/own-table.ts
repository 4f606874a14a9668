/** A table of the run's own, on a server that may take its time to make or delete one, as the service does. */
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { poll, retry } from '../async/poll';

const PACE = { everyMs: 50, withinMs: 30_000 };

/**
 * Creates it, and waits until it and its indexes can be used.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 *
 * @returns what the server says of it then
 * @throws Error where that takes longer than 30 seconds
 */
export async function createTable(client: DynamoDBClient, table: CreateTableCommandInput): Promise<TableDescription> {
  await client.send(new CreateTableCommand(table));
  const { TableName } = table;
  const activeTable = async (): Promise<TableDescription | undefined> => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const states = [Table?.TableStatus, ...(Table?.GlobalSecondaryIndexes ?? []).map(({ IndexStatus }) => IndexStatus)];
    // An engine that says nothing of an index has it.
    return states.every((state, index) => state === 'ACTIVE' || (index > 0 && state === undefined)) ? Table : undefined;
  };
  const active = await poll(activeTable, PACE);
  if (active) return active;
  throw new Error(`table ${TableName} was not active within ${PACE.withinMs / 1_000} s`);
}

/** Deletes it, as soon as it is no longer being made; does nothing where there is none. */
export async function deleteTable(
  client: DynamoDBClient,
  { TableName }: Pick<CreateTableCommandInput, 'TableName'>,
): Promise<void> {
  const isBusy = (error: unknown): boolean => error instanceof ResourceInUseException;
  try {
    await retry(() => client.send(new DeleteTableCommand({ TableName })), PACE, isBusy);
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
