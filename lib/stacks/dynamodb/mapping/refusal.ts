/**
 * The answer when DynamoDB refuses a request. Every refusal has HTTP status 400 there, so its type decides.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
import {
  busy,
  customerFull,
  ERROR_STATUS,
  RETRY_AFTER,
  unavailable,
  type ErrorCode,
  type OrderError,
} from '../../../orders/errors';
import { invalid } from '../../../orders/validation';
import { errorsThatMean } from '../../../orders/dynamodb/service-errors';
import { inputChecks, type InputCheck } from './checks';
import { setStatus } from './vtl';

/** What the answer says; ids in the message may be VTL references, since they have been checked by then. */
export const errorAnswer = ({ code, message }: Pick<OrderError, 'code' | 'message'>, field?: string): string =>
  `${setStatus(ERROR_STATUS[code])}{"code":"${code}","message":"${message}"${field === undefined ? '' : `,"field":"${field}"`}}`;

const isA = (...types: string[]): string => `$type.matches('.*#(${types.join('|')})')`;

const notNow = (error: OrderError): string =>
  `#set($context.responseOverride.header.Retry-After = '${RETRY_AFTER}')${errorAnswer(error)}`;

/** The whole answer to a 5xx of DynamoDB, whose body is not looked at. */
export const unavailableAnswer = notNow(unavailable(undefined));

const internal = errorAnswer({
  code: 'INTERNAL' satisfies ErrorCode,
  message: 'the request failed; its id is $context.requestId',
});

export interface Refusals {
  /** The inputs that the request template has checked and that can be read again: path and query, not the body. */
  readonly checks: readonly InputCheck[];
  /** VTL of the answer when the condition did not hold. */
  readonly conditionFailed?: string;
  /** The input that is bad where path and query are good and DynamoDB calls the request invalid, and the VTL of when it is there. */
  readonly otherwise?: { readonly field: 'body' | 'cursor'; readonly given: string };
}

/** A template of an answer does not see the body of the request, so it cannot say which of its fields the request template refused. */
export const BODY = { field: 'body', given: 'true' } as const;

export const refusalTemplate = ({ checks, conditionFailed, otherwise }: Refusals): string =>
  [
    inputChecks(checks),
    "#set($error = $input.path('$'))",
    "#set($type = $error.get('__type'))",
    `#if($invalid)\n${errorAnswer({ code: 'INVALID', message: '$message' }, '$invalid')}`,
    ...(conditionFailed === undefined ? [] : [`#elseif(${isA(...errorsThatMean('condition'))})\n${conditionFailed}`]),
    ...(otherwise === undefined
      ? []
      : [
          `#elseif(${otherwise.given} && ${isA(...errorsThatMean('invalid'))})\n${errorAnswer(invalid(otherwise.field), otherwise.field)}`,
        ]),
    `#elseif(${isA(...errorsThatMean('busy'))})\n${notNow(busy(undefined))}`,
    `#elseif(${isA(...errorsThatMean('full'))})\n${errorAnswer(customerFull(undefined))}`,
    `#elseif(${isA(...errorsThatMean('unavailable'))})\n${unavailableAnswer}`,
    `#else\n${internal}\n#end`,
  ].join('\n');
