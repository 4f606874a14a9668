import type { Json, TemplateResource } from '../assembly';
import { oncePer } from '../once-per';
import type { ResolvedAssembly } from '../resolve';
import { ACCOUNT, DeployedText } from './deployed-text';
import { evaluate, type Decision, type Policies } from './evaluate';
import { isNamedBy } from './named-by';
import { accountOf, type AccessRequest } from './request';
import { resourcePolicy } from './resource-policies';
import { rolePolicies } from './role-policies';
import type { Truth } from './truth';

/** Whoever: a principal whose own policies allow everything, so that those of what is asked for decide. */
export interface Somebody {
  /** As `999999999999`; the app's own where left out. */
  readonly account?: string;
}

const EVERYTHING: Policies = {
  identity: [
    {
      name: 'policies of their own',
      document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
    },
  ],
};

export interface Asked extends Pick<AccessRequest, 'action' | 'context' | 'otherKeys'> {
  /** A role of the app, the name of a service, as `events.amazonaws.com`, or anybody at all. */
  readonly who: TemplateResource | string | Somebody;
  readonly resource: TemplateResource;
  /** What follows the resource's ARN, as `/index/by-customer`. */
  readonly within?: string;
  /** Where a table is asked for, if not in the region of its stack. */
  readonly region?: string;
}

/** Who may do what by the templates of an app. Nothing is guessed: see {@link Decision}. */
export class Access {
  private readonly text: DeployedText;
  private readonly byRegion = oncePer(
    (_resource: TemplateResource) => new Map<string, Pick<Policies, 'resource' | 'unknown'>>(),
  );

  /** All policies that stand with a role, with references as text. */
  readonly policiesOf = oncePer((role: TemplateResource) => rolePolicies(this.view, this.text, role));

  constructor(private readonly view: ResolvedAssembly) {
    this.text = new DeployedText(view);
  }

  /** As policies name it; what only the deployment knows has a name in it, the same everywhere. */
  arnOf(resource: TemplateResource, region?: string): string {
    return this.text.arnOf(resource, region);
  }

  /** Whether a value of a stack is a resource: by reference, by its name or by its ARN. */
  names({ stack }: Pick<TemplateResource, 'stack'>, value: Json | undefined, resource: TemplateResource): Truth {
    return value === undefined ? false : isNamedBy(this.view, this.text, { stack, value }, resource);
  }

  /** The policy of a resource: of a table, in one region. */
  policyOf(resource: TemplateResource, region = ''): Pick<Policies, 'resource' | 'unknown'> {
    const known = this.byRegion(resource);
    const found = known.get(region) ?? resourcePolicy(this.view, this.text, resource, region || undefined);
    known.set(region, found);
    return found;
  }

  may({ who, resource, within = '', region, ...request }: Asked): Decision {
    const [principal, own] = this.askedBy(who);
    const its = this.policyOf(resource, region);
    return evaluate(
      {
        ...request,
        account: ACCOUNT,
        principal,
        resource: this.arnOf(resource, region) + within,
      },
      { ...own, ...its, unknown: [...(own.unknown ?? []), ...(its.unknown ?? [])] },
    );
  }

  /** Whether the policy of a VPC endpoint lets a request through: what it comes to at the other end is asked of {@link may}. */
  passes(endpoint: TemplateResource, { who, resource, within = '', region, ...request }: Asked): Decision {
    const { resource: policy, unknown } = this.policyOf(endpoint);
    if (!policy && !unknown) return { decision: 'allowed', because: 'it has no policy' };
    const [principal] = this.askedBy(who);
    const arn = this.arnOf(resource, region) + within;
    // Nobody's own policies count, here or in another account.
    const asked = { ...request, principal, resource: arn, account: accountOf(principal) };
    return evaluate(asked, { identity: [], ...(policy && { resource: policy }), ...(unknown && { unknown }) });
  }

  private askedBy(who: Asked['who']): readonly [principal: string, policies: Policies] {
    if (typeof who === 'string') return [who, { identity: [] }];
    if ('type' in who) return [this.arnOf(who), this.policiesOf(who)];
    return [`arn:aws:iam::${who.account ?? ACCOUNT}:role/somebody`, EVERYTHING];
  }
}
