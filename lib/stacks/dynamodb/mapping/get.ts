import { orderNotFound } from '../../../orders/errors';
import { check, checked, customerId, orderId } from './checks';
import { ID, KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { failure, refusal } from './refusal';
import { HASH, json, order } from './vtl';

const checks = [customerId, orderId];

/**
 * Reads consistently, at twice the price: who has just written an order must find it, as on the primary of a replica set.
 * An order past its `expiresAt` is there until DynamoDB removes it, within a few days; the API does not hide it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 */
export const get = ({ table }: TableNames): Mapping => ({
  action: 'GetItem',
  request: checked(checks, table, `${HASH}\n${json({ TableName: table, Key: KEY, ConsistentRead: true })}`),
  status: 200,
  response: `${check(checks)}
#set($found = $input.path('$'))
#if($found.Item)${order('$found.Item')}#else
${failure(orderNotFound(ID))}
#end`,
  refusal: refusal({ checks }),
});
