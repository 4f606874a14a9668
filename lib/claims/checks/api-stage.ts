/** The stage of an API: what it serves, how many requests it lets through, and where it logs them. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import type { Select, View } from '../view';
import { allAre, decisions, deployed, isAssumedBy, referred } from './access';
import { attempt } from './attempt';
import { at, both, inStack, is, ofType } from './dsl';

const API = 'AWS::ApiGateway::RestApi';

export const apiIn = (stack: string): Select => both(ofType(API), inStack(stack));
export const stageIn = (stack: string): Select => both(ofType('AWS::ApiGateway::Stage'), inStack(stack));
const logGroup = ofType('AWS::Logs::LogGroup');
const logAccount = ofType('AWS::ApiGateway::Account');

export const apiOf = (from: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, from, from.properties['RestApiId'], [API, 'Ref']);

/** The API that a stage serves, by its own word and by that of its deployment. */
export function servedBy(stage: TemplateResource, view: View): Json {
  const deployment = referred(view, stage, stage.properties['DeploymentId'], ['AWS::ApiGateway::Deployment', 'Ref']);
  return [apiOf(stage, view)?.path ?? null, (deployment && apiOf(deployment, view)?.path) ?? null];
}

/**
 * What an account is let through in a region, in requests a second and at once; more than that limits nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html (read 2026-11-26)
 */
const OF_ACCOUNT = { rate: 10_000, burst: 5_000 };

/** Every setting of a path limits it, and one is of all paths. */
export function limitsEveryPath(settings: Json | undefined): boolean {
  const isWithin = (limit: Json | undefined, most: number): boolean =>
    typeof limit === 'number' && limit >= 1 && limit <= most;
  const limits = (one: Json): boolean =>
    isObject(one) &&
    isWithin(one['ThrottlingRateLimit'], OF_ACCOUNT.rate) &&
    isWithin(one['ThrottlingBurstLimit'], OF_ACCOUNT.burst);
  const isOfAll = (one: Json): boolean => isObject(one) && one['ResourcePath'] === '/*' && one['HttpMethod'] === '*';
  return Array.isArray(settings) && settings.every(limits) && settings.some(isOfAll);
}

/** Who asked for what, and what came of it. */
const LOGGED = ['requestId', 'identity.userArn', 'httpMethod', 'path', 'status'].map((name) => `$context.${name}`);

/** Where the accesses to a stage are logged, for how long, what of them is left out, and whether API Gateway may write there. */
export function logsOf(stage: TemplateResource, view: View): Json | undefined {
  const destination = `${asText(deployed(view, stage, at('AccessLogSetting.DestinationArn')(stage) ?? null))}:*`;
  const group = view.matching(logGroup).find((one) => view.access.arnOf(one) === destination);
  const logged = attempt(() => JSON.parse(asText(at('AccessLogSetting.Format')(stage))) as object);
  if (!group || !logged) return undefined;
  return {
    into: group.path,
    days: group.properties['RetentionInDays'] ?? 'all',
    leftOut: LOGGED.filter((one) => !(Object.values(logged) as unknown[]).includes(one)),
    written: mayWrite(group, view),
  };
}

/** By the one role that API Gateway writes all logs of an account with. */
function mayWrite(group: TemplateResource, view: View): Json {
  const [account] = view.matching(logAccount);
  const role = account && referred(view, account, account.properties['CloudWatchRoleArn'], ['AWS::IAM::Role', 'Arn']);
  const actions = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  return role
    ? decisions(view, [
        isAssumedBy('apigateway.amazonaws.com', role),
        ...actions.map((action) => ({ who: role, action, resource: group })),
      ])
    : null;
}

export const logsEveryAccess = (found: Json | undefined): boolean =>
  isObject(found) && is([])(found['leftOut']) && found['days'] !== 0 && allAre('allowed')(found['written']);
