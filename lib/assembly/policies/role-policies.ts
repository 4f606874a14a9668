import { isObject, type Json, type TemplateResource } from '../assembly';
import type { ResolvedAssembly } from '../resolve';
import type { DeployedText } from './deployed-text';
import type { NamedPolicy, Policies } from './evaluate';
import { MANAGED_POLICIES } from './managed-policies';
import { isNamedBy } from './named-by';
import { some } from './truth';

/** A policy of a role, or what is known of it where its text is not. */
type Found = NamedPolicy | { readonly unknown: string };

/** All that stands with a role: its own, what is attached to it from anywhere in the app, and managed policies by their names. */
export function rolePolicies(
  view: ResolvedAssembly,
  text: DeployedText,
  role: TemplateResource,
): Pick<Policies, 'identity' | 'unknown'> {
  const { stack, properties } = role;
  const found: readonly Found[] = [
    ...list(properties['Policies']).map((policy) => documentOf(text, stack, policy, nameOf(role))),
    ...attachedTo(view, text, role),
    ...list(properties['ManagedPolicyArns']).map((arn) => managed(view, text, stack, arn)),
    ...(properties['PermissionsBoundary'] === undefined ? [] : [{ unknown: `the boundary of ${nameOf(role)}` }]),
  ];
  return {
    identity: found.flatMap((one) => ('unknown' in one ? [] : [one])),
    unknown: found.flatMap((one) => ('unknown' in one ? [one.unknown] : [])),
  };
}

function attachedTo(view: ResolvedAssembly, text: DeployedText, role: TemplateResource): Found[] {
  return view.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy').flatMap((policy) => {
    const { Roles, RoleName } = policy.properties;
    const roles = [...list(Roles), ...list(RoleName)];
    const isIts = some(roles, (value) => isNamedBy(view, text, { stack: policy.stack, value }, role));
    if (isIts === false) return [];
    const found = documentOf(text, policy.stack, policy.properties, nameOf(policy));
    return [isIts && isThere(policy) ? found : { unknown: `whether ${found.name} is its` }];
  });
}

function managed(view: ResolvedAssembly, text: DeployedText, stack: string, arn: Json): Found {
  const own = view.resourceOf(view.targetOf(stack, arn));
  if (own?.type === 'AWS::IAM::ManagedPolicy' && isThere(own))
    return documentOf(text, own.stack, own.properties, nameOf(own));
  const name = text.text(stack, arn);
  const document = Object.hasOwn(MANAGED_POLICIES, name) ? MANAGED_POLICIES[name] : undefined;
  return document ? { name, document } : { unknown: name };
}

/** Of what has a `PolicyDocument`, as most that carries a policy. */
export const documentOf = (text: DeployedText, stack: string, holder: Json, name: string): NamedPolicy => ({
  name,
  document: text.document(stack, isObject(holder) ? (holder['PolicyDocument'] ?? null) : null),
});

/** What still has a condition is there or not, by what only the deployment knows. */
export const isThere = ({ json }: TemplateResource): boolean => json.Condition === undefined;

export const list = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];

export const nameOf = ({ stack, logicalId }: TemplateResource): string => `${stack}/${logicalId}`;
