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
const compiled = new Map<Loose, ValidateFunction>();

function errorsOf(schema: Loose, value: unknown): readonly unknown[] {
  const validate = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []);
}

const compile = (schema: Loose): ValidateFunction =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/')) as object);

/** Throws unless the answer is one that the document has for the operation: its status, its body and the headers it demands. */
export function expectDocumented(operation: OrderOperation, answer: Answer): void {
  const faults = faultsOf(operation, answer);
  if (faults.length > 0) throw new Error(`not documented: ${JSON.stringify({ operation, ...answer, faults })}`);
}

function faultsOf(operation: OrderOperation, { status, body, headers = {} }: Answer): readonly unknown[] {
  const { responses } = documentedOperations[operation] ?? {};
  if (!Object.hasOwn(responses, status)) return ['status'];
  const { content, headers: demanded = {} } = resolved(responses[status]);
  if (!content) return body === undefined ? [] : ['body'];
  const required = Object.entries(demanded as Record<string, Loose>).filter(([, header]) => header.required);
  return [
    ...errorsOf(content['application/json'].schema, body),
    ...required.flatMap(([name, { schema }]) => errorsOf(schema, headers[name]).map((error) => [name, error])),
  ];
}

/** Sends like `send`, and expects every answer to be documented. */
export const documented =
  (send: Send): Send =>
  async (operation, request) => {
    const answer = await send(operation, request);
    expectDocumented(operation, answer);
    return answer;
  };
