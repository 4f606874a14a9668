/** Whatever is called is described, and what differs from the description is noticed. */
import type * as z from 'zod';
import { ATLAS_FACTS } from '../../lib/atlas-admin/project-facts';
import document from '../fixtures/atlas-admin-api.json';
import {
  answerSchema,
  differences,
  expectDescribed,
  hasAnswer,
  ownSchema,
  requestSchema,
} from './atlas-admin-description';
import { CALLED_OPERATIONS } from './called-operations';

const called = Object.entries(CALLED_OPERATIONS);
const { cluster, peers } = ATLAS_FACTS;

it('describes every operation that is called, and no other', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toStrictEqual(
    [...new Set(called.map(([, { method, path }]) => `${method} ${path}`))].sort(),
  );
});

it('says where and when it was read', () => {
  expect(new URL(document.source).protocol).toBe('https:');
  expect(Date.parse(document.read)).not.toBeNaN();
});

describe.each(called)('%s', (_name, operation) => {
  const { request, answer } = operation as { request?: z.core.$ZodType; answer?: z.core.$ZodType };

  it('is described in the version that is called', () => {
    expect(hasAnswer(operation, answer ? 200 : 204)).toBe(true);
  });

  it('sends and reads what is described', () => {
    if (request) expect(differences(ownSchema(request), requestSchema(operation), [])).toStrictEqual([]);
    else expect(requestSchema(operation)).toBeUndefined();
    if (answer) expect(differences(ownSchema(answer), answerSchema(operation), [])).toStrictEqual([]);
  });
});

describe('a body', () => {
  it('as described is accepted', () => {
    expectDescribed(answerSchema(cluster), { paused: true, name: 'orders' });
  });

  it.each([
    ['of another type', cluster, { paused: 'yes' }],
    ['with a property that is not described', cluster, { asleep: true }],
    ['with one that is not described in an item', peers, { results: [{ asleep: true }] }],
    ['that breaks a pattern', cluster, { name: 'orders!' }],
    ['that breaks a format', cluster, { createDate: 'yesterday' }],
  ])('%s is not', (_name, operation, body) => {
    expect(() => expectDescribed(answerSchema(operation), body)).toThrow();
  });

  it('is not where none is described', () => {
    expect(() => expectDescribed(requestSchema(cluster), {})).toThrow();
  });
});

it('knows nothing of an operation that is not described', () => {
  expect(() => answerSchema({ ...cluster, method: 'DELETE' })).toThrow('npm run atlas-facts');
});
