/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import { isObject, type Json } from '../assembly';
import { contextKey } from './keys';
import { hasOpaque } from './opaque';
import { arnMatches, matches } from './pattern';
import { mayHave, valuesOf, type AccessRequest } from './request';
import { every, not, some, type Truth } from './truth';
import { substituted } from './variables';

/** Whether a value of a request is what one of the policy is compared to. */
type Compare = (wanted: string, value: string, request: AccessRequest) => Truth;

const withVariables =
  (compare: (wanted: string, value: string) => Truth, hasWildcards: boolean): Compare =>
  (wanted, value, request) => {
    const text = substituted(wanted, request, hasWildcards);
    return text === undefined ? undefined : text !== null && compare(text, value);
  };

const known =
  (compare: (wanted: string, value: string) => Truth): Compare =>
  (wanted, value) =>
    hasOpaque(wanted) || hasOpaque(value) ? undefined : compare(wanted, value);

const lessThan = (wanted: string, value: string): Truth => {
  const [limit, number] = [Number(wanted), Number(value)];
  return Number.isNaN(limit) || Number.isNaN(number) ? undefined : number < limit;
};

const equals = withVariables((wanted, value) => matches(wanted, value, 'exact'), false);
const like = withVariables((wanted, value) => matches(wanted, value, 'text'), true);
/** Both of its operators are the same. */
const arn = withVariables(arnMatches, true);

const OPERATORS: Readonly<Record<string, { readonly compare: Compare; readonly negated?: true }>> = {
  StringEquals: { compare: equals },
  StringNotEquals: { compare: equals, negated: true },
  StringLike: { compare: like },
  StringNotLike: { compare: like, negated: true },
  ArnEquals: { compare: arn },
  ArnNotEquals: { compare: arn, negated: true },
  ArnLike: { compare: arn },
  ArnNotLike: { compare: arn, negated: true },
  Bool: { compare: known((wanted, value) => wanted.toLowerCase() === value.toLowerCase()) },
  NumericLessThan: { compare: known(lessThan) },
};

/** All operators and all keys have to hold, and of the values of a key one. */
export function conditionHolds(condition: Json | undefined, request: AccessRequest): Truth {
  if (condition === undefined) return true;
  if (!isObject(condition)) return undefined;
  return every(Object.entries(condition), ([operator, keys]) =>
    isObject(keys) ? every(Object.entries(keys), ([key, values]) => holds(operator, key, values, request)) : undefined,
  );
}

function holds(operator: string, key: string, value: Json, request: AccessRequest): Truth {
  const rule = contextKey(key);
  const wanted = textsOf(value);
  if (!rule || !wanted || mayHave(request, key)) return undefined;
  const found = valuesOf(request, key);
  if (operator === 'Null') return isAbsent(wanted, found ?? (rule.always && []));
  const {
    set = '',
    name = '',
    ifExists,
  } = /^(?:(?<set>ForAllValues|ForAnyValue):)?(?<name>\w+?)(?<ifExists>IfExists)?$/.exec(operator)?.groups ?? {};
  const { compare, negated } = (Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined) ?? {};
  // Together, what a variable without a value comes to is not documented.
  if (!compare || (negated && set !== '')) return undefined;
  if (!found) {
    // AWS does not say which of the two decides.
    if (rule.always || (ifExists !== undefined && set === 'ForAnyValue')) return undefined;
    return ifExists !== undefined || set === 'ForAllValues' || (set === '' && negated === true);
  }
  // AWS does not say what comes of it.
  if (set === '' && (rule.values === 'many' || found.length > 1)) return undefined;
  const one = (has: string): Truth => {
    const isOneOf = some(wanted, (want) => compare(want, has, request));
    return negated ? not(isOneOf) : isOneOf;
  };
  return set === 'ForAnyValue' ? some(found, one) : every(found, one);
}

/** Numbers and truths are compared as the text that they are. */
function textsOf(value: Json): readonly string[] | undefined {
  const all = (Array.isArray(value) ? value : [value]) as readonly Json[];
  return all.some((one) => typeof one === 'object')
    ? undefined
    : all.map((one) => String(one as string | number | boolean));
}

const isAbsent = (wanted: readonly string[], found: unknown): Truth =>
  some(wanted, (want) => (want === 'true' ? found === undefined : want === 'false' ? found !== undefined : undefined));
