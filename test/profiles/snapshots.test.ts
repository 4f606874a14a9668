import { Template } from 'aws-cdk-lib/assertions';
import { PROFILE_NAMES } from '../../lib/settings/schema';
import { stableSnapshot } from '../support/stable-snapshot';
import { synthStacks } from '../support/synth';

describe.each(PROFILE_NAMES)('profile %s', (profile) => {
  const stacks = synthStacks(profile);

  it('has these stacks', () => {
    expect([...stacks.keys()].sort()).toMatchSnapshot();
  });

  it.each([...stacks.keys()].sort())('synthesizes stack %s as before', (name) => {
    const stack = stacks.get(name);
    if (!stack) throw new Error(`no stack ${name}`);
    expect(stableSnapshot(Template.fromStack(stack))).toMatchSnapshot();
  });
});
