/**
 * Answers that API Gateway gives by itself. Their templates are not VTL: variables of `$context` are replaced, and that is all.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
import type { Response } from './exchange';
import { JSON_TYPE, type GatewayResponse, type RestApi } from './rest-api';

/** Status where the API does not say another, and the message, of those that the stand-in gives. */
const KINDS = {
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported Media Type'],
  BAD_REQUEST_PARAMETERS: [400, 'Missing required request parameters'],
  BAD_REQUEST_BODY: [400, 'Invalid request body'],
  INTEGRATION_FAILURE: [504, 'Network error communicating with endpoint'],
  API_CONFIGURATION_ERROR: [500, 'Internal server error'],
} as const satisfies Record<string, readonly [status: number, message: string]>;
export type Kind = keyof typeof KINDS;

/** @param detail the names that the message is about */
export function gatewayAnswer({ gatewayResponses }: RestApi, kind: Kind, requestId: string, detail = ''): Response {
  const [status, message] = KINDS[kind];
  const found =
    gatewayResponses.get(kind) ?? gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX') ?? BY_DEFAULT;
  const context: Readonly<Record<string, string>> = {
    'error.messageString': JSON.stringify(`${message}${detail}`),
    'error.message': `${message}${detail}`,
    requestId,
  };
  return {
    status: found.status ?? status,
    headers: { 'Content-Type': JSON_TYPE, ...found.headers },
    body: found.template.replace(
      /\$context\.([A-Za-z.]*[A-Za-z])/g,
      (variable, name: string) => context[name] ?? variable,
    ),
  };
}

const BY_DEFAULT: GatewayResponse = { headers: {}, template: '{"message":$context.error.messageString}' };
