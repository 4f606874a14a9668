import { PARTITION_KEY } from '../../../orders/dynamodb/keys';
import { orderNotFound } from '../../../orders/errors';
import { checked, customerId, orderId } from './checks';
import { ID, KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { failure, refusal } from './refusal';
import { HASH, json } from './vtl';

const checks = [customerId, orderId];

/** The condition tells the order that was there from the one that never was. */
export const remove = ({ table }: TableNames): Mapping => ({
  action: 'DeleteItem',
  request: checked(
    checks,
    table,
    `${HASH}\n${json({ TableName: table, Key: KEY, ConditionExpression: `attribute_exists(${PARTITION_KEY})` })}`,
  ),
  status: 204,
  response: '## No content: without a template the answer of DynamoDB would be sent.',
  refusal: refusal({ checks, conditionFailed: failure(orderNotFound(ID)) }),
});
