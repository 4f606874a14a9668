import { STATUS_ATTRIBUTE } from '../../../orders/dynamodb/keys';
import { orderNotFound, statusChanged } from '../../../orders/errors';
import { onlyIfValid, customerIdCheck, orderIdCheck, STATUS_PATTERN, type InputCheck } from './checks';
import { ORDER_ID, ORDER_KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { errorAnswer, refusalTemplate } from './refusal';
import { HASH, jsonTemplate, matches, orderFromItem } from './vtl';

/** The body. That `to` differs from `from` is what the model cannot express. */
const body: readonly InputCheck[] = [
  { field: 'from', read: "#set($from = $input.path('$').from)", holds: matches('$from', STATUS_PATTERN) },
  { field: 'to', read: "#set($to = $input.path('$').to)", holds: `${matches('$to', STATUS_PATTERN)} && $to != $from` },
];

const request = (TableName: string) => ({
  TableName,
  Key: ORDER_KEY,
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
  request: onlyIfValid([customerIdCheck, orderIdCheck, ...body], table, `${HASH}\n${jsonTemplate(request(table))}`),
  status: 200,
  response: `#set($changed = $input.path('$').Attributes)\n${orderFromItem('$changed')}`,
  refusal: refusalTemplate({
    checks: [customerIdCheck, orderIdCheck],
    conditionFailed: `#if($error.Item)${errorAnswer(statusChanged(ORDER_ID, 'as expected'))}#else${errorAnswer(orderNotFound(ORDER_ID))}#end`,
    bodyField: 'to',
  }),
});
