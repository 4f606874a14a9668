import { Template } from 'aws-cdk-lib/assertions';
import type { ProfileName } from '../../lib/settings/schema';
import { stableSnapshot } from './stable-snapshot';
import { synthStacks } from './synth';

/** One normalised snapshot a stack. A file a profile, so that a review of a profile reads one file. */
export function profileSnapshots(profile: ProfileName): void {
  describe(`profile ${profile}`, () => {
    const stacks = [...synthStacks(profile)].sort(([one], [other]) => one.localeCompare(other));

    it('has these stacks', () => {
      expect(stacks.map(([name]) => name)).toMatchSnapshot();
    });

    it.each(stacks)('synthesizes stack %s as before', (_name, stack) => {
      expect(stableSnapshot(Template.fromStack(stack))).toMatchSnapshot();
    });
  });
}
