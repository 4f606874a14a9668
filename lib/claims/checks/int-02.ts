import type { Json, TemplateResource } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import { at, both, change, expectation, inStack, is, ofType, parts, present, remove, set, startsWith } from './dsl';

const method = both(ofType('AWS::ApiGateway::Method'), inStack(DYNAMODB_STACK));
const stage = both(ofType('AWS::ApiGateway::Stage'), inStack(DYNAMODB_STACK));
const withBody = both(method, ({ properties }) => present(properties['RequestModels']));

const action = (resource: TemplateResource): Json | undefined => {
  const uri = JSON.stringify(at('Integration.Uri')(resource) ?? '');
  return uri.match(/dynamodb:action\/\w+/)?.[0] ?? uri;
};

export const int02: Evidence = {
  expectations: [
    expectation('every method of the API', 'calls DynamoDB itself', method, action, startsWith('dynamodb:action/'), {
      atLeast: 6,
    }),
    expectation('every method of the API', 'runs no function', method, at('Integration.Type'), is('AWS')),
    expectation(
      'every method of the API',
      'takes signed requests only',
      method,
      at('AuthorizationType'),
      is('AWS_IAM'),
    ),
    expectation('every method with a body', 'checks it first', withBody, at('RequestValidatorId'), present, {
      atLeast: 2,
    }),
    expectation(
      'the stage',
      'is throttled and logs every access',
      stage,
      parts('MethodSettings[].ThrottlingRateLimit', 'AccessLogSetting.DestinationArn'),
      (found) => {
        const { 'MethodSettings[].ThrottlingRateLimit': limits, 'AccessLogSetting.DestinationArn': logs } =
          found as Record<string, Json>;
        return Array.isArray(limits) && limits.some((limit) => typeof limit === 'number' && limit > 0) && present(logs);
      },
    ),
  ],
  mutations: [
    set('call another service', method, 'Integration.Uri', 'arn:aws:apigateway:eu-west-1:sqs:path/orders'),
    change('put a function into the path', method, (properties) => (properties['Integration'].Type = 'AWS_PROXY')),
    change('take unsigned requests', method, (properties) => (properties['AuthorizationType'] = 'NONE')),
    change('take unchecked bodies', withBody, (properties) => delete properties['RequestValidatorId']),
    set('lift the throttling', stage, 'MethodSettings', undefined),
    set('log no access', stage, 'AccessLogSetting', undefined),
    remove('remove the API', method),
  ],
};
