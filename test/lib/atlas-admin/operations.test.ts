/** The project's own schemas against MongoDB's description of the Atlas Admin API. */
import * as z from 'zod';
import { apiError, OPERATIONS, type AtlasOperation } from '../../../lib/atlas-admin/operations';
import {
  answerSchema,
  describedSchema,
  differences,
  expectDescribed,
  hasAnswer,
  ownSchema,
  requestSchema,
} from '../../support/atlas-admin-description';
import { LocalAtlas } from '../../lambda/cloud-provider-access/local-atlas';

const operations: [string, AtlasOperation][] = Object.entries(OPERATIONS);

describe('the operations of the Atlas Admin API', () => {
  it.each(operations)('%s is described, in this version', (_name, operation) => {
    expect(hasAnswer(operation, operation.answer ? 200 : 204)).toBe(true);
  });

  it.each(operations)('%s sends what is described, and nothing that only Atlas writes', (_name, operation) => {
    const theirs = requestSchema(operation);
    if (!operation.request) {
      expect(theirs).toBeUndefined();
      return;
    }
    const own = ownSchema(operation.request);
    expect(differences(own, theirs)).toStrictEqual([]);
    expect(own.required).toStrictEqual(expect.arrayContaining(theirs.required));
    expect(Object.keys(own.properties).filter((name) => theirs.properties[name].readOnly)).toStrictEqual([]);
  });

  it.each(operations)('%s reads what is described', (_name, operation) => {
    if (!operation.answer) return;
    expect(differences(ownSchema(operation.answer), answerSchema(operation))).toStrictEqual([]);
  });

  it('read a refusal as it is described', () => {
    const theirs = describedSchema('ApiError');
    const own = ownSchema(apiError);
    expect(differences(own, theirs)).toStrictEqual([]);
    expect(own.required).toStrictEqual(theirs.required);
  });

  it('notice what is not described', () => {
    const own = ownSchema(z.object({ roleId: z.int(), other: z.string(), providerName: z.string().max(3) }));
    expect(differences(own, describedSchema('CloudProviderAccessRole'))).toStrictEqual([
      '/roleId: integer instead of string',
      '/roleId: pattern undefined instead of ^([a-f0-9]{24})$',
      '/other: not described',
      '/providerName: maxLength 3 instead of undefined',
    ]);
  });
});

describe('what really goes over the wire', () => {
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
    expect(new Set(atlas.api.exchanges.map(({ operation }) => operation))).toStrictEqual(
      new Set(Object.values(OPERATIONS)),
    );
  });

  it('is what MongoDB describes, requests and answers and refusals', () => {
    for (const { operation, request, reply } of atlas.api.exchanges) {
      expectDescribed(requestSchema(operation), request);
      expectDescribed(answerSchema(operation, reply?.status), reply?.body);
    }
  });
});
