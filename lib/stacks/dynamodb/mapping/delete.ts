import { PARTITION_KEY } from '../../../orders/dynamodb/keys';
import { orderNotFound } from '../../../orders/errors';
import { onlyIfValid, customerIdCheck, orderIdCheck } from './checks';
import { ORDER_ID, ORDER_KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { errorAnswer, refusalTemplate } from './refusal';
import { HASH, jsonTemplate } from './vtl';

const checks = [customerIdCheck, orderIdCheck];

/** The condition tells the order that was there from the one that never was. */
export const deleteOrder = ({ table }: TableNames): Mapping => ({
  action: 'DeleteItem',
  request: onlyIfValid(
    checks,
    table,
    `${HASH}\n${jsonTemplate({ TableName: table, Key: ORDER_KEY, ConditionExpression: `attribute_exists(${PARTITION_KEY})` })}`,
  ),
  status: 204,
  response: '## No content: without a template the answer of DynamoDB would be sent.',
  refusal: refusalTemplate({ checks, conditionFailed: errorAnswer(orderNotFound(ORDER_ID)) }),
});
