/** A worker of a load on the orders table. */
import { dynamoDbSubject } from '../../lib/load/dynamodb-subject';
import { BY_CUSTOMER_INDEX } from '../../lib/orders/dynamodb/keys';
import { requiredVariable } from '../shared/environment';
import { loadPart } from '../shared/load-part';
import { functionLogger, logged } from '../shared/logger';
import { CUSTOMER_INDEX, TABLE_NAME } from './environment';

const logger = functionLogger('load-worker');
const isLocal = requiredVariable(CUSTOMER_INDEX) === 'local';
const table = {
  TableName: requiredVariable(TABLE_NAME),
  ...(isLocal && { LocalSecondaryIndexes: [{ IndexName: BY_CUSTOMER_INDEX, KeySchema: [], Projection: {} }] }),
};

export const handler = logged(
  logger,
  loadPart(
    { target: 'dynamodb', engine: 'Amazon DynamoDB', open: (bounds, of) => dynamoDbSubject({}, table, bounds, of) },
    logger,
  ),
);
