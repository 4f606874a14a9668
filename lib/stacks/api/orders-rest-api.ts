import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { RETRY_AFTER, type ErrorCode } from '../../orders/errors';
import { ROUTES, type OrderOperation } from '../../orders/routes';
import type { RetentionProps } from '../common/retention';
import { acknowledge } from '../validation/acknowledge';
import { newOrderModel, statusChangeModel } from './models';

export interface OrdersRestApiProps extends RetentionProps {
  readonly restApiName: string;
  /** What serves an operation: the same contract, whatever is behind it. */
  readonly integration: (operation: OrderOperation) => apigateway.Integration;
}

const STAGE = 'v1';
/** Requests per second and in a burst that the whole stage takes; far below what either database does, far above a try-out. */
const THROTTLING = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };
/**
 * Who (the session of a role by its name) asked for what. `path` names customer and order: without it nobody could say who has read an
 * order. Ids are personal data, so nothing of a query or a body is added, and the group is kept only as long as the settings say.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  userArn: '$context.identity.userArn',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  path: '$context.path',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
};

/**
 * The HTTP contract of the order book, for either database: six operations, signed requests only (IAM), bodies and required parameters
 * checked before anything runs, throttled, every access logged. Who may invoke it gets every customer’s orders, but for a policy that
 * names paths: docs/authorization.md.
 *
 * What the gateway refuses has the contract's error shape too.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export class OrdersRestApi extends apigateway.RestApi {
  readonly accessLogs: logs.LogGroup;

  constructor(scope: Construct, id: string, props: OrdersRestApiProps) {
    const { restApiName, integration, logRetention, removalPolicy } = props;
    const accessLogs = new logs.LogGroup(scope, `${id}AccessLogs`, { retention: logRetention, removalPolicy });
    super(scope, id, {
      restApiName,
      description: 'Orders over HTTPS',
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      // It is the whole account's: ApiGatewayAccountStack sets it once.
      cloudWatchRole: false,
      defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
      deployOptions: {
        stageName: STAGE,
        ...THROTTLING,
        metricsEnabled: true,
        loggingLevel: apigateway.MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        accessLogDestination: new apigateway.LogGroupLogDestination(accessLogs),
        accessLogFormat: apigateway.AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });

    this.accessLogs = accessLogs;
    this.acknowledgements();
    const validated = this.validation();
    for (const [operation, { method, resource }] of Object.entries(ROUTES) as [
      OrderOperation,
      (typeof ROUTES)[OrderOperation],
    ][]) {
      this.root.resourceForPath(resource).addMethod(method, integration(operation), validated[operation] ?? {});
    }
    this.refusals();
  }

  private validation(): Partial<Record<OrderOperation, apigateway.MethodOptions>> {
    const checked = (name: string, schema: apigateway.JsonSchema): apigateway.MethodOptions => ({
      // Whatever the content type is: a body whose type has no model is not validated.
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
      requestModels: { $default: this.addModel(name, { schema, contentType: 'application/json' }) },
      requestValidator,
    });
    const requestValidator = this.addRequestValidator('Requests', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    return {
      put: checked('NewOrder', newOrderModel),
      changeStatus: checked('StatusChange', statusChangeModel),
      listByStatus: { requestParameters: { 'method.request.querystring.status': true }, requestValidator },
    };
  }

  private acknowledgements(): void {
    acknowledge(
      this,
      'COG4',
      'Its callers are IAM principals that sign every request: there are no end users to keep in a user pool',
    );
    acknowledge(
      this,
      'APIG3',
      'Unsigned requests end at the gateway and signed ones are throttled; a firewall costs by the month',
    );
  }

  /**
   * Their templates are not VTL: a variable of `$context` is replaced, no function is called. That leaves the gateway's general message,
   * in quotes already; the one that tells what is wrong with a body holds quotes and would break the JSON.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
   */
  private refusals(): void {
    for (const [id, { code, field, ...options }] of Object.entries(REFUSALS)) {
      const about = field === undefined ? '' : `,"field":"${field}"`;
      this.addGatewayResponse(id, {
        ...options,
        templates: { 'application/json': `{"code":"${code}","message":$context.error.messageString${about}}` },
      });
    }
  }
}

interface Refusal extends Pick<apigateway.GatewayResponseOptions, 'type' | 'statusCode' | 'responseHeaders'> {
  readonly code: ErrorCode | 'THROTTLED' | 'DENIED';
  readonly field?: string;
}

/** Whoever waited in vain gets what the function answers when the database does not. */
const UNAVAILABLE = {
  code: 'UNAVAILABLE',
  statusCode: '503',
  responseHeaders: { 'Retry-After': `'${RETRY_AFTER}'` },
} as const;

/** What the gateway answers by itself. `status` is the one required parameter; the two defaults stand for all kinds not named here. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  BadBody: { type: apigateway.ResponseType.BAD_REQUEST_BODY, code: 'INVALID', field: 'body' },
  BadParameters: { type: apigateway.ResponseType.BAD_REQUEST_PARAMETERS, code: 'INVALID', field: 'status' },
  BadMediaType: { type: apigateway.ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'INVALID', field: 'body' },
  TooLarge: { type: apigateway.ResponseType.REQUEST_TOO_LARGE, code: 'INVALID', field: 'body' },
  Throttled: { type: apigateway.ResponseType.THROTTLED, code: 'THROTTLED' },
  Denied: { type: apigateway.ResponseType.ACCESS_DENIED, code: 'DENIED' },
  NoRoute: { type: apigateway.ResponseType.MISSING_AUTHENTICATION_TOKEN, code: 'NO_SUCH_ROUTE' },
  OtherRefusal: { type: apigateway.ResponseType.DEFAULT_4XX, code: 'DENIED' },
  NoAnswer: { type: apigateway.ResponseType.INTEGRATION_TIMEOUT, ...UNAVAILABLE },
  NoConnection: { type: apigateway.ResponseType.INTEGRATION_FAILURE, ...UNAVAILABLE },
  OtherFailure: { type: apigateway.ResponseType.DEFAULT_5XX, code: 'INTERNAL' },
};
