/** Reads a REST API out of a synthesized template, as far as the stand-in for API Gateway serves it. */

export interface RestApi {
  readonly methods: readonly Method[];
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
  /** JSON Schema, draft 4; absent where bodies are not validated. */
  readonly bodySchema?: object;
  readonly integration: Integration;
}

export interface Integration {
  /** Of DynamoDB, such as `GetItem`. */
  readonly action: string;
  /** By content type. */
  readonly requestTemplates: Templates;
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

export type Templates = Readonly<Record<string, string>>;

export const JSON_TYPE = 'application/json';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- properties have the type of whatever resource they are of
type Loose = any;
export interface SynthesizedTemplate {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: Loose }>>;
}

/**
 * @param template that holds one REST API, whose methods all lead to DynamoDB
 * @throws Error when a method leads somewhere else, or lets through a body that no template has mapped
 */
export function readRestApi({ Resources }: SynthesizedTemplate): RestApi {
  const properties = (id: string): Loose => Resources[id]?.Properties ?? {};
  const all = (type: string): Loose[] =>
    Object.values(Resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
  const pathOf = ({ Ref }: { Ref?: string }): string =>
    Ref === undefined ? '' : `${pathOf(properties(Ref).ParentId)}/${properties(Ref).PathPart}`;

  const method = (found: Loose): Method => {
    const validator = properties(found.RequestValidatorId?.Ref);
    const model = found.RequestModels?.[JSON_TYPE]?.Ref as string | undefined;
    return {
      httpMethod: found.HttpMethod,
      resource: pathOf(found.ResourceId),
      iam: found.AuthorizationType === 'AWS_IAM',
      requiredQuery: validator.ValidateRequestParameters === true ? requiredQuery(found.RequestParameters ?? {}) : [],
      ...(validator.ValidateRequestBody === true && model !== undefined && { bodySchema: properties(model).Schema }),
      integration: integration(found.Integration),
    };
  };
  return {
    methods: all('AWS::ApiGateway::Method').map(method),
    gatewayResponses: new Map(all('AWS::ApiGateway::GatewayResponse').map((found) => [found.ResponseType, gatewayResponse(found)])),
  };
}

const QUERY = 'method.request.querystring.';
const requiredQuery = (parameters: Record<string, boolean>): string[] =>
  Object.entries(parameters).flatMap(([name, required]) =>
    required && name.startsWith(QUERY) ? [name.slice(QUERY.length)] : [],
  );

function integration(found: Loose): Integration {
  const uri = JSON.stringify(found.Uri);
  const action = /:dynamodb:action\/(\w+)/.exec(uri)?.[1];
  if (found.Type !== 'AWS' || action === undefined) throw new Error(`not an integration with DynamoDB: ${found.Type} ${uri}`);
  if (found.PassthroughBehavior !== 'NEVER') throw new Error(`${action}: bodies without a template are not refused`);
  return {
    action,
    requestTemplates: found.RequestTemplates,
    responses: found.IntegrationResponses.map(
      ({ StatusCode, SelectionPattern, ResponseTemplates }: Loose): IntegrationResponse => ({
        status: Number(StatusCode),
        ...(SelectionPattern !== undefined && { selectionPattern: new RegExp(`^(?:${SelectionPattern})$`) }),
        template: ResponseTemplates[JSON_TYPE],
      }),
    ),
  };
}

const HEADER = 'gatewayresponse.header.';
const gatewayResponse = ({ StatusCode, ResponseParameters, ResponseTemplates }: Loose): GatewayResponse => ({
  ...(StatusCode !== undefined && { status: Number(StatusCode) }),
  headers: Object.fromEntries(
    Object.entries((ResponseParameters ?? {}) as Record<string, string>).map(([name, value]) => [
      name.slice(HEADER.length),
      value.replace(/^'(.*)'$/, '$1'),
    ]),
  ),
  template: ResponseTemplates[JSON_TYPE],
});
