/**
 * DynamoDB's actions by what they touch. Written out here, not taken from a construct: the checks are of the templates.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
const named = (...names: string[]): string[] => names.map((name) => `dynamodb:${name}`);

export const READ_ITEMS = named('BatchGetItem', 'ConditionCheckItem', 'GetItem', 'Query', 'Scan');
export const WRITE_ITEMS = named('BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem');
/** Items by a statement, and all of them at once: by the stream, an export, a replica, a copy, or by who may ask. */
const OTHER_WAYS = named(
  ...['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate', 'GetRecords', 'GetShardIterator'],
  ...['ReadDataForReplication', 'WriteDataForReplication', 'EnableKinesisStreamingDestination', 'PutResourcePolicy'],
  ...['ExportTableToPointInTime', 'CreateBackup', 'StartAwsBackupJob', 'RestoreTableToPointInTime'],
);
export const DATA_ACTIONS = [...READ_ITEMS, ...WRITE_ITEMS, ...OTHER_WAYS];
export const MANAGE_TABLES = named('CreateTable', 'DeleteTable', 'UpdateTable');
/** Clients ask for the table's keys before they use it. */
export const DESCRIBE_TABLE = 'dynamodb:DescribeTable';
