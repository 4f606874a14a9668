import { PROFILE_NAMES } from '../../../../lib/settings/schema';
import { profileAssembly } from '../../../support/synth';

const stacks = PROFILE_NAMES.flatMap((profile) =>
  [...profileAssembly(profile).templates].map(([stack, template]: any) => ({ profile, stack, template })),
);

describe.each(stacks)('stack $stack of $profile', ({ profile, template }) => {
  it('allows no other profile’s name as the value of the last time', () => {
    expect(template.Parameters.Profile).toMatchObject({ Default: profile, AllowedValues: [profile] });
  });

  it('asserts the same in a rule, which says how to go on', () => {
    const [assertion] = template.Rules.KeepsProfile.Assertions;
    expect(assertion.Assert).toStrictEqual({ 'Fn::Equals': [{ Ref: 'Profile' }, profile] });
    expect(assertion.AssertDescription).toContain(`--parameters Profile=${profile}`);
    expect(template.Rules.KeepsProfile).not.toHaveProperty('RuleCondition');
  });
});
