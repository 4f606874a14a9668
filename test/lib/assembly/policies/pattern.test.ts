import { anything, opaque } from '../../../../lib/assembly/policies/opaque';
import { arnMatches, matches } from '../../../../lib/assembly/policies/pattern';

const [KEY, OTHER, GIVEN] = [opaque('Stack/Key'), opaque('Stack/Other'), anything('Stack Given')];
const OWN_ARN = opaque('Stack/Vpc.Arn');

describe('text with what only the deployment knows', () => {
  it.each<[string, string, string, boolean | undefined]>([
    ['is itself', `key/${KEY}`, `key/${KEY}`, true],
    ['is not another resource', `key/${KEY}`, `key/${OTHER}`, false],
    ['may be what a parameter says', `key/${KEY}`, `key/${GIVEN}`, undefined],
    ['may be what somebody wrote', 'key/1', `key/${KEY}`, undefined],
    ['may be what somebody wrote in a pattern', `key/${KEY}`, 'key/1', undefined],
    ['is any text', 'key/*', `key/${KEY}`, true],
    ['may begin in a certain way', 'key/a*', `key/${KEY}`, undefined],
    ['may have one character', 'key/?', `key/${KEY}`, undefined],
    ['is not none', 'key/', `key/${KEY}`, false],
    ['is not what stands around it', 'alias/*', `key/${KEY}`, false],
    ['has no colon as a name', 'key/1:2', `key/${KEY}`, false],
    ['has colons as an ARN', 'arn:aws:ec2:eu-west-1:1:vpc/v', OWN_ARN, undefined],
  ])('%s: %s, %s', (_what, pattern, text, truth) => expect(matches(pattern, text, 'text')).toBe(truth));

  it('has no wildcards of its own', () => expect(matches('a', '*', 'text')).toBe(false));

  it('is compared part by part as an ARN', () => {
    const arn = (account: string, id: string): string => `arn:aws:kms:eu-west-1:${account}:key/${id}`;
    expect(arnMatches(arn('*', '*'), arn('111122223333', KEY))).toBe(true);
    expect(arnMatches(arn('111122223333', '1'), arn('111122223333', KEY))).toBeUndefined();
    expect(arnMatches(arn('444455556666', '*'), arn('111122223333', KEY))).toBe(false);
  });

  it('takes no time that grows with each star', () => {
    expect(matches(`${'*a'.repeat(200)}b`, 'a'.repeat(2000), 'text')).toBe(false);
  });
});
