/** The function that an API needs in front of Atlas. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { ATLAS_API_STACK } from '../../assembly/names';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { deployed, referred } from './access';
import { methodIn, pathOf } from './api-methods';
import { apiIn, apiOf, stageIn } from './api-stage';
import { all, at, both, cluster, expectation, inStack, is, ofType, startsWith } from './dsl';
import { sameProject } from './database-users';
import { takenOnBy } from './service-roles';
import { lambda, roleOf } from './triggers';

const method = methodIn(ATLAS_API_STACK);
const its = both(lambda, inStack(ATLAS_API_STACK));
export const user = ofType('MongoDB::Atlas::DatabaseUser');

const uriOf = (one: TemplateResource, target: TemplateResource, view: View): string =>
  `arn:aws:apigateway:${asText(one.region)}:lambda:path/2015-03-31/functions/${view.access.arnOf(target)}/invocations`;

/** The function of the stack that the integration of a method names. */
const behind = (one: TemplateResource, view: View): TemplateResource | undefined => {
  const uri = deployed(view, one, at('Integration.Uri')(one) ?? null);
  return view.matching(its).find((each) => uri === uriOf(one, each, view));
};

/** How a method runs its function: by proxy, by `POST`, and whether API Gateway may for that one path and no other API. */
function invocation(one: TemplateResource, view: View): Json | undefined {
  const [target, api, [stage]] = [behind(one, view), apiOf(one, view), view.matching(stageIn(ATLAS_API_STACK))];
  if (!target || !api || !stage) return undefined;
  const path = pathOf(one, view).replace(/\{\w+\}/g, 'a');
  const from = (id: string): string =>
    asText(
      deployed(view, one, {
        'Fn::Sub': `arn:aws:execute-api:${asText(one.region)}:\${AWS::AccountId}:${id}/\${${stage.logicalId}}/${asText(one.properties['HttpMethod'])}${path}`,
      }),
    );
  const may = (source: string) =>
    view.access.may({
      who: 'apigateway.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: target,
      context: { 'aws:SourceArn': source },
    }).decision;
  return {
    function: target.path,
    by: at('Integration.Type')(one) ?? null,
    verb: at('Integration.IntegrationHttpMethod')(one) ?? null,
    mayRun: may(from(`\${${api.logicalId}}`)),
    // The id of a stage is that of no API.
    otherApiMay: may(from(`\${${stage.logicalId}}`)),
  };
}

const isInvoked = (found: Json | undefined): boolean => {
  if (!isObject(found)) return false;
  const { function: _, ...how } = found;
  return is({ by: 'AWS_PROXY', verb: 'POST', mayRun: 'allowed', otherApiMay: 'denied' })(how);
};

/** What the functions behind an API's methods need: a role that is a user of the cluster that they connect to, room to run, a way there. */
const connections = (api: TemplateResource, view: View): Json =>
  [...new Set(view.matching(method).map((one) => (apiOf(one, view) === api ? behind(one, view) : undefined)))].map(
    (one) => (one ? connectionOf(one, view) : null),
  );

function connectionOf(one: TemplateResource, view: View): JsonObject | null {
  const target = view.target(one, at('Environment.Variables.CONNECTION_STRING')(one));
  const role = roleOf(one, view);
  if (!target || !cluster(target.resource) || !startsWith('ConnectionStrings.')(target.attribute) || !role) return null;
  return {
    function: one.path,
    cluster: target.resource.path,
    user: view.matching(user).find((each) => isUserOf(each, role, target.resource, view))?.path ?? null,
    takenOn: takenOnBy('lambda.amazonaws.com', view, role).decision,
    reservedConcurrency: one.properties['ReservedConcurrentExecutions'] ?? 'none',
    reaches: view.network.reachesCluster(one, target.resource, 'peering').decision,
  };
}

/** Whether a database user is that role, of the project and scope of a cluster. */
const isUserOf = (one: TemplateResource, role: TemplateResource, of: TemplateResource, view: View): boolean =>
  one.properties['AWSIAMType'] === 'ROLE' &&
  one.properties['DatabaseName'] === '$external' &&
  referred(view, one, one.properties['Username'], ['AWS::IAM::Role', 'Arn']) === role &&
  sameProject(view, one, of) &&
  list(one.properties['Scopes']).some(is({ Name: of.properties['Name'] ?? null, Type: 'CLUSTER' }));

export const needsFunction = (name: string): Expectation[] => [
  expectation(
    `every method of ${name}`,
    'needs a function in front of the cluster, which it alone may run',
    method,
    invocation,
    isInvoked,
  ),
  expectation(
    `the function of ${name}`,
    'signs in to the cluster as an IAM role, and reaches it',
    apiIn(ATLAS_API_STACK),
    connections,
    all(
      (one) =>
        isObject(one) &&
        one['user'] !== null &&
        one['takenOn'] === 'allowed' &&
        one['reservedConcurrency'] !== 0 &&
        one['reaches'] === 'reachable',
    ),
  ),
];
