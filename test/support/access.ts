import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Template } from 'aws-cdk-lib/assertions';
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
 * Whether IAM lets a role of this account do something, by a simulator that knows every action's resources and condition keys.
 * @throws Error when a policy is not valid, the action does not exist, or a key of the context does not belong to it: an answer to that
 * would say nothing
 */
export async function allows(
  policies: readonly unknown[],
  request: AccessRequest,
  resourcePolicy?: unknown,
): Promise<boolean> {
  const { principal = `arn:aws:iam::${ACCOUNT}:role/role`, action, resource, context = {} } = request;
  const outcome = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { ...context },
      },
      identityPolicies: policies.map((policy, index) => ({ name: String(index), policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
    },
    {},
  );
  if (outcome.resultType !== 'single') throw new Error(`${action} cannot be judged: ${JSON.stringify(outcome)}`);
  const ignored = outcome.result.ignoredContextKeys ?? [];
  if (ignored.length) throw new Error(`${action} does not have ${ignored.join(', ')}`);
  return outcome.overallResult === 'Allowed';
}
