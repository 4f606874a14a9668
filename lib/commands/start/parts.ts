import type { Context } from '../../console/context';
import { deployedSides } from '../../tryout/deployed-sides';
import { localEngines } from '../../tryout/local-engines';
import type { LocalRun } from '../../tryout/local-run';
import { profileParts, type ProfileParts } from './profile';
import { storeParts } from './stores';

/** Adds all parts of a try-out but the page. */
export function tryOutParts(run: LocalRun, profile: string, overrides: Context): ProfileParts {
  const engines = localEngines(run);
  const ofProfile = profileParts(run, profile, overrides);
  storeParts(run, engines);
  deployedSides(run, engines);
  return ofProfile;
}
