/** The project's own schemas against MongoDB's description of the Atlas Admin API. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { apiError, mediaType, OPERATIONS, type AtlasOperation } from '../../../lib/atlas-admin/operations';
import { LocalAtlas } from '../../lambda/cloud-provider-access/local-atlas';

type Loose = any;

// MongoDB's description is kept beside the repository, not in it: without it there is nothing to compare with, and the tests are skipped.
const EXCERPT = join(__dirname, '../../../../shared/schemas/atlas-admin-api.json');
const hasExcerpt = existsSync(EXCERPT);
if (!hasExcerpt)
  console.info('skipped: no shared/schemas/atlas-admin-api.json beside the repository to compare the operations with');
const excerpt: Loose = hasExcerpt ? JSON.parse(readFileSync(EXCERPT, 'utf8')) : { paths: {} };

const operations: [string, AtlasOperation][] = Object.entries(OPERATIONS);
const documented = ({ method, path }: AtlasOperation): Loose => excerpt.paths[path]?.[method.toLowerCase()];

/** A part of the description with every reference replaced by what it refers to. */
const resolved = (part: Loose): Loose => {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(resolved);
  if (typeof part.$ref !== 'string') {
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolved(value)]));
  }
  const steps = (part.$ref as string).split('/').slice(1);
  return resolved(steps.reduce((found, name) => found[name], excerpt));
};
const bodyOf = (operation: AtlasOperation, within: Loose): Loose =>
  resolved(within?.content?.[mediaType(operation)]?.schema);

const propertiesOf = ({ allOf = [], properties }: Loose): Loose =>
  Object.assign({}, ...allOf.map(propertiesOf), properties);

/** Where a schema of the project says something else than the described one. `null` is Atlas's way to leave something out. */
function differences(own: Loose, theirs: Loose, path = ''): string[] {
  const options = (own.anyOf as Loose[] | undefined)?.filter(({ type }) => type !== 'null');
  if (options) return options.flatMap((option) => differences(option, theirs, path));
  if (theirs === undefined) return [`${path}: not described`];
  const type = own.type === theirs.type ? [] : [`${path}: ${own.type} instead of ${theirs.type}`];
  // A value that is fixed, and a form that zod writes as a pattern, are narrower than what is described, not another thing.
  const words = own.const === undefined && own.format === undefined ? ['pattern', 'minLength', 'maxLength'] : [];
  const constraints = words
    .filter((word) => own[word] !== theirs[word])
    .map((word) => `${path}: ${word} ${own[word]} instead of ${theirs[word]}`);
  const inside = Object.entries(own.properties ?? {}).flatMap(([name, value]) =>
    differences(value, propertiesOf(theirs)[name], `${path}/${name}`),
  );
  const items = own.items ? differences(own.items, theirs.items, `${path}[]`) : [];
  return [...type, ...constraints, ...inside, ...items];
}
const ownSchema = (schema: z.core.$ZodType): Loose => z.toJSONSchema(schema, { io: 'input' });

(hasExcerpt ? describe : describe.skip)('the operations of the Atlas Admin API', () => {
  it.each(operations)('%s is described, in this version', (_name, operation) => {
    const { responses } = documented(operation);
    const success = responses[operation.answer ? '200' : '204'];
    expect(Object.keys(success.content)).toContain(mediaType(operation));
  });

  it.each(operations)('%s sends what is described, and nothing that only Atlas writes', (_name, operation) => {
    const theirs = bodyOf(operation, documented(operation).requestBody);
    if (!operation.request) {
      expect(theirs).toBeUndefined();
      return;
    }
    const own = ownSchema(operation.request);
    expect(differences(own, theirs)).toEqual([]);
    expect(own.required).toEqual(expect.arrayContaining(theirs.required));
    expect(Object.keys(own.properties).filter((name) => theirs.properties[name].readOnly)).toEqual([]);
  });

  it.each(operations)('%s reads what is described', (_name, operation) => {
    if (!operation.answer) return;
    const theirs = bodyOf(operation, documented(operation).responses['200']);
    expect(differences(ownSchema(operation.answer), theirs)).toEqual([]);
  });

  it('read a refusal as it is described', () => {
    const theirs = resolved(excerpt.components.schemas.ApiError);
    const own = ownSchema(apiError);
    expect(differences(own, theirs)).toEqual([]);
    expect(own.required).toEqual(theirs.required);
  });

  it('notice what is not described', () => {
    const own = ownSchema(z.object({ roleId: z.int(), other: z.string(), providerName: z.string().max(3) }));
    expect(differences(own, resolved(excerpt.components.schemas.CloudProviderAccessRole))).toEqual([
      '/roleId: integer instead of string',
      '/roleId: pattern undefined instead of ^([a-f0-9]{24})$',
      '/other: not described',
      '/providerName: maxLength 3 instead of undefined',
    ]);
  });
});

(hasExcerpt ? describe : describe.skip)('what really goes over the wire', () => {
  let atlas: LocalAtlas;
  beforeAll(async () => {
    atlas = await LocalAtlas.start();
    atlas.project.unknownRoles = 1;
    const id = (await atlas.access('Create')).PhysicalResourceId as string;
    await atlas.authorization('Create', id);
    await atlas.access('Create');
    await atlas.access('Update', { id });
    await atlas.access('Delete', { id });
  });
  afterAll(() => atlas.api.stop());

  it('is every operation', () => {
    expect(new Set(atlas.api.exchanges.map(({ operation }) => operation))).toEqual(new Set(Object.values(OPERATIONS)));
  });

  it('is what MongoDB describes, requests and answers and refusals', () => {
    for (const { operation, request, reply } of atlas.api.exchanges) {
      const { requestBody, responses } = documented(operation);
      const response = resolved(responses[String(reply?.status)]);
      expectToBe(bodyOf(operation, requestBody), request);
      expectToBe(
        (response.content?.[mediaType(operation)] ?? response.content?.['application/json'])?.schema,
        reply?.body,
      );
    }
  });
});

function expectToBe(schema: Loose, value: unknown): void {
  const wrong = schema ? z.fromJSONSchema(schema).safeParse(value).error?.issues : value;
  expect(wrong).toBeUndefined();
}
