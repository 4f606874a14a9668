/** What the APIs in front of both databases show alike, and the changes that take it away. */
import { asText, type Json, type TemplateResource } from '../../assembly/assembly';
import { API_ACCOUNT_STACK } from '../../assembly/names';
import { ROUTES } from '../../orders/routes';
import type { Expectation, Mutation } from '../evidence';
import type { View } from '../view';
import { letsThrough, methodIn, ONLY_GOOD, operation, pathOf } from './api-methods';
import { apiIn, apiOf, limitsEveryPath, logsEveryAccess, logsOf, servedBy, stageIn } from './api-stage';
import { at, both, change, expectation, inStack, is, ofKind, ofType, remove, set } from './dsl';
import { changeOne, distrust } from './mutations';

export const guardedApi = (name: string, stack: string): [Expectation, ...Expectation[]] => {
  const [api, method, stage] = [apiIn(stack), methodIn(stack), stageIn(stack)];
  const operations = (one: TemplateResource, view: View): Json =>
    view
      .matching(method)
      .filter((each) => apiOf(each, view) === one)
      .map((each) => operation(each, view) ?? `${asText(each.properties['HttpMethod'])} ${pathOf(each, view)}`)
      .sort();
  return [
    expectation(
      name,
      'has the six methods of the contract, and no other',
      api,
      operations,
      is(Object.keys(ROUTES).sort()),
    ),
    expectation(
      name,
      'is open to the internet, with no policy that lets others in or keeps all out',
      api,
      ({ properties }) => ({
        endpoint: properties['EndpointConfiguration'] ?? null,
        disabled: properties['DisableExecuteApiEndpoint'] ?? false,
        policy: properties['Policy'] ?? null,
      }),
      is({ endpoint: { Types: ['REGIONAL'] }, disabled: false, policy: null }),
    ),
    expectation(
      `every method of ${name}`,
      'takes signed requests only',
      method,
      at('AuthorizationType'),
      is('AWS_IAM'),
    ),
    expectation(
      `every method of ${name}`,
      'lets a good request through and no bad one',
      method,
      letsThrough,
      ONLY_GOOD,
    ),
    expectation(`the stage of ${name}`, 'serves that API', stage, servedBy, (found, one, view) => {
      const [first] = view.matching(api);
      return first !== undefined && is([first.path, first.path])(found);
    }),
    expectation(`the stage of ${name}`, 'throttles every path', stage, at('MethodSettings'), limitsEveryPath),
    expectation(`the stage of ${name}`, 'logs every access', stage, logsOf, logsEveryAccess),
  ];
};

export const unguarded = (name: string, stack: string): Mutation[] => {
  const [method, stage] = [methodIn(stack), stageIn(stack)];
  const ofStack = (type: string) => both(ofType(type), inStack(stack));
  const [validator, model] = [ofStack('AWS::ApiGateway::RequestValidator'), ofStack('AWS::ApiGateway::Model')];
  const mutation = (kind: Parameters<typeof ofKind>[0], ...all: Mutation[]): Mutation[] =>
    ofKind(kind, ...all.map((one) => ({ ...one, name: `${name}: ${one.name}` })));
  return [
    ...mutation(
      'gone',
      remove('remove its methods', method),
      remove('remove its stage', stage),
      set('log no access', stage, 'AccessLogSetting', undefined),
      set('lift the throttling', stage, 'MethodSettings', undefined),
    ),
    ...mutation(
      'wrong-thing',
      set('throttle another path', stage, 'MethodSettings[].ResourcePath', '/elsewhere'),
      set('serve another API', ofStack('AWS::ApiGateway::Deployment'), 'RestApiId', 'abcdef'),
      set(
        'log into a group of somebody else',
        stage,
        'AccessLogSetting.DestinationArn',
        'arn:aws:logs:eu-west-1:111122223333:log-group:other',
      ),
      change('move its methods to one path', method, (properties) => (properties['ResourceId'] = { Ref: 'Nowhere' })),
    ),
    ...mutation(
      'switched-off',
      set('let nothing through', stage, 'MethodSettings[].ThrottlingRateLimit', 0),
      set('throttle only what no account is given', stage, 'MethodSettings[].ThrottlingRateLimit', 1_000_000),
      set('validate no body', validator, 'ValidateRequestBody', false),
      set('validate no parameter', validator, 'ValidateRequestParameters', false),
      set('take any body', model, 'Schema', {}),
      set('take unknown fields', model, 'Schema.additionalProperties', true),
      set('log ids alone', stage, 'AccessLogSetting.Format', '{"id":"$context.requestId"}'),
      set('close its endpoint', apiIn(stack), 'DisableExecuteApiEndpoint', true),
    ),
    ...mutation(
      'unable',
      distrust('let API Gateway not assume the role that logs', inStack(API_ACCOUNT_STACK)),
      set('let it refuse everybody', apiIn(stack), 'Policy', {
        Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }],
      }),
    ),
    ...mutation(
      'granted-beside',
      set('let anybody in', apiIn(stack), 'Policy', {
        Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
      }),
      set('take unsigned requests', method, 'AuthorizationType', 'NONE'),
    ),
    ...mutation(
      'one-of-several',
      changeOne(
        'take unsigned requests in one method',
        method,
        (properties) => (properties['AuthorizationType'] = 'NONE'),
      ),
      changeOne(
        'check no body in one method',
        both(method, ({ properties }) => 'RequestModels' in properties),
        (properties) => delete properties['RequestModels'],
      ),
      change('throttle all paths but one', stage, (properties) =>
        properties['MethodSettings'].push({
          ResourcePath: '/~1orders',
          HttpMethod: 'GET',
          ThrottlingRateLimit: 1_000_000,
          ThrottlingBurstLimit: 1_000_000,
        }),
      ),
    ),
  ];
};
