/**
 * A stand-in for API Gateway: serves the REST API of a synthesized template from a local DynamoDB, by the template's own models, mapping
 * templates and selection patterns. It shows what the templates do. It does not show what API Gateway does beyond them: signatures are
 * demanded and not verified, nothing is throttled or logged, and roles and policies are not looked at.
 */
import { randomUUID } from 'node:crypto';
import type { Backend, Request, Response } from './exchange';
import { gatewayAnswer, type Kind } from './gateway-response';
import { findMethod, parametersOf } from './request-line';
import { JSON_TYPE, type IntegrationResponse, type Method, type RestApi } from './rest-api';
import { accepts } from './models';
import { Input, Util, type RequestParameters, type ResponseOverride } from './variables';
import { renderTemplate } from './velocity';

/** @returns a function that always answers; it throws only where a template is broken beyond what API Gateway could be trusted to do */
export function restApiHandler(api: RestApi, backend: Backend): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = randomUUID();
    const refuse = (kind: Kind, detail?: string): Response => gatewayAnswer(api, kind, requestId, detail);
    const method = findMethod(api, request);
    if (!method || (method.iam && request.headers['authorization'] === undefined))
      return refuse('MISSING_AUTHENTICATION_TOKEN');

    const parameters = parametersOf(method, request);
    const missing = method.requiredQuery.filter((name) => !Object.hasOwn(parameters.querystring, name));
    if (missing.length) return refuse('BAD_REQUEST_PARAMETERS', `: [${missing.join(', ')}]`);
    const template = method.integration.requestTemplates[mediaType(request)];
    if (template === undefined) return refuse('UNSUPPORTED_MEDIA_TYPE');
    const schema = method.bodySchemas[mediaType(request)] ?? method.bodySchemas['$default'];
    if (schema && !accepts(schema, request.body)) return refuse('BAD_REQUEST_BODY');

    const sent = renderTemplate(template, { ...variables(request.body ?? '', parameters, requestId) });
    const answer = await backend(method.integration.action, sent).catch(() => undefined);
    return answer ? mapped(method, answer, parameters, requestId) : refuse('INTEGRATION_FAILURE');
  };
}

function mapped(
  method: Method,
  answer: { status: number; body: string },
  parameters: RequestParameters,
  requestId: string,
): Response {
  const { status, template } = select(method.integration.responses, answer.status);
  const used = variables(answer.body, parameters, requestId);
  const body = renderTemplate(template, used).trim();
  const override: ResponseOverride = used.context.responseOverride;
  return {
    status: override.status ?? status,
    headers: { ...(body !== '' && { 'Content-Type': JSON_TYPE }), ...override.header },
    body,
  };
}

/** The response whose pattern matches the backend's status, else the one without a pattern. */
function select(responses: readonly IntegrationResponse[], status: number): IntegrationResponse {
  const found =
    responses.find(({ selectionPattern }) => selectionPattern?.test(String(status))) ??
    responses.find(({ selectionPattern }) => selectionPattern === undefined);
  if (!found) throw new Error(`no integration response for status ${status}, and none that is the default`);
  return found;
}

const variables = (body: string, parameters: RequestParameters, requestId: string) => ({
  input: new Input(body, parameters),
  util: new Util(),
  context: { requestId, responseOverride: { header: {} } as ResponseOverride },
});

const mediaType = ({ headers }: Request): string =>
  (headers['content-type'] ?? JSON_TYPE).replace(/;.*$/s, '').trim().toLowerCase();
