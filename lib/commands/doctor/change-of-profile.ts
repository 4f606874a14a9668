import { acceptedBy } from '../../changes/accepted';
import type { Change } from '../../changes/compare';
import type { Leg } from '../../changes/leg';
import { outcomeOf } from '../../changes/matrix';
import type { Overrides } from '../../changes/variants';
import { wayBetween } from '../../changes/way';
import type { Progress } from '../../console/progress';
import { Misuse } from '../../errors';
import type { ProfileName } from '../../settings/schema';
import type { Synthesize } from '../../stacks/synthesize-lazily';

/** What deploying one profile over another would do, and how to get there. */
export interface ChangeOfProfile {
  readonly from: ProfileName;
  readonly to: ProfileName;
  /** If it were one deployment. */
  readonly changes: readonly (Change & { readonly reason?: string })[];
  readonly way: readonly Leg[];
}

/** @throws Misuse for one profile only */
export async function lookFrom(
  from: ProfileName,
  to: ProfileName,
  overrides: Overrides,
  synthesize: Synthesize,
  progress: Progress,
): Promise<ChangeOfProfile> {
  if (from === to)
    throw new Misuse(`--from ${from} is the profile to deploy: give another, or another -c profile=NAME.`);
  return progress.step(`Synthesizing ${from} and ${to}`, async () => {
    const [before, after] = await Promise.all([synthesize(from, overrides), synthesize(to, overrides)]);
    const step = { before: { profile: from, overrides }, after: { profile: to, overrides } };
    const { changes, differing } = outcomeOf(step, before, after);
    return {
      from,
      to,
      changes: changes.map((change) => {
        const reason = acceptedBy(change, differing)?.reason;
        return { ...change, ...(reason !== undefined && { reason }) };
      }),
      way: wayBetween({ profile: from, assembly: before }, { profile: to, assembly: after }, overrides),
    };
  });
}
