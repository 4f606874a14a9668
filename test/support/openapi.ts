import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';
import type { OrderOperation } from '../../lib/orders/routes';
import type { Answer, Send } from './order-contract';

/** A part of a document whose own schema a test holds it to. */
type Loose = any;

/** The document of the HTTP contract. */
export const openApi: Loose = parse(readFileSync(join(__dirname, '../../docs/openapi.yaml'), 'utf8'));

/** The part that a `$ref` leads to, or the part itself. */
export const resolved = (part: Loose): Loose => (typeof part?.$ref === 'string' ? at(part.$ref) : part);
const at = (pointer: string): Loose =>
  pointer
    .slice('#/'.length)
    .split('/')
    .reduce((part, key) => part[key], openApi);

/** Every operation of the document by its id. */
export const documentedOperations: Readonly<Record<string, { method: string; resource: string; responses: Loose }>> =
  Object.fromEntries(
    Object.entries(openApi.paths as Record<string, Record<string, Loose>>).flatMap(([resource, methods]) =>
      Object.entries(methods)
        .filter(([, { operationId }]) => operationId !== undefined)
        .map(([method, { operationId, responses }]) => [
          operationId,
          { method: method.toUpperCase(), resource, responses },
        ]),
    ),
  );

/** The document is no schema itself; what its schemas are held to, `openapi.test.ts` says. */
const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
ajv.addSchema(openApi, 'openapi');
const compiled = new Map<string, ValidateFunction>();

function errorsOf(schema: Loose, value: unknown): unknown {
  const absolute = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/');
  const validate = compiled.get(absolute) ?? ajv.compile(JSON.parse(absolute) as object);
  compiled.set(absolute, validate);
  return validate(value) ? [] : validate.errors;
}

/** Expects an answer to be one that the document has for the operation: its status, its body and the headers it demands. */
export function expectDocumented(operation: OrderOperation, { status, body, headers = {} }: Answer): void {
  const { responses } = documentedOperations[operation] ?? {};
  expect(Object.keys(responses)).toContain(String(status));
  const { content, headers: demanded = {} } = resolved(responses[status]);
  if (!content) {
    expect(body).toBeUndefined();
    return;
  }
  expect({ operation, status, body, errors: errorsOf(content['application/json'].schema, body) }).toMatchObject({
    errors: [],
  });
  for (const [name, { required, schema }] of Object.entries(demanded as Record<string, Loose>)) {
    if (required) expect({ [name]: errorsOf(schema, headers[name]) }).toEqual({ [name]: [] });
  }
}

/** Sends like `send`, and expects every answer to be documented. */
export const documented =
  (send: Send): Send =>
  async (operation, request) => {
    const answer = await send(operation, request);
    expectDocumented(operation, answer);
    return answer;
  };
