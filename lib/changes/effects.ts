/** Whether a setting does something, held against what is said of it. */
import { isDeepStrictEqual } from 'node:util';
import type { Assembly } from '../assembly/assembly';
import { readSettings } from '../settings/read-settings';
import { withoutEffect } from '../settings/without-effect';
import type { Variant } from './variants';

export interface Misjudged {
  readonly variant: Variant;
  /** What lib/settings/without-effect.ts says of it, wrongly. */
  readonly said: 'does something' | 'does nothing';
}

/** @param before templates without the variant @param after with it */
export function misjudge(variant: Variant, before: Assembly, after: Assembly): Misjudged[] {
  const { profile, setting, overrides } = variant;
  const isIdle = isDeepStrictEqual(before.templates, after.templates);
  const isSaid = withoutEffect([setting], readSettings({ profile, ...overrides })).length > 0;
  // What stands beside it may be what changed the templates.
  if (isSaid === isIdle || (isSaid && !variant.isAlone)) return [];
  return [{ variant, said: isSaid ? 'does nothing' : 'does something' }];
}
