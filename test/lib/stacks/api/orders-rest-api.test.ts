import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Template } from 'aws-cdk-lib/assertions';
import { ROUTES, type OrderOperation } from '../../../../lib/orders/routes';
import { newOrderModel, statusChangeModel } from '../../../../lib/stacks/api/models';
import { OrdersRestApi } from '../../../../lib/stacks/api/orders-rest-api';
import { retentionOf } from '../../../../lib/stacks/common/retention';
import { onlyResource, removalOf, resourcesOf, RETAINED, textOf } from '../../../support/resources';
import { settingsOf, testStack } from '../../../support/test-stack';

const stack = testStack();
const asked: OrderOperation[] = [];
new OrdersRestApi(stack, 'Api', {
  ...retentionOf(settingsOf('production')),
  restApiName: 'orders-test',
  integration(operation) {
    asked.push(operation);
    return new apigateway.MockIntegration({ requestTemplates: { 'application/json': operation } });
  },
});
const template = Template.fromStack(stack);
const stage = onlyResource(template, 'AWS::ApiGateway::Stage').Properties;

/** Methods by `METHOD /path`. */
const methods = Object.fromEntries(
  Object.values(resourcesOf(template, 'AWS::ApiGateway::Method')).map(({ Properties }) => [
    `${Properties.HttpMethod as string} ${pathOf(Properties.ResourceId)}`,
    Properties,
  ]),
);

function pathOf({ Ref }: { Ref?: string }): string {
  const resource = Ref === undefined ? undefined : resourcesOf(template, 'AWS::ApiGateway::Resource')[Ref];
  return resource ? `${pathOf(resource.Properties.ParentId)}/${resource.Properties.PathPart as string}` : '';
}
const methodOf = (operation: OrderOperation) => methods[`${ROUTES[operation].method} ${ROUTES[operation].resource}`];

describe('the HTTP contract', () => {
  it('has the six routes and no others', () => {
    expect(Object.keys(methods).sort()).toStrictEqual(
      Object.values(ROUTES)
        .map(({ method, resource }) => `${method} ${resource}`)
        .sort(),
    );
    expect(Object.keys(methods)).toHaveLength(6);
  });

  it.each(Object.keys(ROUTES) as OrderOperation[])('leads %s to its own integration', (operation) => {
    expect(methodOf(operation)?.Integration.RequestTemplates).toStrictEqual({ 'application/json': operation });
  });

  it('takes signed requests only', () => {
    expect(Object.values(methods).map(({ AuthorizationType }) => AuthorizationType)).toStrictEqual(
      Array(6).fill('AWS_IAM'),
    );
  });

  it('has the name it was given and is regional', () => {
    expect(onlyResource(template, 'AWS::ApiGateway::RestApi').Properties).toMatchObject({
      Name: 'orders-test',
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
  });
});

describe('what is checked before anything runs', () => {
  const validator = (operation: OrderOperation) =>
    resourcesOf(template, 'AWS::ApiGateway::RequestValidator')[methodOf(operation)?.RequestValidatorId.Ref]?.Properties;
  const model = (operation: OrderOperation) =>
    resourcesOf(template, 'AWS::ApiGateway::Model')[methodOf(operation)?.RequestModels.$default.Ref]?.Properties;

  it.each(['put', 'changeStatus'] as const)('is the body of %s, whatever its content type', (operation) => {
    expect(Object.keys(methodOf(operation)?.RequestModels)).toStrictEqual(['$default']);
    expect(validator(operation)).toMatchObject({ ValidateRequestBody: true });
    expect(model(operation)).toMatchObject({ ContentType: 'application/json' });
  });

  it('is that a new order has an amount and a time, within the limits of both databases, and no unknown field', () => {
    expect(model('put')?.Schema).toMatchObject({
      required: ['amount', 'placedAt'],
      additionalProperties: false,
      properties: {
        amount: { type: 'integer', minimum: 0, maximum: 1_000_000_000 },
        placedAt: { type: 'string', pattern: newOrderModel.properties?.['placedAt']?.pattern },
        note: { type: 'string', maxLength: 1_000 },
        expiresAt: { type: 'integer', minimum: 0 },
      },
    });
  });

  it('is that a change of status names both, out of those there are', () => {
    const status = { type: 'string', enum: ['PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED'] };
    expect(statusChangeModel.required).toStrictEqual(['from', 'to']);
    expect(model('changeStatus')?.Schema).toMatchObject({
      additionalProperties: false,
      properties: { from: status, to: status },
    });
  });

  it('is that a listing by status says which', () => {
    expect(methodOf('listByStatus')?.RequestParameters).toStrictEqual({ 'method.request.querystring.status': true });
    expect(validator('listByStatus')).toMatchObject({ ValidateRequestParameters: true });
  });

  it('lets no parameter but the status be missing, so that the refusal can name it', () => {
    const required = Object.values(methods).flatMap(({ RequestParameters = {} }) =>
      Object.keys(RequestParameters as object),
    );
    expect(required).toStrictEqual(['method.request.querystring.status']);
  });
});

describe('what the gateway answers by itself', () => {
  const refusal = (type: string) =>
    Object.values(resourcesOf(template, 'AWS::ApiGateway::GatewayResponse')).find(
      ({ Properties }) => Properties.ResponseType === type,
    )?.Properties;
  /** The template's answer; it is not VTL, only variables are replaced. */
  const answerOf = (type: string): unknown =>
    JSON.parse(refusal(type)?.ResponseTemplates['application/json'].replace('$context.error.messageString', '"why"'));

  it.each([
    ['BAD_REQUEST_BODY', { code: 'INVALID', field: 'body' }],
    ['BAD_REQUEST_PARAMETERS', { code: 'INVALID', field: 'status' }],
    ['UNSUPPORTED_MEDIA_TYPE', { code: 'INVALID', field: 'body' }],
    ['REQUEST_TOO_LARGE', { code: 'INVALID', field: 'body' }],
    ['THROTTLED', { code: 'THROTTLED' }],
    ['ACCESS_DENIED', { code: 'DENIED' }],
    ['MISSING_AUTHENTICATION_TOKEN', { code: 'NO_SUCH_ROUTE' }],
    ['DEFAULT_4XX', { code: 'DENIED' }],
    ['INTEGRATION_TIMEOUT', { code: 'UNAVAILABLE' }],
    ['INTEGRATION_FAILURE', { code: 'UNAVAILABLE' }],
    ['DEFAULT_5XX', { code: 'INTERNAL' }],
  ])('has the contract’s error shape for %s', (type, answer) => {
    expect(answerOf(type)).toStrictEqual({ ...answer, message: 'why' });
  });

  it.each(['INTEGRATION_TIMEOUT', 'INTEGRATION_FAILURE'])(
    'is for %s what the function says of a database that does not answer',
    (type) => {
      expect(refusal(type)).toMatchObject({
        StatusCode: '503',
        ResponseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
      });
    },
  );
});

describe('the stage', () => {
  const [settings] = stage.MethodSettings;

  it('is throttled on every route', () => {
    expect(stage.MethodSettings).toHaveLength(1);
    expect(settings).toMatchObject({
      HttpMethod: '*',
      ResourcePath: '/*',
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
  });

  it('counts requests and logs errors, never their bodies', () => {
    expect(settings).toMatchObject({ MetricsEnabled: true, LoggingLevel: 'ERROR', DataTraceEnabled: false });
  });

  it('logs every access, with who asked for which order and how it ended, in JSON', () => {
    const format = JSON.parse(stage.AccessLogSetting.Format as string) as Record<string, string>;
    expect(format).toMatchObject({
      userArn: '$context.identity.userArn',
      path: '$context.path',
      status: '$context.status',
      requestId: '$context.requestId',
    });
  });

  it('logs accesses to a group that is kept and removed as the profile says', () => {
    const logGroup = onlyResource(template, 'AWS::Logs::LogGroup');
    expect(textOf(stage.AccessLogSetting.DestinationArn)).toContain(`log-group:\${${logGroup.id}}`);
    expect(logGroup.Properties.RetentionInDays).toBe(90);
    expect(removalOf(logGroup)).toStrictEqual(RETAINED);
  });
});

it('asks for one integration an operation', () => {
  expect([...asked].sort()).toStrictEqual(Object.keys(ROUTES).sort());
});
