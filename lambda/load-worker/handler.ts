/** A worker of a load on the orders table. */
import { dynamoDbSubject } from '../../lib/load/dynamodb-subject';
import { loadPart } from '../shared/load-part';
import { functionLogger, logged } from '../shared/logger';
import { readTable } from './read-table';

const logger = functionLogger('load-worker');
const table = readTable(process.env);

export const handler = logged(
  logger,
  loadPart(
    { target: 'dynamodb', engine: 'Amazon DynamoDB', open: (bounds, of) => dynamoDbSubject({}, table, bounds, of) },
    logger,
  ),
);
