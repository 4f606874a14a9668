import { STATUS_ATTRIBUTE } from '../../../orders/dynamodb/keys';
import { orderNotFound, statusChanged } from '../../../orders/errors';
import { checked, customerId, orderId, STATUS_PATTERN, type InputCheck } from './checks';
import { ID, KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { failure, refusal } from './refusal';
import { HASH, json, matches, order } from './vtl';

/** The body. That `to` differs from `from` is what the model cannot express. */
const body: readonly InputCheck[] = [
  { field: 'from', read: "#set($from = $input.path('$').from)", holds: matches('$from', STATUS_PATTERN) },
  { field: 'to', read: "#set($to = $input.path('$').to)", holds: `${matches('$to', STATUS_PATTERN)} && $to != $from` },
];

const request = (TableName: string) => ({
  TableName,
  Key: KEY,
  ConditionExpression: '#status = :from',
  UpdateExpression: 'SET #status = :to',
  ExpressionAttributeNames: { '#status': STATUS_ATTRIBUTE },
  ExpressionAttributeValues: { ':from': { S: '$from' }, ':to': { S: '$to' } },
  ReturnValues: 'ALL_NEW',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
});

/**
 * One atomic step. A missing order fails the condition too; the item that comes with the failure, or does not, tells the two apart.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export const changeStatus = ({ table }: TableNames): Mapping => ({
  action: 'UpdateItem',
  request: checked([customerId, orderId, ...body], table, `${HASH}\n${json(request(table))}`),
  status: 200,
  response: `#set($changed = $input.path('$').Attributes)\n${order('$changed')}`,
  refusal: refusal({
    checks: [customerId, orderId],
    conditionFailed: `#if($error.Item)${failure(statusChanged(ID, 'as expected'))}#else${failure(orderNotFound(ID))}#end`,
    bodyField: 'to',
  }),
});
