/** Who a user of Atlas is, and what it may do there: asked by several claims. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { Select, View } from '../view';
import { isAssumedBy, referred } from './access';
import { at, cluster, expectation, ofType } from './dsl';
import { principalsOf } from './rights';
import { lambda } from './triggers';

export const databaseUser = ofType('MongoDB::Atlas::DatabaseUser');
export const databaseRole = ofType('MongoDB::Atlas::CustomDBRole');
export const iamUser: Select = (resource) => databaseUser(resource) && resource.properties['AWSIAMType'] !== undefined;

/** Whether two resources of Atlas are in one project, by what their `ProjectId` comes to. */
export const sameProject = (view: View, one: TemplateResource, other: TemplateResource): boolean =>
  one.properties['ProjectId'] !== undefined && projectOf(view, one) === projectOf(view, other);

const projectOf = (view: View, { stack, properties }: TemplateResource): string =>
  JSON.stringify(view.expanded(stack, properties['ProjectId'] ?? null));

/** The functions that sign in as a user, with what they connect to. */
export function functionsOf(user: TemplateResource, view: View): TemplateResource[] {
  const role = roleOf(user, view);
  return view.matching(lambda).filter((one) => role && view.access.names(one, one.properties['Role'], role) === true);
}

/** Its name is the ARN of an IAM role. */
const roleOf = (user: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, user, user.properties['Username'], ['AWS::IAM::Role', 'Arn']);

export const isFunctionsRole = (of: string): Expectation =>
  expectation(
    of,
    'is a role that functions alone take on, which sign in with it to the cluster',
    iamUser,
    (user, view) => {
      const role = roleOf(user, view);
      return {
        is: user.properties['AWSIAMType'] ?? null,
        role: role?.path ?? null,
        trusts: role ? principalsOf(view, role) : [],
        lambda: role ? view.access.may(isAssumedBy('lambda.amazonaws.com', role)).decision : null,
        functions: functionsOf(user, view).map((one) => ({
          function: one.path,
          signsIn: at('Environment.Variables.AUTH')(one) ?? null,
          cluster: clusterOf(one, view)?.path ?? null,
          isOfUser: clusterOf(one, view) === clusterFor(user, view),
        })),
      };
    },
    (found) => {
      const { is, trusts, lambda: decision, functions } = found as Record<string, Json>;
      const all = functions as readonly Record<string, Json>[];
      return (
        is === 'ROLE' &&
        JSON.stringify(trusts) === '["lambda.amazonaws.com"]' &&
        decision === 'allowed' &&
        all.length > 0 &&
        all.every(({ signsIn, cluster, isOfUser }) => signsIn === 'aws-iam' && cluster !== null && isOfUser === true)
      );
    },
  );

/** By the connection string that is the cluster's own. */
const clusterOf = (one: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, one, at('Environment.Variables.CONNECTION_STRING')(one), [
    'MongoDB::Atlas::Cluster',
    'ConnectionStrings.StandardSrv',
    'ConnectionStrings.PrivateSrv',
  ]);

/** The one cluster of its project that a user may use. */
function clusterFor(user: TemplateResource, view: View): TemplateResource | undefined {
  const [scope, ...more] = list(user.properties['Scopes']).filter(isObject);
  if (more.length || scope?.['Type'] !== 'CLUSTER') return undefined;
  return view.matching(cluster).find((one) => sameProject(view, user, one) && one.properties['Name'] === scope['Name']);
}

export const isOfOneCluster = (of: string, user: Select): Expectation =>
  expectation(
    of,
    'may use one cluster, of its own project',
    user,
    (resource, view) => ({
      scopes: resource.properties['Scopes'] ?? null,
      cluster: clusterFor(resource, view)?.path ?? null,
    }),
    (found) => (found as Record<string, Json>)['cluster'] !== null,
  );

/** The database roles of its project that a user holds. */
export function heldBy(user: TemplateResource, view: View): TemplateResource[] {
  const names = list(user.properties['Roles']).map((role) => (isObject(role) ? asText(role['RoleName']) : ''));
  const own = view.matching(databaseRole).filter((one) => sameProject(view, user, one));
  return own.filter(({ properties }) => names.includes(asText(properties['RoleName'])));
}

export const holdsOneRole = (of: string, user: Select): Expectation =>
  expectation(
    of,
    'holds one database role, which its project has made',
    user,
    (resource, view) => ({
      roles: resource.properties['Roles'] ?? null,
      made: heldBy(resource, view).map(({ path }) => path),
    }),
    (found) => {
      const { roles, made } = found as Record<string, Json>;
      const [role, ...more] = list(roles);
      const isPlain = isObject(role) && role['DatabaseName'] === 'admin' && role['CollectionName'] === undefined;
      return isPlain && !more.length && (made as Json[]).length === 1;
    },
  );
