import { isObject, type Json } from '../assembly';
import { matches } from './pattern';
import { accountOf, type AccessRequest } from './request';
import { some, type Truth } from './truth';

/** Whom a statement is about: somebody by name or all, or whoever the account then lets by its own policies. */
export interface Named {
  readonly directly: Truth;
  readonly byAccount: Truth;
}

const NOBODY: Named = { directly: false, byAccount: false };
const UNKNOWN: Named = { directly: undefined, byAccount: undefined };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function named(principal: Json | undefined, request: AccessRequest): Named {
  if (principal === '*') return { directly: true, byAccount: false };
  if (!isObject(principal)) return UNKNOWN;
  const parts = Object.entries(principal).flatMap(([kind, value]) =>
    ((Array.isArray(value) ? value : [value]) as readonly Json[]).map((one) => namedAs(kind, one, request)),
  );
  return { directly: some(parts, (part) => part.directly), byAccount: some(parts, (part) => part.byAccount) };
}

function namedAs(kind: string, name: Json, { principal }: AccessRequest): Named {
  const isService = !principal.startsWith('arn:');
  if (typeof name !== 'string') return UNKNOWN;
  if (kind === 'Service') return isService ? { directly: matches(name, principal, 'exact'), byAccount: false } : NOBODY;
  if (kind !== 'AWS') return UNKNOWN;
  if (name === '*') return { directly: true, byAccount: false };
  if (isService) return NOBODY;
  const [, account] = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(name) ?? [];
  if (account !== undefined) return { directly: false, byAccount: account === accountOf(principal) };
  // A pattern is refused there, and so is understood by nobody.
  return name.includes('*') ? UNKNOWN : { directly: matches(name, principal, 'exact'), byAccount: false };
}
