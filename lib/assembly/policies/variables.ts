import { contextKey } from './keys';
import { mayHave, valuesOf, type AccessRequest } from './request';

/**
 * Text of a policy for one request: `null` where a variable has no value in it, which nothing is equal to or like, and `undefined` where it
 * cannot be said. A value with `*` or `?` in it can be put only where these are no wildcards.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function substituted(text: string, request: AccessRequest, hasWildcards: boolean): string | null | undefined {
  if (!text.includes('${')) return text;
  let found: string | null = '';
  let end = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(/\$\{([^}]*)\}/g)) {
    const [value = null, ...more] = valuesOf(request, name) ?? [];
    // A default, as `${aws:PrincipalTag/team, 'none'}`, and what stands for a wildcard, as `${*}`, are used by no template; whether an
    // empty value is one, AWS does not say.
    const isOne =
      !name.includes(',') &&
      contextKey(name)?.values === 'one' &&
      !more.length &&
      value !== '' &&
      !mayHave(request, name);
    if (!isOne || (hasWildcards && value !== null && /[*?]/.test(value))) return undefined;
    found = value === null || found === null ? null : found + text.slice(end, index) + value;
    end = index + whole.length;
  }
  return found === null ? null : found + text.slice(end);
}
