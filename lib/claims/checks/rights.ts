/** What checks of permissions ask of a role. */
import type { TemplateResource } from '../../assembly/assembly';
import { grantsIn, principalsIn, type Grant } from '../../assembly/policies/grants';
import type { AccessRequest } from '../../assembly/policies/request';
import type { View } from '../view';
import { nameOf, type TablePlace } from './table-places';

export type Context = AccessRequest['context'];

export const TLS = { 'aws:SecureTransport': 'true' };

/**
 * Of these actions those that a role may do at a place by requests of one kind, and with a `?` those that it may do by others, or of which it
 * cannot be said.
 */
function allowedAt(
  view: View,
  who: TemplateResource,
  actions: readonly string[],
  { table, region, within }: TablePlace,
  context: Context = {},
): string[] {
  return actions.flatMap((action) => {
    const asked = { who, action, resource: table, region, within };
    if (view.access.may({ ...asked, otherKeys: 'any' }).decision === 'denied') return [];
    const { decision } = view.access.may({ ...asked, context: { ...TLS, ...context } });
    return [decision === 'allowed' ? action : `${action}?`];
  });
}

/** By place, as text; places at which it may do nothing are left out. */
export const allowedByPlace = (
  view: View,
  who: TemplateResource,
  asked: readonly (readonly [actions: readonly string[], places: readonly TablePlace[]])[],
  context?: Context,
): { readonly [place: string]: string } =>
  Object.fromEntries(
    asked.flatMap(([actions, places]) =>
      places.flatMap((place) => {
        const allowed = allowedAt(view, who, actions, place, context);
        return allowed.length ? [[nameOf(place), allowed.join(' ')]] : [];
      }),
    ),
  );

/** Each action with each resource that any policy of a role names; of one that is not known, its name. */
export function grantsOf(view: View, role: TemplateResource): Grant[] {
  const { identity, unknown = [] } = view.access.policiesOf(role);
  return [...unknown.map((name) => ({ action: name, resource: '*' })), ...identity.flatMap(grantsIn)];
}

/** The grants that are not among those, as text. */
export const grantsBeside = (view: View, role: TemplateResource, isMeant: (grant: Grant) => boolean): string[] =>
  textsOf(grantsOf(view, role).filter((grant) => !isMeant(grant)));

export const textsOf = (grants: readonly Grant[]): string[] =>
  grants.map(({ action, resource }) => `${action} on ${resource}`);

/** Everybody that the policy of a resource names where it allows something. */
export function principalsOf(view: View, resource: TemplateResource): string[] {
  const { resource: policy, unknown = [] } = view.access.policyOf(resource);
  return [...unknown, ...(policy ? principalsIn(policy) : [])];
}
