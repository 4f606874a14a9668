import type { Backend, Request } from '../../../../lib/engines/api-gateway/exchange';
import { readRestApi, type SynthesizedTemplate } from '../../../../lib/engines/api-gateway/rest-api';
import { restApiHandler } from '../../../../lib/engines/api-gateway/handle';

const method = (properties: object, integration: object = {}): SynthesizedTemplate => ({
  Resources: {
    Things: {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'things' },
    },
    Thing: { Type: 'AWS::ApiGateway::Resource', Properties: { ParentId: { Ref: 'Things' }, PathPart: '{id}' } },
    Model: { Type: 'AWS::ApiGateway::Model', Properties: { Schema: { type: 'object', required: ['a'] } } },
    Validator: {
      Type: 'AWS::ApiGateway::RequestValidator',
      Properties: { ValidateRequestBody: true, ValidateRequestParameters: true },
    },
    Method: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        HttpMethod: 'GET',
        ResourceId: { Ref: 'Thing' },
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'AWS',
          Uri: {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:dynamodb:action/GetItem']],
          },
          PassthroughBehavior: 'NEVER',
          RequestTemplates: { 'application/json': "$input.params().path.get('id')" },
          IntegrationResponses: [
            { StatusCode: '200', ResponseTemplates: { 'application/json': "$input.path('$').answer" } },
            {
              StatusCode: '400',
              SelectionPattern: '4\\d{2}',
              ResponseTemplates: {
                'application/json':
                  '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Why = "tea")no',
              },
            },
          ],
          ...integration,
        },
        ...properties,
      },
    },
  },
});

const GET: Request = { method: 'GET', target: '/things/7', headers: {} };
const sent: [string, string][] = [];
const answering =
  (status: number, body: string): Backend =>
  (action, request) => {
    sent.push([action, request]);
    return Promise.resolve({ status, body });
  };
const ask = (
  template: SynthesizedTemplate,
  request: Partial<Request> = {},
  backend = answering(200, '{"answer":"yes"}'),
) => restApiHandler(readRestApi(template), backend)({ ...GET, ...request });

describe('the stand-in for API Gateway', () => {
  it('sends what the request template makes, and answers what the response template makes of the answer', async () => {
    expect(await ask(method({}))).toStrictEqual({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: 'yes',
    });
    expect(sent.at(-1)).toStrictEqual(['GetItem', '7']);
  });

  it.each(['999999999.9999999999', '1e3', '-0', '12345678901234567890'])(
    'hands on %s as it was written',
    async (number) => {
      const template = method(
        {},
        { RequestTemplates: { 'application/json': "$input.json('$.a') $input.json('$.b')" } },
      );
      await ask(template, { body: `{"a":${number},"b":"not ${number}"}` });
      expect(sent.at(-1)?.[1]).toBe(`${number} "not ${number}"`);
    },
  );

  it('decodes a path parameter once', async () => {
    await ask(method({}), { target: '/things/a%2520%2Fb' });
    expect(sent.at(-1)?.[1]).toBe('a%20/b');
  });

  it('takes a malformed encoding as it is', async () => {
    await ask(method({}), { target: '/things/%zz' });
    expect(sent.at(-1)?.[1]).toBe('%zz');
  });

  it('picks the response by the status of the backend, and heeds what its template overrides', async () => {
    expect(await ask(method({}), {}, answering(400, '{}'))).toStrictEqual({
      status: 418,
      headers: { 'Content-Type': 'application/json', 'X-Why': 'tea' },
      body: 'no',
    });
  });

  it.each([
    ['an unknown path', method({}), { target: '/other' }, 403, 'Missing Authentication Token'],
    ['an unknown method', method({}), { method: 'POST' }, 403, 'Missing Authentication Token'],
    [
      'no signature where one is demanded',
      method({ AuthorizationType: 'AWS_IAM' }),
      {},
      403,
      'Missing Authentication Token',
    ],
    [
      'a content type without a template',
      method({}),
      { headers: { 'content-type': 'text/plain' } },
      415,
      'Unsupported Media Type',
    ],
    [
      'a missing parameter',
      method({ RequestValidatorId: { Ref: 'Validator' }, RequestParameters: { 'method.request.querystring.q': true } }),
      {},
      400,
      'Missing required request parameters: [q]',
    ],
    [
      'a body that the model refuses',
      method({ RequestValidatorId: { Ref: 'Validator' }, RequestModels: { 'application/json': { Ref: 'Model' } } }),
      { body: '{"b":1}' },
      400,
      'Invalid request body',
    ],
    [
      'a body that the model for any content type refuses',
      method({ RequestValidatorId: { Ref: 'Validator' }, RequestModels: { $default: { Ref: 'Model' } } }),
      { body: '{"b":1}' },
      400,
      'Invalid request body',
    ],
  ])('refuses %s as API Gateway does', async (_, template, request, status, message) => {
    expect(await ask(template, request)).toMatchObject({ status, body: JSON.stringify({ message }) });
  });

  it('answers 504 when the backend does not', async () => {
    expect(await ask(method({}), {}, () => Promise.reject(new Error('gone')))).toMatchObject({ status: 504 });
  });

  it('gives its own answers as the API says, by replacing variables and nothing else', async () => {
    const { Resources } = method({});
    const Properties = {
      ResponseType: 'DEFAULT_4XX',
      StatusCode: '404',
      ResponseParameters: { 'gatewayresponse.header.X-Why': "'lost'" },
      ResponseTemplates: { 'application/json': '{"m":$context.error.messageString,"f":"$util.escapeJavaScript("x")"}' },
    };
    const template = { Resources: { ...Resources, Refusal: { Type: 'AWS::ApiGateway::GatewayResponse', Properties } } };
    expect(await ask(template, { target: '/other' })).toStrictEqual({
      status: 404,
      headers: { 'Content-Type': 'application/json', 'X-Why': 'lost' },
      body: '{"m":"Missing Authentication Token","f":"$util.escapeJavaScript("x")"}',
    });
  });

  it.each([
    [
      'a function',
      { Type: 'AWS_PROXY', Uri: 'arn:aws:apigateway:eu-west-1:lambda:path/x' },
      'not an integration with DynamoDB',
    ],
    ['bodies without a template', { PassthroughBehavior: 'WHEN_NO_MATCH' }, 'are not refused'],
  ])('does not serve %s', (_, integration, message) => {
    expect(() => readRestApi(method({}, integration))).toThrow(message);
  });
});
