/**
 * The answer when DynamoDB refuses a request. Every refusal has HTTP status 400 there, so its type decides.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
import { ERROR_STATUS, RETRY_AFTER, unavailable, type ErrorCode, type OrderError } from '../../../orders/errors';
import { invalid } from '../../../orders/validation';
import { TRANSIENT_ERRORS } from '../../../orders/dynamodb/transient-errors';
import { inputChecks, type InputCheck } from './checks';
import { setStatus } from './vtl';

/** What the answer says; ids in the message may be VTL references, since they have been checked by then. */
export const errorAnswer = ({ code, message }: Pick<OrderError, 'code' | 'message'>, field?: string): string =>
  `${setStatus(ERROR_STATUS[code])}{"code":"${code}","message":"${message}"${field === undefined ? '' : `,"field":"${field}"`}}`;

const isA = (...types: string[]): string => `$type.matches('.*#(${types.join('|')})')`;

/** Also the whole answer to a 5xx of DynamoDB, whose body is not looked at. */
export const unavailableAnswer = `#set($context.responseOverride.header.Retry-After = '${RETRY_AFTER}')${errorAnswer(unavailable(undefined))}`;

const internal = errorAnswer({
  code: 'INTERNAL' satisfies ErrorCode,
  message: 'the request failed; its id is $context.requestId',
});

export interface Refusals {
  /** The inputs that the request template has checked and that can be read again: path and query, not the body. */
  readonly checks: readonly InputCheck[];
  /** VTL of the answer when the condition did not hold. */
  readonly conditionFailed?: string;
  /** The field of the body that the request template has refused: what is left when path and query are good. */
  readonly bodyField?: string;
}

export const refusalTemplate = ({ checks, conditionFailed, bodyField }: Refusals): string =>
  [
    inputChecks(checks),
    "#set($error = $input.path('$'))",
    "#set($type = $error.get('__type'))",
    `#if($invalid)\n${errorAnswer({ code: 'INVALID', message: '$message' }, '$invalid')}`,
    ...(conditionFailed === undefined
      ? []
      : [`#elseif(${isA('ConditionalCheckFailedException')})\n${conditionFailed}`]),
    ...(bodyField === undefined
      ? []
      : [
          `#elseif(${isA('ValidationException', 'SerializationException')})\n${errorAnswer(invalid(bodyField), bodyField)}`,
        ]),
    `#elseif(${isA(...TRANSIENT_ERRORS)})\n${unavailableAnswer}`,
    `#else\n${internal}\n#end`,
  ].join('\n');
