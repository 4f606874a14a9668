import type { ProfileName } from '../../../../../../lib/settings/schema';

/** A template is changed in whatever way a rule must notice. */
type Loose = any;
export type Resources = Record<string, Loose>;

/** A change of the templates that breaks one rule and no other. */
export interface Mutation {
  readonly profile: ProfileName;
  readonly stack: string;
  readonly change: (resources: Resources) => void;
}

/** Names of the resources of a type whose logical id begins so. @throws Error when there is none: nothing would be changed */
export function idsOf(resources: Resources, type: string, prefix = ''): [string, ...string[]] {
  const [first, ...more] = Object.keys(resources).filter((id) => resources[id].Type === type && id.startsWith(prefix));
  if (first === undefined) throw new Error(`no ${type} ${prefix}`);
  return [first, ...more];
}

/** The first of them, as it stands in the template. */
export const firstOf = (resources: Resources, type: string, prefix = ''): Loose =>
  resources[idsOf(resources, type, prefix)[0]];

/** Takes the dependency on what begins so out of a resource. */
export function forget(resource: Loose, prefix: string): void {
  const before = [resource.DependsOn].flat();
  resource.DependsOn = before.filter((id) => !id.startsWith(prefix));
  if (resource.DependsOn.length === before.length) throw new Error(`does not depend on ${prefix}`);
}

/** In one stack of a profile, in several ways. */
export const mutations = (
  profile: ProfileName,
  stack: string,
  changes: Record<string, Mutation['change']>,
): Record<string, Mutation> =>
  Object.fromEntries(Object.entries(changes).map(([what, change]) => [what, { profile, stack, change }]));
