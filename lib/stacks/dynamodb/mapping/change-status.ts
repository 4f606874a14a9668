import { STATUS_ATTRIBUTE } from '../../../orders/dynamodb/keys';
import { CONDITION, CONDITION_NAMES, conditionValues } from '../../../orders/dynamodb/valid-item';
import { notAnOrder, orderNotFound, statusChanged } from '../../../orders/errors';
import { inputChecks, onlyIfValid, customerIdCheck, orderIdCheck, type InputCheck } from './checks';
import { ORDER_ID, ORDER_KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { BODY, errorAnswer, refusalTemplate } from './refusal';
import { isValidItem } from './valid-item';
import { HASH, jsonTemplate, matches, orderFromItem, STATUS_PATTERN } from './vtl';

const path = [customerIdCheck, orderIdCheck];

/** The body. That `to` differs from `from` is what the model cannot express. */
const body: readonly InputCheck[] = [
  { field: 'from', read: "#set($from = $input.path('$').from)", holds: matches('$from', STATUS_PATTERN) },
  { field: 'to', read: "#set($to = $input.path('$').to)", holds: `${matches('$to', STATUS_PATTERN)} && $to != $from` },
];

const request = (TableName: string) => ({
  TableName,
  Key: ORDER_KEY,
  ConditionExpression: `#status = :from AND ${CONDITION}`,
  UpdateExpression: 'SET #status = :to',
  ExpressionAttributeNames: { ...CONDITION_NAMES, '#status': STATUS_ATTRIBUTE },
  ExpressionAttributeValues: Object.fromEntries(
    Object.entries({ ...conditionValues(ORDER_ID), ':from': '$from', ':to': '$to' }).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  ),
  ReturnValues: 'ALL_NEW',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
});

/**
 * One atomic step. A missing order fails the condition too, and what is no valid order: the item that comes with the failure, or does not,
 * tells which.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export const changeStatus = ({ table }: TableNames): Mapping => ({
  action: 'UpdateItem',
  request: onlyIfValid([...path, ...body], table, `${HASH}\n${jsonTemplate(request(table))}`),
  status: 200,
  response: `${inputChecks(path)}
${HASH}
#set($changed = $input.path('$').Attributes)
#if(${isValidItem('$changed')})${orderFromItem('$changed')}#else${errorAnswer(notAnOrder(ORDER_ID))}#end`,
  refusal: refusalTemplate({
    checks: path,
    conditionFailed: `${HASH}
#if(!$error.Item)${errorAnswer(orderNotFound(ORDER_ID))}
#elseif(${isValidItem('$error.Item')})${errorAnswer(statusChanged(ORDER_ID, 'as expected'))}
#else${errorAnswer(notAnOrder(ORDER_ID))}#end`,
    otherwise: BODY,
  }),
});
