import { resourcesOf, textOf, type Resource } from './resources';
import type { Template } from 'aws-cdk-lib/assertions';

export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  /** As text, see {@link textOf}; empty where the policy stands on the resource that it is about. */
  readonly resources: readonly string[];
  readonly condition?: unknown;
}

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const isStatement = (
  value: object,
): value is { Effect: string; Action?: unknown; Resource?: unknown; Condition?: unknown } =>
  'Effect' in value && ('Action' in value || 'NotAction' in value);

/** Every policy statement within a part of a template, whatever kind of policy it stands in. */
export function statementsIn(part: unknown): Statement[] {
  if (typeof part !== 'object' || part === null) return [];
  if (!isStatement(part)) return Object.values(part).flatMap(statementsIn);
  return [
    {
      effect: part.Effect,
      actions: list(part.Action ?? '*')
        .map(String)
        .sort(),
      resources: list(part.Resource).map(textOf),
      ...(part.Condition === undefined ? {} : { condition: part.Condition }),
    },
  ];
}

/** The trust of a role that one service takes on, and if it says for which account, then for this one. */
export const takenOnBy = (service: string): object[] => [
  {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: service },
    Condition: { StringEqualsIfExists: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
  },
];

/** What a role may do by the policies of its template: its own inline ones and those attached to it. Managed policies stand beside. */
export function statementsOfRole(template: Template, roleId: string): Statement[] {
  const role = resourcesOf(template, 'AWS::IAM::Role')[roleId];
  if (!role) throw new Error(`no role ${roleId}`);
  const attached = Object.values(resourcesOf(template, 'AWS::IAM::Policy')).filter(({ Properties }: Resource) =>
    (Properties.Roles as { Ref?: string }[]).some(({ Ref }) => Ref === roleId),
  );
  return [...statementsIn(role.Properties.Policies), ...attached.flatMap(({ Properties }) => statementsIn(Properties))];
}
