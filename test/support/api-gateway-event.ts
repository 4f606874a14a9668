import type { APIGatewayProxyEvent } from 'aws-lambda';

export interface Request {
  readonly method: string;
  readonly resource: string;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is; wins over `body`. */
  readonly text?: string;
  readonly base64?: boolean;
}

/** The event that a REST API's Lambda proxy integration sends (payload format 1.0), with IAM authorisation. */
export function proxyEvent({
  method,
  resource,
  path,
  query,
  body,
  text,
  base64 = false,
}: Request): APIGatewayProxyEvent {
  const filled = resource.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path?.[name] ?? ''));
  const caller = {
    accountId: '111122223333',
    userArn: 'arn:aws:iam::111122223333:role/shop',
    user: 'AROAEXAMPLE',
    caller: 'AROAEXAMPLE',
  };
  return {
    resource,
    path: filled,
    httpMethod: method,
    headers: { 'Content-Type': 'application/json', Host: 'api.example.com' },
    multiValueHeaders: { 'Content-Type': ['application/json'], Host: ['api.example.com'] },
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: query
      ? Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
      : null,
    pathParameters: path ?? null,
    stageVariables: null,
    body: text ?? (body === undefined ? null : JSON.stringify(body)),
    isBase64Encoded: base64,
    requestContext: {
      accountId: '111122223333',
      apiId: 'abcdef1234',
      authorizer: null,
      protocol: 'HTTP/1.1',
      httpMethod: method,
      identity: {
        ...caller,
        accessKey: 'ASIAEXAMPLE',
        apiKey: null,
        apiKeyId: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '192.0.2.1',
        userAgent: 'test',
      },
      path: `/prod${filled}`,
      stage: 'prod',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTimeEpoch: 1_769_860_800_000,
      resourceId: '123abc',
      resourcePath: resource,
    },
  };
}
