/**
 * Whether AWS lets a request through, by the policies that stand with who asks and with what is asked for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
import type { Json } from '../assembly';
import { accountOf, flawOf, type AccessRequest } from './request';
import { voicesOf, type Side, type Voice } from './statement';
import { every, some, type Truth } from './truth';

export interface NamedPolicy {
  /** For people. */
  readonly name: string;
  readonly document: Json;
}

export interface Policies {
  /** With who asks; a service has none. */
  readonly identity: readonly NamedPolicy[];
  /** With what is asked for: of a table, bucket or queue, the key policy, the trust of a role. */
  readonly resource?: NamedPolicy;
  /** What else decides and is not known, as a managed policy of which the templates have the name only. */
  readonly unknown?: readonly string[];
}

export interface Decision {
  /** Never `allowed` where something that is not known could deny it. */
  readonly decision: 'allowed' | 'denied' | 'cannot say';
  /** For people: the policies and statements that decided. */
  readonly because: string;
}

export function evaluate(request: AccessRequest, { identity, resource, unknown = [] }: Policies): Decision {
  const flaw = flawOf(request);
  if (flaw !== undefined) return { decision: 'cannot say', because: flaw };
  const own = identity.flatMap((policy) => heard(policy, 'identity', request));
  const its = resource ? heard(resource, 'resource', request) : [];
  const denials = [...own, ...its].filter(({ effect }) => effect === 'Deny');
  const denial = denials.find((one) => speaks(one) === true);
  if (denial) return { decision: 'denied', because: `denied by ${denial.name}` };

  const allow = ({ effect }: Voice): boolean => effect === 'Allow';
  const more = unknown.length ? undefined : false;
  const byIdentity = some([some(own.filter(allow), speaks), more], (one) => one);
  const granted = its.filter(allow);
  const directly = some(granted, (one) => one.directly);
  const byAccount = some(granted, (one) => one.byAccount);
  const allowed = combined(request, resource, { byIdentity, directly, byAccount });
  const open = [...own, ...its].filter((one) => speaks(one) === undefined).map(({ name }) => name);
  if (allowed === false) return { decision: 'denied', because: 'nothing allows it' };
  if (allowed === undefined || unknown.length || denials.some((one) => speaks(one) === undefined)) {
    const missing = needsItsPolicy(request) && !resource ? [`the policy of ${request.resource}`] : [];
    return { decision: 'cannot say', because: `it hangs on ${[...missing, ...unknown, ...open].join(', ')}` };
  }
  const allows = [...own, ...its].filter(allow).filter((one) => speaks(one) === true);
  return { decision: 'allowed', because: `allowed by ${allows.map(({ name }) => name).join(' and ')}` };
}

const heard = ({ name, document }: NamedPolicy, side: Side, request: AccessRequest): Voice[] =>
  voicesOf(document, side, request).map((voice) => ({ ...voice, name: `${voice.name} of ${name}` }));

const speaks = ({ directly, byAccount }: Voice): Truth => some([directly, byAccount], (one) => one);

interface Grants {
  readonly byIdentity: Truth;
  readonly directly: Truth;
  /** Left to the account of who asks: its policies have to allow it too. */
  readonly byAccount: Truth;
}

/**
 * Within an account either side is enough, but that a key and a role are for nobody whom their own policy does not let in; from another
 * account both sides are needed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
function combined(request: AccessRequest, resource: NamedPolicy | undefined, grants: Grants): Truth {
  const { byIdentity, directly, byAccount } = grants;
  const both = every([byIdentity, byAccount], (one) => one);
  const [from, of] = [accountOf(request.principal), request.account ?? accountOf(request.resource)];
  if (from !== '' && of !== '' && from !== of)
    return resource ? every([byIdentity, some([directly, byAccount], (one) => one)], (one) => one) : undefined;
  if (needsItsPolicy(request)) return resource ? some([directly, both], (one) => one) : undefined;
  return some([byIdentity, directly], (one) => one);
}

const needsItsPolicy = ({ action, resource }: AccessRequest): boolean => /^(kms|sts):/.test(action) && resource !== '*';
