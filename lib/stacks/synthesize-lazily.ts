import type { Assembly } from '../assembly/assembly';
import type { Settings } from '../settings/schema';

/** Reads the templates of one profile. @param overrides single settings, as `-c NAME=VALUE` gives them */
export type Synthesize = (
  profile: Settings['profile'],
  overrides?: Readonly<Record<string, unknown>>,
) => Promise<Assembly>;

/** In this process and without an account. Loaded only where it is wanted: the CDK takes a second. */
export const synthesizeLazily: Synthesize = async (profile, overrides) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment
  const { synthProfile }: typeof import('./synth-profile') = require('./synth-profile');
  return synthProfile(profile, overrides);
};
