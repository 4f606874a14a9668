import type { Json } from '../../../../lib/assembly/assembly';
import { evaluate } from '../../../../lib/assembly/policies/evaluate';
import { allow, ask, deny, PAGES, policy, TABLE } from './conformance-case';
import { CONDITIONS } from './conformance-conditions';
import { DECISIONS } from './conformance-decisions';

const CASES = [...DECISIONS, ...CONDITIONS];

describe.each(Object.entries(PAGES))('%s, as %s says', (page) => {
  const cases = CASES.filter((one) => one.page === page);
  it('has cases', () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases)('$rule: $decision', ({ identity = [], resource, request, decision }) => {
    const policies = { identity: [policy(identity)], ...(resource && { resource: policy(resource) }) };
    expect(evaluate(ask(request), policies)).toMatchObject({ decision });
  });
});

const version2008 = (statement: object): ReturnType<typeof policy> => policy([statement as never], '2008-10-17');

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
describe('the version of a policy', () => {
  it('does not matter without variables', () =>
    expect(evaluate(ask(), { identity: [version2008(allow())] }).decision).toBe('allowed'));

  it('decides what a variable is', () =>
    expect(evaluate(ask(), { identity: [version2008(allow({ Resource: `${TABLE}\${aws:x}` }))] }).decision).toBe(
      'cannot say',
    ));
});

describe('what else decides and is not known', () => {
  const unknown = ['a boundary'];

  it('leaves nothing allowed', () =>
    expect(evaluate(ask(), { identity: [policy([allow()])], unknown })).toStrictEqual({
      decision: 'cannot say',
      because: 'it hangs on a boundary',
    }));

  it('does not matter where something denies', () =>
    expect(evaluate(ask(), { identity: [policy([deny()])], unknown }).decision).toBe('denied'));

  it('may be what allows', () => expect(evaluate(ask(), { identity: [], unknown }).decision).toBe('cannot say'));
});

describe('a request that may have other keys', () => {
  const ada = { context: { 'aws:PrincipalTag/customerId': 'ada' }, otherKeys: 'any' } as const;
  const decided = (...statements: Parameters<typeof policy>[0]) =>
    evaluate(ask(ada), { identity: [policy(statements)] }).decision;
  const on = (operator: string, key: string, value: Json) => ({ Condition: { [operator]: { [key]: value } } });
  const select = on('StringEquals', 'dynamodb:Select', 'COUNT');

  it.each<[string, string, Parameters<typeof policy>[0]]>([
    [
      'is allowed what is allowed without them',
      'allowed',
      [allow(on('StringEquals', 'aws:PrincipalTag/customerId', 'ada'))],
    ],
    ['is denied what its own keys deny', 'denied', [allow(on('StringEquals', 'aws:PrincipalTag/customerId', 'bob'))]],
    ['may be allowed what another key allows', 'cannot say', [allow(select)]],
    ['may be denied what another key denies', 'cannot say', [allow(), deny(select)]],
    ['may be without one', 'cannot say', [allow(on('Null', 'dynamodb:Select', 'true'))]],
    ['may be let off a denial', 'cannot say', [allow(), deny(on('StringNotEquals', 'aws:PrincipalTag/team', 'ops'))]],
    ['may have what a variable is', 'cannot say', [allow({ Resource: `${TABLE}\${aws:PrincipalTag/team}` })]],
    ['is denied what nothing allows', 'denied', [allow({ Action: 's3:*', ...select })]],
  ])('%s', (_what, decision, statements) => expect(decided(...statements)).toBe(decision));

  it('does not have a key that is given as none', () => {
    const request = ask({ otherKeys: 'any', context: { 'dynamodb:Select': [] } });
    expect(evaluate(request, { identity: [policy([allow(select)])] }).decision).toBe('denied');
  });
});

describe('the reason', () => {
  const of = (...statements: Parameters<typeof policy>[0]) =>
    evaluate(ask(), { identity: [policy(statements)] }).because;

  it.each<[string, Parameters<typeof policy>[0], string]>([
    ['the statement that denies, by its Sid', [allow(), deny({ Sid: 'NoReads' })], 'denied by NoReads of policy'],
    [
      'the statement that allows, by its place',
      [deny({ Action: 's3:*' }), allow()],
      'allowed by statement 2 of policy',
    ],
    ['what is not known', [allow({ Wonder: '*' })], 'it hangs on statement 1 of policy'],
    ['that there is nothing', [], 'nothing allows it'],
  ])('names %s', (_what, statements, because) => expect(of(...statements)).toBe(because));
});

it.each<Json>([null, 'text', {}, { Statement: ['text'] }])('of what is no policy says nothing: %j', (document) =>
  expect(evaluate(ask(), { identity: [{ name: 'it', document }] }).decision).toBe('cannot say'),
);
