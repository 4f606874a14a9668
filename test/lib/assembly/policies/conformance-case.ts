import type { Json, JsonObject } from '../../../../lib/assembly/assembly';
import type { Decision, NamedPolicy } from '../../../../lib/assembly/policies/evaluate';
import type { AccessRequest } from '../../../../lib/assembly/policies/request';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
export const PAGES = {
  evaluation: `${GUIDE}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  singleAccount: `${GUIDE}/reference_policies_evaluation-logic_policy-eval-basics.html`,
  crossAccount: `${GUIDE}/reference_policies_evaluation-logic-cross-account.html`,
  operators: `${GUIDE}/reference_policies_elements_condition_operators.html`,
  condition: `${GUIDE}/reference_policies_elements_condition.html`,
  manyValues: `${GUIDE}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  variables: `${GUIDE}/reference_policies_variables.html`,
  action: `${GUIDE}/reference_policies_elements_action.html`,
  notAction: `${GUIDE}/reference_policies_elements_notaction.html`,
  resource: `${GUIDE}/reference_policies_elements_resource.html`,
  notResource: `${GUIDE}/reference_policies_elements_notresource.html`,
  principal: `${GUIDE}/reference_policies_elements_principal.html`,
  notPrincipal: `${GUIDE}/reference_policies_elements_notprincipal.html`,
  keyPolicies: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
} as const;

/** One rule of AWS's, or one thing that this project does not judge. */
export interface ConformanceCase {
  readonly rule: string;
  readonly page: keyof typeof PAGES;
  readonly identity?: readonly JsonObject[];
  readonly resource?: readonly JsonObject[];
  readonly request?: Partial<AccessRequest>;
  readonly decision: Decision['decision'];
}

export const ROLE = 'arn:aws:iam::111122223333:role/app';
export const OTHER = 'arn:aws:iam::444455556666:role/app';
export const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
export const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/k';

export const ask = (request: Partial<AccessRequest> = {}): AccessRequest => ({
  principal: ROLE,
  action: 'dynamodb:GetItem',
  resource: TABLE,
  ...request,
});

export const policy = (statements: readonly Json[], version = '2012-10-17'): NamedPolicy => ({
  name: 'policy',
  document: { Version: version, Statement: statements },
});

/** Allows everything but for what is given. */
export const allow = (more: JsonObject = {}): JsonObject => statement('Allow', more);
export const deny = (more: JsonObject = {}): JsonObject => statement('Deny', more);
const statement = (Effect: string, more: JsonObject): JsonObject => ({
  Effect,
  ...('NotAction' in more ? {} : { Action: '*' }),
  ...('NotResource' in more ? {} : { Resource: '*' }),
  ...more,
});

/** The statement that allows all where a condition holds. */
export const when = (operator: string, key: string, value: Json): JsonObject[] => [
  allow({ Condition: { [operator]: { [key]: value } } }),
];
