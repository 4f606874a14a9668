import { isObject, type Json } from '../../assembly/assembly';
import { every, some, type Truth } from '../../assembly/policies/truth';

/**
 * Whether an event passes a pattern of EventBridge, which the filters of an event source mapping are too; `undefined` where the pattern has
 * a rule that is not known here.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function passes(pattern: Json | undefined, event: Json | undefined): Truth {
  if (Array.isArray(pattern)) return some(pattern as readonly Json[], (rule) => fits(rule, event));
  if (!isObject(pattern)) return undefined;
  return every(Object.entries(pattern), ([key, part]) =>
    key.startsWith('$') ? undefined : passes(part, isObject(event) ? event[key] : undefined),
  );
}

function fits(rule: Json, value: Json | undefined): Truth {
  if (!isObject(rule)) return rule === value;
  const [[name, argument] = [], ...more] = Object.entries(rule);
  if (name !== 'prefix' || typeof argument !== 'string' || more.length) return undefined;
  return typeof value === 'string' && value.startsWith(argument);
}
