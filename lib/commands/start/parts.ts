import type { Context } from '../../console/context';
import { deployedSides } from '../../tryout/deployed-sides';
import { localEngines } from '../../tryout/local-engines';
import type { LocalRun } from '../../tryout/local-run';
import { loadParts, type Loaded } from './load';
import { profileParts, type ProfileParts } from './profile';
import { storeParts } from './stores';

export interface TryOutParts extends ProfileParts {
  readonly load: Loaded;
}

/** Adds all parts of a try-out but the page. */
export function tryOutParts(run: LocalRun, profile: string, overrides: Context): TryOutParts {
  const engines = localEngines(run);
  const ofProfile = profileParts(run, profile, overrides);
  const found = storeParts(run, engines);
  deployedSides(run, engines);
  return { ...ofProfile, load: loadParts(run, engines, found) };
}
