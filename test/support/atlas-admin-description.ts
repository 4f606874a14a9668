/** MongoDB's description of the Atlas Admin API as far as it is called (`test/fixtures`), and what says something else. */
import * as z from 'zod';
import { mediaType, type AtlasOperation } from '../../lib/atlas-admin/operations';
import document from '../fixtures/atlas-admin-api.json';
import type { AtlasAdminApi } from './atlas-admin-api/server';
import { ajv } from './published-schemas';

type Loose = any;

/** A part of the description with every reference replaced by what it refers to. */
function resolved(part: Loose): Loose {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(resolved);
  if (typeof part.$ref === 'string') return resolved(at(part.$ref));
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolved(value)]));
}

const known = new Map<Loose, Loose>();
/** A schema that is the same object each time is compiled once. */
function resolvedOnce(part: Loose): Loose {
  const whole = known.get(part) ?? resolved(part);
  known.set(part, whole);
  return whole;
}

const at = (reference: string): Loose =>
  reference
    .split('/')
    .slice(1)
    .reduce((found: Loose, name) => found[name], document);

/** A schema that the description has by name. */
export const describedSchema = (name: string): Loose => resolved(at(`#/components/schemas/${name}`));

/** @throws Error when the description has no such operation */
function described({ method, path }: AtlasOperation): Loose {
  const found = (document.paths as Loose)[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${method} ${path} is not in test/fixtures/atlas-admin-api.json: npm run atlas-facts`);
  return found;
}

/** Whether there is an answer of that status in the version that is called. */
export const hasAnswer = (operation: AtlasOperation, status: number): boolean =>
  mediaType(operation) in (described(operation).responses[status]?.content ?? {});

/** The body that is sent; undefined where there is none. */
export const requestSchema = (operation: AtlasOperation): Loose =>
  resolvedOnce(described(operation).requestBody?.content[mediaType(operation)]?.schema);

/** The body that is answered; undefined where there is none. Refusals have no version. */
export function answerSchema(operation: AtlasOperation, status = 200): Loose {
  const { content } = resolvedOnce(described(operation).responses[status]);
  return (content?.[mediaType(operation)] ?? content?.['application/json'])?.schema;
}

const propertiesOf = ({ allOf = [], properties }: Loose): Loose =>
  Object.assign({}, ...allOf.map(propertiesOf), properties);

/** A schema of the project as what it may be given. */
export const ownSchema = (schema: z.core.$ZodType): Loose => z.toJSONSchema(schema, { io: 'input' });

const CONSTRAINTS = ['pattern', 'minLength', 'maxLength'];

/**
 * Where a schema of the project says something else than the described one. `null` is Atlas's way to leave something out.
 *
 * @param constraints none where the project only reads, and takes more than what is described
 */
export function differences(own: Loose, theirs: Loose, constraints = CONSTRAINTS, path = ''): string[] {
  const options = (own.anyOf as Loose[] | undefined)?.filter(({ type }) => type !== 'null');
  if (options) return options.flatMap((option) => differences(option, theirs, constraints, path));
  if (theirs === undefined) return [`${path}: not described`];
  // A value that is fixed, and a form that zod writes as a pattern, are narrower than what is described, not another thing.
  const words = own.const === undefined && own.format === undefined ? constraints : [];
  const inside = Object.entries(own.properties ?? {}).flatMap(([name, value]) =>
    differences(value, propertiesOf(theirs)[name], constraints, `${path}/${name}`),
  );
  const type = [own.type].flat().find((one) => one !== 'null');
  return [
    ...(type === theirs.type ? [] : [`${path}: ${type} instead of ${theirs.type}`]),
    ...words
      .filter((word) => own[word] !== theirs[word])
      .map((word) => `${path}: ${word} ${own[word]} instead of ${theirs[word]}`),
    ...inside,
    ...(own.items ? differences(own.items, theirs.items, constraints, `${path}[]`) : []),
  ];
}

/** Expects a value to be as described, without any property that is not. */
export function expectDescribed(schema: Loose, value: unknown): void {
  if (schema === undefined) {
    expect(value).toBeUndefined();
    return;
  }
  expect([ajv.validate(schema, value), ajv.errors]).toStrictEqual([true, null]);
  expect(undescribed(schema, value)).toStrictEqual([]);
}

/** Expects all that was sent, and answered but to be refused, to be as described. */
export function expectDescribedExchanges(exchanges: AtlasAdminApi['exchanges']): void {
  for (const { operation, request, reply } of exchanges) {
    expectDescribed(requestSchema(operation), request);
    if (reply?.status === 200) expectDescribed(answerSchema(operation), reply.body);
  }
}

function undescribed(schema: Loose, value: Loose, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) => undescribed(schema.items ?? {}, one, `${path}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const properties = propertiesOf(schema);
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name in properties) return undescribed(properties[name], inner, `${path}/${name}`);
    return schema.additionalProperties ? [] : [`${path}/${name}`];
  });
}
