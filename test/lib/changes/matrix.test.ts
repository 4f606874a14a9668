/** Every profile against every other; what each flag does, `matrix.system.test.ts` has, and `npm run matrix` what every setting does. */
import { comparedSettings, outcomeOf, profilePairs } from '../../../lib/changes/matrix';
import { variantsOf } from '../../../lib/changes/variants';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { chosenAssembly } from '../../support/chosen-assembly';

it.each(comparedSettings())('%s has another value that some profile can have', (setting) => {
  expect(PROFILE_NAMES.flatMap((profile) => variantsOf(profile, setting))).not.toStrictEqual([]);
});

const pairs = profilePairs().map((step) => [step.before.profile, step.after.profile, step] as const);

it.each(pairs)('a change from %s to %s does nothing that nobody has accepted', (_from, _to, step) => {
  expect(outcomeOf(step, chosenAssembly(step.before), chosenAssembly(step.after)).faults).toStrictEqual([]);
});
