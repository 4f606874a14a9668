import { PROJECTION } from '../../../orders/dynamodb/keys';
import { notAnOrder, orderNotFound } from '../../../orders/errors';
import { inputChecks, onlyIfValid, customerIdCheck, orderIdCheck } from './checks';
import { ORDER_ID, ORDER_KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { errorAnswer, refusalTemplate } from './refusal';
import { isValidItem } from './valid-item';
import { HASH, jsonTemplate, orderFromItem } from './vtl';

const checks = [customerIdCheck, orderIdCheck];

/**
 * Reads consistently, at twice the price: who has just written an order must find it, as on the primary of a replica set.
 * An order past its `expiresAt` is there until DynamoDB removes it, within a few days; the API does not hide it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 */
export const getOrder = ({ table }: TableNames): Mapping => ({
  action: 'GetItem',
  request: onlyIfValid(
    checks,
    table,
    `${HASH}\n${jsonTemplate({ TableName: table, Key: ORDER_KEY, ConsistentRead: true, ...PROJECTION })}`,
  ),
  status: 200,
  response: `${inputChecks(checks)}
${HASH}
#set($found = $input.path('$'))
#if(!$found.Item)${errorAnswer(orderNotFound(ORDER_ID))}
#elseif(${isValidItem('$found.Item')})${orderFromItem('$found.Item')}
#else${errorAnswer(notAnOrder(ORDER_ID))}#end`,
  refusal: refusalTemplate({ checks }),
});
