/** How Atlas gets into the account: by a role that it is given an external id for. */
import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import type { View } from '../view';
import { referred } from './access';
import { sameProject } from './database-users';
import { at } from './dsl';

/** Of the role that a configuration uses: what Atlas has given for it, and the role. */
export function wayIn(config: TemplateResource, view: View) {
  const authorized = referred(view, config, at('AwsKmsConfig.RoleID')(config), [
    'Custom::AtlasCloudProviderAuthorization',
    'RoleId',
  ]);
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
  const names = isObject(Principal) && Object.keys(Principal).join() === 'AWS' ? Principal['AWS'] : undefined;
  const equals = isObject(Condition) ? Condition['StringEquals'] : undefined;
  const id = isObject(equals) ? equals['sts:ExternalId'] : undefined;
  const isPlain = Effect === 'Allow' && Action === 'sts:AssumeRole' && !Object.keys(more).length;
  return isPlain && isGiven(names, 'AtlasAwsAccountArn') && isGiven(id, 'ExternalId');
}
