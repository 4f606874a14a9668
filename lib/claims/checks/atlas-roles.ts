/** The roles of this account that Atlas takes on, by its cloud provider access. */
import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { View } from '../view';
import { ofType } from './dsl';

const AUTHORIZATION = 'Custom::AtlasCloudProviderAuthorization';
const ACCESS = 'Custom::AtlasCloudProviderAccess';
const authorization = ofType(AUTHORIZATION);

export interface RoleOfAtlas {
  readonly role: TemplateResource;
  /** Whether Atlas may take it on, and nobody else: by its account, with the external id of that one access. */
  readonly isAtlasAlone: boolean;
}

/** The role that stands behind the id which Atlas gave it. */
export function roleOfAtlas(view: View, from: TemplateResource, roleId: Json | undefined): RoleOfAtlas | undefined {
  const named = view.target(from, roleId);
  const access = named?.resource.type === AUTHORIZATION ? at(view, named.resource, 'RoleId') : named;
  const bound = view
    .matching(authorization)
    .find((one) => at(view, one, 'RoleId')?.resource === access?.resource && sameProject(view, one, from));
  const role = bound && at(view, bound, 'IamRoleArn');
  if (named?.attribute !== 'RoleId' || access?.resource.type !== ACCESS || role?.attribute !== 'Arn') return undefined;
  return { role: role.resource, isAtlasAlone: isAtlasAlone(view, role.resource, access.resource) };
}

const at = (view: View, from: TemplateResource, property: string) => view.target(from, from.properties[property]);

function isAtlasAlone(view: View, role: TemplateResource, access: TemplateResource): boolean {
  const document = role.properties['AssumeRolePolicyDocument'];
  const [statement, ...more] = list(isObject(document) ? document['Statement'] : undefined);
  if (!isObject(statement) || more.length) return false;
  const { Sid: _, Effect, Action, Principal, Condition, ...others } = statement;
  const is = (value: Json | undefined, path: readonly string[], attribute: string): boolean => {
    const found = view.target(role, only(value, path));
    return found?.resource === access && found.attribute === attribute;
  };
  return (
    Effect === 'Allow' &&
    Action === 'sts:AssumeRole' &&
    Object.keys(others).length === 0 &&
    is(Principal, ['AWS'], 'AtlasAwsAccountArn') &&
    is(Condition, ['StringEquals', 'sts:ExternalId'], 'ExternalId')
  );
}

/** What stands at a path where nothing stands beside it. */
const only = (value: Json | undefined, [name, ...rest]: readonly string[]): Json | undefined =>
  name === undefined ? value : isObject(value) && Object.keys(value).length === 1 ? only(value[name], rest) : undefined;

/** Whether both are in one project of Atlas. */
export function sameProject(view: View, one: TemplateResource, other: TemplateResource): boolean {
  const [its, the] = [one, other].map((of) => view.target(of, of.properties['ProjectId']));
  return its !== undefined && its.resource === the?.resource && its.attribute === the.attribute;
}
