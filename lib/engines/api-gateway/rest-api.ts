/** Reads a REST API out of a synthesized template, as far as the stand-in for API Gateway serves it. */
import { z } from 'zod';

export interface RestApi {
  readonly methods: readonly Method[];
  /** By type. */
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
}

export interface Method {
  readonly httpMethod: string;
  /** With parameters in braces: `/customers/{customerId}`. */
  readonly resource: string;
  /** Whether it takes signed requests only. */
  readonly iam: boolean;
  /** Names of the query parameters that must be there; empty where they are not validated. */
  readonly requiredQuery: readonly string[];
  /** JSON Schema, draft 4, by content type or for `$default`; empty where bodies are not validated. */
  readonly bodySchemas: Readonly<Record<string, object>>;
  readonly integration: Integration;
}

export interface Integration {
  /** Of DynamoDB, such as `GetItem`. */
  readonly action: string;
  /** By content type. */
  readonly requestTemplates: Readonly<Record<string, string>>;
  readonly responses: readonly IntegrationResponse[];
}

export interface IntegrationResponse {
  readonly status: number;
  /** Matched with the status of the backend; absent on the default. */
  readonly selectionPattern?: RegExp;
  readonly template: string;
}

export interface GatewayResponse {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly template: string;
}

export const JSON_TYPE = 'application/json';

const reference = z.object({ Ref: z.string().optional() });
const templates = z.object({ [JSON_TYPE]: z.string() });
/** The properties that are read here, of the types that are; what else a resource has is none of the stand-in's business. */
const PROPERTIES = {
  'AWS::ApiGateway::Resource': z.object({ ParentId: reference, PathPart: z.string() }),
  'AWS::ApiGateway::Model': z.object({ Schema: z.looseObject({}) }),
  'AWS::ApiGateway::RequestValidator': z.object({
    ValidateRequestBody: z.boolean().default(false),
    ValidateRequestParameters: z.boolean().default(false),
  }),
  'AWS::ApiGateway::GatewayResponse': z.object({
    ResponseType: z.string(),
    StatusCode: z.coerce.number().optional(),
    ResponseParameters: z.record(z.string(), z.string()).default({}),
    ResponseTemplates: templates,
  }),
  'AWS::ApiGateway::Method': z.object({
    HttpMethod: z.string(),
    ResourceId: reference,
    AuthorizationType: z.string(),
    RequestValidatorId: reference.default({}),
    RequestModels: z.record(z.string(), reference).default({}),
    RequestParameters: z.record(z.string(), z.boolean()).default({}),
    Integration: z.object({
      Type: z.string(),
      Uri: z.unknown(),
      PassthroughBehavior: z.string(),
      RequestTemplates: z.record(z.string(), z.string()),
      IntegrationResponses: z.array(
        z.object({
          StatusCode: z.coerce.number(),
          SelectionPattern: z.string().optional(),
          ResponseTemplates: templates,
        }),
      ),
    }),
  }),
} as const;
type Type = keyof typeof PROPERTIES;
type Properties<T extends Type> = z.output<(typeof PROPERTIES)[T]>;

export interface SynthesizedTemplate {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

/**
 * @param template that holds one REST API, whose methods all lead to DynamoDB
 * @throws Error when a method leads somewhere else, or lets through a body that no template has mapped
 */
export function readRestApi({ Resources }: SynthesizedTemplate): RestApi {
  const all = <T extends Type>(type: T): Map<string, Properties<T>> =>
    new Map(
      Object.entries(Resources).flatMap(([id, resource]) =>
        resource.Type === type ? [[id, PROPERTIES[type].parse(resource.Properties) as Properties<T>]] : [],
      ),
    );
  const resources = all('AWS::ApiGateway::Resource');
  const models = all('AWS::ApiGateway::Model');
  const validators = all('AWS::ApiGateway::RequestValidator');

  const pathOf = ({ Ref = '' }: { Ref?: string | undefined }): string => {
    const resource = resources.get(Ref);
    return resource ? `${pathOf(resource.ParentId)}/${resource.PathPart}` : '';
  };
  const schemas = (byType: Readonly<Record<string, { Ref?: string | undefined }>>): Record<string, object> =>
    Object.fromEntries(
      Object.entries(byType).flatMap(([type, { Ref = '' }]) => {
        const model = models.get(Ref);
        return model ? [[type, model.Schema]] : [];
      }),
    );
  const method = (found: Properties<'AWS::ApiGateway::Method'>): Method => {
    const validator = validators.get(found.RequestValidatorId.Ref ?? '');
    return {
      httpMethod: found.HttpMethod,
      resource: pathOf(found.ResourceId),
      iam: found.AuthorizationType === 'AWS_IAM',
      requiredQuery: validator?.ValidateRequestParameters ? requiredQuery(found.RequestParameters) : [],
      bodySchemas: validator?.ValidateRequestBody ? schemas(found.RequestModels) : {},
      integration: integration(found.Integration),
    };
  };
  return {
    methods: [...all('AWS::ApiGateway::Method').values()].map(method),
    gatewayResponses: new Map(
      [...all('AWS::ApiGateway::GatewayResponse').values()].map((found) => [
        found.ResponseType,
        gatewayResponse(found),
      ]),
    ),
  };
}

const QUERY = 'method.request.querystring.';
const requiredQuery = (parameters: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(parameters).flatMap(([name, required]) =>
    required && name.startsWith(QUERY) ? [name.slice(QUERY.length)] : [],
  );

function integration(found: Properties<'AWS::ApiGateway::Method'>['Integration']): Integration {
  const uri = JSON.stringify(found.Uri);
  const action = /:dynamodb:action\/(\w+)/.exec(uri)?.[1];
  if (found.Type !== 'AWS' || action === undefined)
    throw new Error(`not an integration with DynamoDB: ${found.Type} ${uri}`);
  if (found.PassthroughBehavior !== 'NEVER') throw new Error(`${action}: bodies without a template are not refused`);
  return {
    action,
    requestTemplates: found.RequestTemplates,
    responses: found.IntegrationResponses.map(({ StatusCode, SelectionPattern, ResponseTemplates }) => ({
      status: StatusCode,
      ...(SelectionPattern !== undefined && { selectionPattern: new RegExp(`^(?:${SelectionPattern})$`) }),
      template: ResponseTemplates[JSON_TYPE],
    })),
  };
}

const HEADER = 'gatewayresponse.header.';
const gatewayResponse = (found: Properties<'AWS::ApiGateway::GatewayResponse'>): GatewayResponse => ({
  ...(found.StatusCode !== undefined && { status: found.StatusCode }),
  headers: Object.fromEntries(
    Object.entries(found.ResponseParameters).map(([name, value]) => [
      name.slice(HEADER.length),
      value.replace(/^'(.*)'$/, '$1'),
    ]),
  ),
  template: found.ResponseTemplates[JSON_TYPE],
});
