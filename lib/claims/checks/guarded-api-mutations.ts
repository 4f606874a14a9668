/** Changes that take away what the APIs in front of both databases show alike. */
import { API_ACCOUNT_STACK } from '../../assembly/names';
import type { Mutation, MutationKind } from '../evidence';
import { methodIn } from './api-methods';
import { apiIn, stageIn } from './api-stage';
import { both, change, inStack, ofKind, ofType, remove, set } from './dsl';
import { changeOne, distrust, roleIn } from './mutations';

const UNLIMITED = { ThrottlingRateLimit: 1_000_000, ThrottlingBurstLimit: 1_000_000 };
const policy = (Effect: string) => ({ Statement: [{ Effect, Principal: '*', Action: '*', Resource: '*' }] });

const named =
  (name: string) =>
  (kind: MutationKind, ...all: Mutation[]): Mutation[] =>
    ofKind(kind, ...all.map((one) => ({ ...one, name: `${name}: ${one.name}` })));

/** One at the least for each thing that is expected. */
export const unguarded = (name: string, stack: string): Mutation[] => {
  const [method, stage, mutation] = [methodIn(stack), stageIn(stack), named(name)];
  const ofStack = (type: string) => both(ofType(type), inStack(stack));
  return [
    ...mutation(
      'wrong-thing',
      set('serve another API', ofStack('AWS::ApiGateway::Deployment'), 'RestApiId', 'abcdef'),
      set('throttle another path', stage, 'MethodSettings[].ResourcePath', '/elsewhere'),
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
      set('take any body', ofStack('AWS::ApiGateway::Model'), 'Schema', {}),
      set('close its endpoint', apiIn(stack), 'DisableExecuteApiEndpoint', true),
    ),
    ...mutation(
      'one-of-several',
      changeOne(
        'take unsigned requests in one method',
        method,
        (properties) => (properties['AuthorizationType'] = 'NONE'),
      ),
    ),
  ];
};

export const unguardedInOtherWays = (name: string, stack: string): Mutation[] => {
  const [method, stage, mutation] = [methodIn(stack), stageIn(stack), named(name)];
  const ofStack = (type: string) => both(ofType(type), inStack(stack));
  const [validator, model] = [ofStack('AWS::ApiGateway::RequestValidator'), ofStack('AWS::ApiGateway::Model')];
  return [
    ...mutation(
      'gone',
      remove('remove its methods', method),
      remove('remove its stage', stage),
      set('log no access', stage, 'AccessLogSetting', undefined),
      set('lift the throttling', stage, 'MethodSettings', undefined),
    ),
    ...mutation(
      'switched-off',
      set('let nothing through', stage, 'MethodSettings[].ThrottlingRateLimit', 0),
      set('throttle only what no account is given', stage, 'MethodSettings[].ThrottlingRateLimit', 1_000_000),
      set('validate no body', validator, 'ValidateRequestBody', false),
      set('validate no parameter', validator, 'ValidateRequestParameters', false),
      set('take unknown fields', model, 'Schema.additionalProperties', true),
      set('log ids alone', stage, 'AccessLogSetting.Format', '{"id":"$context.requestId"}'),
    ),
    ...mutation(
      'unable',
      distrust('let API Gateway not assume the role that logs', roleIn(API_ACCOUNT_STACK)),
      set('let it refuse everybody', apiIn(stack), 'Policy', policy('Deny')),
    ),
    ...mutation(
      'granted-beside',
      set('let anybody in', apiIn(stack), 'Policy', policy('Allow')),
      set('take unsigned requests', method, 'AuthorizationType', 'NONE'),
    ),
    ...mutation(
      'one-of-several',
      changeOne(
        'check no body in one method',
        both(method, ({ properties }) => 'RequestModels' in properties),
        (properties) => delete properties['RequestModels'],
      ),
      change('throttle all paths but one', stage, (properties) =>
        properties['MethodSettings'].push({ ResourcePath: '/~1orders', HttpMethod: 'GET', ...UNLIMITED }),
      ),
    ),
  ];
};
