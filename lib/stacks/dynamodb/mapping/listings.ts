/** The two listings: a query of an index that is sorted by the time of placing, newest first. */
import {
  BY_CUSTOMER_INDEX,
  BY_STATUS_INDEX,
  customerPartition,
  PARTITION_KEY,
  PLACED_KEY,
  PROJECTION,
  STATUS_ATTRIBUTE,
} from '../../../orders/dynamodb/keys';
import { onlyIfValid, cursorCheck, customerIdCheck, limitCheck, statusCheck, type InputCheck } from './checks';
import { ORDER_ID } from './keys';
import type { Mapping, TableNames } from './mapping';
import { refusalTemplate } from './refusal';
import { isValidItem } from './valid-item';
import { HASH, orderFromItem, quoted, verbatim } from './vtl';

interface Listing {
  readonly table: string;
  readonly index: string;
  /** Attribute whose value all listed orders share. */
  readonly attribute: string;
  readonly value: string;
  readonly consistent: boolean;
  readonly checks: readonly InputCheck[];
}

/** Consistent where the index is a local one; DynamoDB refuses that on a global one, whose listing may be some milliseconds behind. */
export const listByCustomer = ({ table, localCustomerIndex }: TableNames): Mapping =>
  listing({
    table,
    index: BY_CUSTOMER_INDEX,
    attribute: PARTITION_KEY,
    value: customerPartition(ORDER_ID.customerId),
    consistent: localCustomerIndex,
    checks: [customerIdCheck, limitCheck, cursorCheck],
  });

export const listByStatus = ({ table }: TableNames): Mapping =>
  listing({
    table,
    index: BY_STATUS_INDEX,
    attribute: STATUS_ATTRIBUTE,
    value: '$status',
    consistent: false,
    checks: [statusCheck, limitCheck, cursorCheck],
  });

/**
 * Reads one order more than is answered: whether it exists tells if more follow. `LastEvaluatedKey` alone does not, since it is also there
 * after a last page that is full; without a further order it means that the page ended early, at 1 MB.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
const listing = ({ table, index, attribute, value, consistent, checks }: Listing): Mapping => ({
  action: 'Query',
  index,
  request: onlyIfValid(
    checks,
    table,
    `${HASH}
#set($oneMore = $limit + 1)
{
  "TableName": "${table}",
  "IndexName": "${index}",
  "KeyConditionExpression": "${verbatim('#key = :key')}#if($hasCursor) AND ${PLACED_KEY} < :cursor#end",
  "ProjectionExpression": "${verbatim(PROJECTION.ProjectionExpression)}",
  "ExpressionAttributeNames": ${verbatim(JSON.stringify({ '#key': attribute, ...PROJECTION.ExpressionAttributeNames }))},
  "ExpressionAttributeValues": {":key": {"S": "${verbatim(value)}"}#if($hasCursor), ":cursor": {"S": ${quoted('$cursor')}}#end},
  "ScanIndexForward": false,
  "ConsistentRead": ${consistent},
  "Limit": $oneMore
}`,
  ),
  status: 200,
  response: `${limitCheck.read}
${HASH}
#set($page = $input.path('$'))
#set($shown = 0)
{"orders":[#foreach($item in $page.Items)#set($key = $item.${PLACED_KEY}.S)#if($passing && $passing != $key)#set($passed = $passing)#end#set($passing = $key)
#if(${isValidItem('$item')})#if($shown < $limit)#if($shown > 0),#end
${orderFromItem('$item')}#set($shown = $shown + 1)#set($passed = $key)#end#end#end]
#if($page.Items.size() > $limit || $page.LastEvaluatedKey)#if(!$passed)#set($passed = $passing)#end,"cursor":${quoted('$passed')}#end}`,
  refusal: refusalTemplate({ checks, otherwise: { field: 'cursor', given: '$hasCursor' } }),
});
