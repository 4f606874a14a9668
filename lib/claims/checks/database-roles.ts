/** What a custom role of Atlas lets its users do. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { databaseRole, functionsOf, heldBy, iamUser } from './database-users';
import { at, expectation } from './dsl';

/** What its user does: reading and writing, or the indexes. */
const PRIVILEGES = ['FIND INSERT UPDATE REMOVE', 'LIST_INDEXES CREATE_INDEX DROP_INDEX CREATE_COLLECTION'];

/** `DATABASE.COLLECTION` of each resource that a role names; of one that is no collection, all that it says. */
function scopesOf({ properties }: TemplateResource): string[] {
  const actions = list(properties['Actions']).filter(isObject);
  const scopes = actions
    .flatMap(({ Resources }) => list(Resources))
    .map((resource) => {
      const { DB: database, Collection: collection, ...more } = isObject(resource) ? resource : {};
      const isCollection = database && collection && !Object.keys(more).length;
      return isCollection ? `${asText(database)}.${asText(collection)}` : JSON.stringify(resource);
    });
  return [...new Set(scopes)];
}

/** The collections of the functions whose users hold it. */
const usedBy = (role: TemplateResource, view: View): string[] => {
  const users = view.matching(iamUser).filter((user) => heldBy(user, view).includes(role));
  const collections = users
    .flatMap((user) => functionsOf(user, view))
    .map((one) => {
      const variable = (name: string): string => asText(at(`Environment.Variables.${name}`)(one));
      return `${variable('DATABASE')}.${variable('COLLECTION')}`;
    });
  return [...new Set(collections)];
};

export const coversOneCollection: Expectation = expectation(
  'every database role',
  'covers the one collection that its users’ functions use, and inherits nothing',
  databaseRole,
  (role, view) => ({
    covers: scopesOf(role),
    used: usedBy(role, view),
    privileges: list(role.properties['Actions'])
      .map((action) => (isObject(action) ? asText(action['Action']) : ''))
      .join(' '),
    inherits: list(role.properties['InheritedRoles']).length,
  }),
  (found) => {
    const { covers, used, privileges, inherits } = found as Record<string, Json>;
    return (
      (covers as Json[]).length === 1 &&
      JSON.stringify(covers) === JSON.stringify(used) &&
      PRIVILEGES.includes(asText(privileges)) &&
      inherits === 0
    );
  },
);
