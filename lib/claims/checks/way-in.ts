/** How Atlas gets into the account: by a role that it is given an external id for. */
import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { View } from '../view';
import { referred } from './access';
import { sameProject } from './database-users';
import { at } from './dsl';

/** Of the role that a configuration uses: what Atlas has given for it, and the role. @param path of its id */
export function wayIn(config: TemplateResource, view: View, path = 'AwsKmsConfig.RoleID') {
  const authorized = referred(view, config, at(path)(config), ['Custom::AtlasCloudProviderAuthorization', 'RoleId']);
  const { RoleId, IamRoleArn } = authorized?.properties ?? {};
  const given = authorized && referred(view, authorized, RoleId, ['Custom::AtlasCloudProviderAccess', 'RoleId']);
  const role = authorized && referred(view, authorized, IamRoleArn, ['AWS::IAM::Role', 'Arn']);
  const isOfProject = [authorized, given].every((one) => one && sameProject(view, config, one));
  return given && role && isOfProject ? { given, role } : undefined;
}

/** Whether a statement of a role's trust lets in Atlas, by what it has given for this role, and nobody else. */
export function isForAtlas(view: View, role: TemplateResource, given: TemplateResource, statement: Json): boolean {
  const { Effect, Action, Principal, Condition, ...more } = isObject(statement) ? statement : {};
  const isGiven = (value: Json | undefined, attribute: string): boolean =>
    referred(view, role, value, [given.type, attribute]) === given;
  const names = alone(Principal, 'AWS');
  // Any other condition is one that Atlas may not meet.
  const id = alone(alone(Condition, 'StringEquals'), 'sts:ExternalId');
  const isPlain = Effect === 'Allow' && Action === 'sts:AssumeRole' && !Object.keys(more).length;
  return isPlain && isGiven(names, 'AtlasAwsAccountArn') && isGiven(id, 'ExternalId');
}

const alone = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.keys(value).join() === name ? value[name] : undefined;

/** Whether the trust of such a role lets in Atlas and nobody else. */
export function isForAtlasAlone(view: View, { role, given }: NonNullable<ReturnType<typeof wayIn>>): boolean {
  const [statement = null, ...more] = list(at('AssumeRolePolicyDocument.Statement')(role));
  return !more.length && isForAtlas(view, role, given, statement);
}
