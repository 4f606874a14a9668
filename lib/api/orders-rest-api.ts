import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ROUTES, type Operation } from '../../lambda/orders/routes';
import { removalPolicy } from '../removal';
import type { Settings } from '../settings/schema';
import { newOrderModel, statusChangeModel } from './models';

export interface OrdersRestApiProps {
  readonly settings: Settings;
  readonly restApiName: string;
  /** What serves an operation: the same contract, whatever is behind it. */
  readonly integration: (operation: Operation) => apigateway.Integration;
}

const STAGE = 'v1';
/** Requests per second and in a burst that the whole stage takes; far below what either database does, far above a try-out. */
const THROTTLING = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };

/**
 * The HTTP contract of the order book, for either database: six operations, signed requests only (IAM), bodies and required parameters
 * checked before anything runs, throttled, every access logged.
 *
 * What the gateway refuses has the contract's error shape too; its message names the field.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export class OrdersRestApi extends apigateway.RestApi {
  constructor(scope: Construct, id: string, { settings, restApiName, integration }: OrdersRestApiProps) {
    const accessLogs = new logs.LogGroup(scope, `${id}AccessLogs`, {
      retention: settings.logRetentionDays as logs.RetentionDays,
      removalPolicy: removalPolicy(settings),
    });
    super(scope, id, {
      restApiName,
      description: 'Orders over HTTPS',
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      cloudWatchRole: true,
      defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
      deployOptions: {
        stageName: STAGE,
        ...THROTTLING,
        metricsEnabled: true,
        loggingLevel: apigateway.MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        accessLogDestination: new apigateway.LogGroupLogDestination(accessLogs),
        accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
      },
    });

    const validated = this.bodies();
    for (const [operation, { method, resource }] of Object.entries(ROUTES) as [Operation, (typeof ROUTES)[Operation]][]) {
      this.root.resourceForPath(resource).addMethod(method, integration(operation), validated[operation] ?? {});
    }
    this.refusals();
  }

  private bodies(): Partial<Record<Operation, apigateway.MethodOptions>> {
    const checked = (name: string, schema: apigateway.JsonSchema): apigateway.MethodOptions => ({
      requestModels: { 'application/json': this.addModel(name, { schema, contentType: 'application/json' }) },
      requestValidator: bodyValidator,
    });
    const bodyValidator = this.addRequestValidator('Bodies', { validateRequestBody: true });
    return {
      put: checked('NewOrder', newOrderModel),
      changeStatus: checked('StatusChange', statusChangeModel),
      listByStatus: {
        requestParameters: { 'method.request.querystring.status': true },
        requestValidator: this.addRequestValidator('Parameters', { validateRequestParameters: true }),
      },
    };
  }

  private refusals(): void {
    const refuse = (id: string, type: apigateway.ResponseType, code: string, message: string): void => {
      this.addGatewayResponse(id, {
        type,
        templates: { 'application/json': `{"code":"${code}","message":${message}}` },
      });
    };
    const cause = '$context.error.messageString';
    refuse('BadBody', apigateway.ResponseType.BAD_REQUEST_BODY, 'INVALID', '"$util.escapeJavaScript($context.error.validationErrorString)"');
    refuse('BadParameters', apigateway.ResponseType.BAD_REQUEST_PARAMETERS, 'INVALID', '"$util.escapeJavaScript($context.error.validationErrorString)"');
    refuse('Throttled', apigateway.ResponseType.THROTTLED, 'THROTTLED', cause);
    refuse('Denied', apigateway.ResponseType.ACCESS_DENIED, 'DENIED', cause);
    refuse('NoRoute', apigateway.ResponseType.MISSING_AUTHENTICATION_TOKEN, 'NO_SUCH_ROUTE', cause);
  }
}
