import type { Json, TemplateResource } from '../assembly';
import type { ResolvedAssembly } from '../resolve';
import { DeployedText } from './deployed-text';
import { evaluate, type Decision, type Policies } from './evaluate';
import { isNamedBy } from './named-by';
import type { AccessRequest } from './request';
import { resourcePolicy } from './resource-policies';
import { rolePolicies } from './role-policies';
import type { Truth } from './truth';

export interface Asked extends Pick<AccessRequest, 'action' | 'context'> {
  /** A role of the app, or the name of a service, as `events.amazonaws.com`. */
  readonly who: TemplateResource | string;
  readonly resource: TemplateResource;
  /** What follows the resource's ARN, as `/index/by-customer`. */
  readonly within?: string;
  /** Where a table is asked for, if not in the region of its stack. */
  readonly region?: string;
}

/** Who may do what by the templates of an app. Nothing is guessed: see {@link Decision}. */
export class Access {
  private readonly text: DeployedText;
  private readonly ofRoles = new Map<TemplateResource, Pick<Policies, 'identity' | 'unknown'>>();

  constructor(private readonly view: ResolvedAssembly) {
    this.text = new DeployedText(view);
  }

  /** As policies name it; what only the deployment knows has a name in it, the same everywhere. */
  arnOf(resource: TemplateResource): string {
    return this.text.arnOf(resource);
  }

  /** Whether a value of a stack is a resource: by reference, by its name or by its ARN. */
  names({ stack }: Pick<TemplateResource, 'stack'>, value: Json | undefined, resource: TemplateResource): Truth {
    return value === undefined ? false : isNamedBy(this.view, this.text, { stack, value }, resource);
  }

  /** All policies that stand with a role, with references as text. */
  policiesOf(role: TemplateResource): Pick<Policies, 'identity' | 'unknown'> {
    const found = this.ofRoles.get(role) ?? rolePolicies(this.view, this.text, role);
    this.ofRoles.set(role, found);
    return found;
  }

  /** The policy of a resource: of a table, in one region. */
  policyOf(resource: TemplateResource, region?: string): Pick<Policies, 'resource' | 'unknown'> {
    return resourcePolicy(this.view, this.text, resource, region);
  }

  may({ who, resource, within = '', region, ...request }: Asked): Decision {
    const own = typeof who === 'string' ? { identity: [] } : this.policiesOf(who);
    const its = this.policyOf(resource, region);
    return evaluate(
      {
        ...request,
        principal: typeof who === 'string' ? who : this.arnOf(who),
        resource: this.arnOf({ ...resource, ...(region !== undefined && { region }) }) + within,
      },
      { ...own, ...its, unknown: [...(own.unknown ?? []), ...(its.unknown ?? [])] },
    );
  }
}
