import { PARTITION_KEY, PLACED_KEY, STATUS_ATTRIBUTE, TTL_ATTRIBUTE } from '../../../orders/dynamodb/keys';
import { orderExists } from '../../../orders/errors';
import { PLACED_AT_PATTERN, placedKey, type OrderStatus } from '../../../orders/order';
import { onlyIfValid, customerIdCheck, orderIdCheck, type InputCheck } from './checks';
import { ORDER_ID, ORDER_KEY } from './keys';
import type { Mapping, TableNames } from './mapping';
import { BODY, errorAnswer, refusalTemplate } from './refusal';
import { AMOUNT_PATTERN, EXPIRES_AT_PATTERN, NOTE_PATTERN } from './valid-item';
import { HASH, matches, orderFromItem, verbatim } from './vtl';

const given = (name: string): string => `$body.containsKey('${name}')`;

/**
 * The body. The model has checked it but for two things that it cannot express: half a surrogate pair in the note, and a number that is not
 * written in digits. All of its fields are checked again, so that a model left out by mistake opens nothing.
 */
const body: readonly InputCheck[] = [
  {
    field: 'amount',
    read: "#set($body = $input.path('$'))\n#set($amount = $input.json('$.amount'))",
    holds: matches('$amount', AMOUNT_PATTERN),
  },
  { field: 'placedAt', read: '#set($placedAt = $body.placedAt)', holds: matches('$placedAt', PLACED_AT_PATTERN) },
  {
    field: 'note',
    holds: `!${given('note')} || ${matches('$body.note', NOTE_PATTERN)}`,
  },
  {
    field: 'expiresAt',
    read: `#if(${given('expiresAt')})#set($expiresAt = $input.json('$.expiresAt'))#end`,
    holds: `!${given('expiresAt')} || ${matches('$expiresAt', EXPIRES_AT_PATTERN)}`,
  },
];

/** Attributes of an order beside its key, each with its value; those of `optional` only where the body has them. */
const always = {
  customerId: { S: ORDER_ID.customerId },
  orderId: { S: ORDER_ID.orderId },
  [STATUS_ATTRIBUTE]: { S: 'PLACED' satisfies OrderStatus },
  amount: { N: '$amount' },
  placedAt: { S: '$placedAt' },
  [PLACED_KEY]: { S: placedKey({ ...ORDER_ID, placedAt: '$placedAt' }) },
};
const optional = { note: `{"S": $input.json('$.note')}`, [TTL_ATTRIBUTE]: '{"N": "$expiresAt"}' };

const whereGiven = (write: (name: string) => string): string =>
  Object.keys(optional)
    .map((name) => `#if(${given(name)})${write(name)}#end`)
    .join('');

const assignments = Object.keys(always).map((name) => `#${name} = :${name}`);

/**
 * `UpdateItem` under the condition that there is no such item: it creates, like a `PutItem` under that condition, and can answer with
 * the item as it is stored, which `PutItem` cannot. (A template of an answer does not see the body of the request.)
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export const putOrder = ({ table }: TableNames): Mapping => ({
  action: 'UpdateItem',
  request: onlyIfValid(
    [customerIdCheck, orderIdCheck, ...body],
    table,
    `${HASH}
{
  "TableName": "${table}",
  "Key": ${verbatim(JSON.stringify(ORDER_KEY))},
  "ConditionExpression": "attribute_not_exists(${PARTITION_KEY})",
  "UpdateExpression": "SET ${verbatim(assignments.join(', '))}${whereGiven((name) => verbatim(`, #${name} = :${name}`))}",
  "ExpressionAttributeNames": {
${Object.keys(always)
  .map((name) => `    "${verbatim(`#${name}`)}": "${name}"`)
  .join(',\n')}${whereGiven((name) => `,\n    "${verbatim(`#${name}`)}": "${name}"`)}
  },
  "ExpressionAttributeValues": {
${Object.entries(always)
  .map(([name, value]) => `    ":${name}": ${verbatim(JSON.stringify(value))}`)
  .join(',\n')}${whereGiven((name) => `,\n    ":${name}": ${optional[name as keyof typeof optional]}`)}
  },
  "ReturnValues": "ALL_NEW"
}`,
  ),
  status: 201,
  response: `#set($created = $input.path('$').Attributes)\n${orderFromItem('$created')}`,
  refusal: refusalTemplate({
    checks: [customerIdCheck, orderIdCheck],
    conditionFailed: errorAnswer(orderExists(ORDER_ID)),
    otherwise: BODY,
  }),
});
