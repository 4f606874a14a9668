import { asText, isObject, type Json, type JsonObject, type ResourceJson, type TemplateJson } from './assembly';
import { conditionsOf } from './conditions';
import type { ParameterValues } from './literal';

/** What could not be told before a deployment, and why. */
export interface Unresolved {
  readonly stack: string;
  /** As `Resources/Orders`. */
  readonly where: string;
  readonly reason: string;
}

/**
 * A template as it is deployed: what a condition switches off is absent, `Fn::If` is the branch that it takes, and what is `AWS::NoValue`
 * is not there. Under a condition that is not known everything stays as it was written, and is named; one that holds is not needed any longer.
 */
export function settleTemplate(
  stack: string,
  template: TemplateJson,
  given: ParameterValues,
): { template: TemplateJson; unresolved: readonly Unresolved[] } {
  const verdictOf = conditionsOf(template, given);
  const unresolved: Unresolved[] = [];
  const judge = (name: string, where: string): boolean | undefined => {
    const verdict = verdictOf(name);
    if (verdict === undefined)
      unresolved.push({ stack, where, reason: `condition ${name} is known at deployment only` });
    return verdict;
  };

  const settled = (value: Json, where: string): Json | undefined => {
    if (Array.isArray(value))
      return value.map((part: Json) => settled(part, where)).filter((part) => part !== undefined);
    if (!isObject(value)) return value;
    if (value['Ref'] === 'AWS::NoValue') return undefined;
    const branches = value['Fn::If'];
    if (!Array.isArray(branches)) {
      const entries = Object.entries(value).map(([key, part]) => [key, settled(part, where)] as const);
      return Object.fromEntries(entries.filter(([, part]) => part !== undefined)) as JsonObject;
    }
    const [name, whenTrue, whenFalse] = branches as Json[];
    const verdict = judge(asText(name), where);
    return verdict === undefined ? value : settled((verdict ? whenTrue : whenFalse) ?? null, where);
  };

  const section = (name: 'Resources' | 'Outputs'): JsonObject => {
    const entries = Object.entries((template[name] ?? {}) as JsonObject).flatMap(([id, value]) => {
      if (isSettled(value)) return [[id, value] as const];
      const where = `${name}/${id}`;
      const condition = isObject(value) ? value['Condition'] : undefined;
      const isThere = typeof condition === 'string' ? judge(condition, where) : true;
      if (isThere === false) return [];
      const { Condition: _, ...whatIsThere } = isObject(value) ? value : {};
      return [[id, settled(isThere && isObject(value) ? whatIsThere : value, where)] as const];
    });
    return Object.fromEntries(entries) as JsonObject;
  };
  const resources = section('Resources') as unknown as Record<string, ResourceJson>;
  return { template: { ...template, Resources: resources, Outputs: section('Outputs') }, unresolved };
}

const settledAsWritten = new WeakSet<object>();

/** Whether nothing hangs on a condition: it is the same in whichever template it stands, and looked at once. */
function isSettled(entry: Json): boolean {
  if (!isObject(entry)) return false;
  if (!settledAsWritten.has(entry) && entry['Condition'] === undefined && isUnconditional(entry))
    settledAsWritten.add(entry);
  return settledAsWritten.has(entry);
}

const isUnconditional = (value: Json): boolean => {
  if (Array.isArray(value)) return value.every(isUnconditional);
  if (!isObject(value)) return true;
  return (
    value['Ref'] !== 'AWS::NoValue' && value['Fn::If'] === undefined && Object.values(value).every(isUnconditional)
  );
};
