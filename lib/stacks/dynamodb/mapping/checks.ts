/**
 * Refusing bad input in a template. API Gateway checks bodies against models but has nothing to check a path or query parameter with,
 * and a template cannot answer by itself: something must go to DynamoDB. So the request template sends the table's name and nothing
 * else where an input is bad. DynamoDB refuses that request at its first check (`ValidationException`, 400), without reading or
 * billing a unit, and nothing of the client's is in it. The template of the refusal repeats the checks and names the input.
 */
import { invalid } from '../../../orders/validation';
import { DEFAULT_PAGE_SIZE, ID_PATTERN, MAX_CURSOR_LENGTH, MAX_PAGE_SIZE } from '../../../orders/order';
import { matches, STATUS_PATTERN } from './vtl';

export interface InputCheck {
  /** As the answer names it. */
  readonly field: string;
  /** VTL that must run before `holds`. */
  readonly read?: string;
  /** VTL expression. */
  readonly holds: string;
}

const pathParameter = (name: string): InputCheck => ({
  field: name,
  read: `#set($${name} = $input.params().path.get('${name}'))`,
  holds: matches(`$${name}`, ID_PATTERN),
});
export const customerIdCheck = pathParameter('customerId');
export const orderIdCheck = pathParameter('orderId');

const QUERY = '#set($query = $input.params().querystring)';

export const statusCheck: InputCheck = {
  field: 'status',
  read: `${QUERY}\n#set($status = $query.get('status'))`,
  holds: matches('$status', STATUS_PATTERN),
};

/** Leaves an integer in `$limit`; VTL has no other way from text to integer that is certain to be there. Leading zeros are as good as none. */
export const limitCheck: InputCheck = {
  field: 'limit',
  read: `${QUERY}
#set($digits = '${DEFAULT_PAGE_SIZE}')
#if($query.containsKey('limit'))#set($digits = $query.get('limit'))#end
#foreach($number in [1..${MAX_PAGE_SIZE}])#if($digits.matches("0{0,2}$number"))#set($limit = $number)#end#end`,
  holds: `$limit && ${matches('$digits', '[0-9]{1,3}')}`,
};

export const cursorCheck: InputCheck = {
  field: 'cursor',
  read: `#set($hasCursor = $query.containsKey('cursor'))
#if($hasCursor)#set($cursor = $query.get('cursor'))#end`,
  holds: `!$hasCursor || ($cursor.length() > 0 && $cursor.length() <= ${MAX_CURSOR_LENGTH})`,
};

/** Leaves the first bad input's name in `$invalid` and what it must be in `$message`; leaves `$invalid` unset when all are good. */
export const inputChecks = (checks: readonly InputCheck[]): string =>
  [
    ...checks.flatMap(({ read }) => read ?? []),
    ...checks.flatMap(({ field, holds }, index) => [
      `#${index === 0 ? 'if' : 'elseif'}(!(${holds}))`,
      `#set($invalid = '${field}')#set($message = '${invalid(field).message}')`,
    ]),
    '#end',
  ].join('\n');

/** @returns the template that sends `request` where all inputs are good */
export const onlyIfValid = (checks: readonly InputCheck[], table: string, request: string): string =>
  `${inputChecks(checks)}\n#if($invalid){"TableName": "${table}"}#else\n${request}\n#end`;
