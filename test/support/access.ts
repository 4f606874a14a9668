import type { Template } from 'aws-cdk-lib/assertions';
import type { Json } from '../../lib/assembly/assembly';
import { evaluate, type NamedPolicy } from '../../lib/assembly/policies/evaluate';
import { resourcesOf, textOf } from './resources';

/** A request as IAM sees it: the keys of its context are those of the service authorization reference. */
export interface AccessRequest {
  /** A role of this account that is nobody special, where left out. */
  readonly principal?: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

export const ACCOUNT = '111122223333';

/** Concrete text for what a template leaves to the deploy, by the text that {@link textOf} gives it, as `Table.Arn`. */
export type Deployed = Readonly<Record<string, string>>;

/** A policy as IAM gets it: intrinsics replaced. A policy variable, as `${aws:PrincipalTag/x}`, is left for IAM. */
export function deployedPolicy(policy: unknown, deployed: Deployed): unknown {
  if (Array.isArray(policy)) return policy.map((part) => deployedPolicy(part, deployed));
  if (typeof policy !== 'object' || policy === null) return policy;
  const [key = ''] = Object.keys(policy);
  if (key !== 'Ref' && !key.startsWith('Fn::')) {
    return Object.fromEntries(Object.entries(policy).map(([name, part]) => [name, deployedPolicy(part, deployed)]));
  }
  return textOf(policy).replace(/\$\{([A-Za-z0-9.:]+)\}/g, (variable, name: string) => {
    if (name.startsWith('aws:')) return variable;
    const text = deployed[name];
    if (text === undefined) throw new Error(`no value for ${name} in ${textOf(policy)}`);
    return text;
  });
}

/** The role's inline policies, one document each. */
export const policiesOfRole = (template: Template, roleId: string, deployed: Deployed): unknown[] => {
  const inline = resourcesOf(template, 'AWS::IAM::Role')[roleId]?.Properties.Policies as { PolicyDocument: unknown }[];
  return inline.map(({ PolicyDocument }) => deployedPolicy(PolicyDocument, deployed));
};

/**
 * Whether IAM lets a role of this account do something.
 * @throws Error when the evaluator cannot say
 */
export function allows(policies: readonly unknown[], request: AccessRequest, resourcePolicy?: unknown): boolean {
  const { principal = `arn:aws:iam::${ACCOUNT}:role/role`, ...asked } = request;
  const named = (document: unknown, name: string): NamedPolicy => ({ name, document: document as Json });
  const { decision, because } = evaluate(
    { principal, account: ACCOUNT, ...asked },
    {
      identity: policies.map((policy, index) => named(policy, `policy ${index + 1}`)),
      ...(resourcePolicy !== undefined && { resource: named(resourcePolicy, 'the resource’s policy') }),
    },
  );
  if (decision === 'cannot say') throw new Error(`${request.action} cannot be judged: ${because}`);
  return decision === 'allowed';
}
