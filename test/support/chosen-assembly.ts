import type { Assembly } from '../../lib/assembly/assembly';
import type { Chosen } from '../../lib/changes/matrix';
import { readSettings } from '../../lib/settings/read-settings';
import { PROFILE_NAMES } from '../../lib/settings/schema';
import { synthProfile } from '../../lib/stacks/synth-profile';
import { profileAssembly } from './synth';

const keyOf = ({ profile, overrides }: Chosen): string => JSON.stringify(readSettings({ profile, ...overrides }));

const known = new Map<string, () => Assembly>(
  PROFILE_NAMES.map((profile) => [keyOf({ profile }), () => profileAssembly(profile)]),
);

/** The templates of these settings: once a worker, however the settings were come by. Whoever changes a template changes a copy. */
export function chosenAssembly(chosen: Chosen): Assembly {
  const key = keyOf(chosen);
  const found = known.get(key)?.() ?? synthProfile(chosen.profile, chosen.overrides);
  known.set(key, () => found);
  return found;
}
