/** What is wrong with one setting by itself: its name or its value. */
import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import { docOf } from './field';
import { nearestSetting } from './fields';
import { either, override } from './override';
import { NOT_SHOWN, type Problem } from './problem';
import { DEFAULT_PROFILE, profiles } from './profiles';
import { valueAt } from './path';
import { PROFILE_NAMES, type ProfileName } from './schema';

/** The value is not repeated: under a name that is not known, it may be anything. */
export const unknownSetting = (setting: string): Problem => ({
  setting,
  given: NOT_SHOWN,
  allowed: 'a setting of docs/settings.md',
  fix: `-c ${nearestSetting(setting)}=… is the nearest one, or leave it out`,
});

export const unknownProfile = (given: unknown): Problem => ({
  setting: 'profile',
  given,
  allowed: PROFILE_NAMES.join(', '),
  fix: either(
    override('profile', typeof given === 'string' ? closest(given.toLowerCase(), [...PROFILE_NAMES]) : DEFAULT_PROFILE),
    `leave it out for ${DEFAULT_PROFILE}`,
  ),
});

interface Refused {
  readonly setting: string;
  /** As it came, which may be text. */
  readonly given: unknown;
  /** What the text says. */
  readonly value: unknown;
  readonly schema: z.ZodType;
  readonly profile: ProfileName;
}

export function refusedValue({ setting, given, value, schema, profile }: Refused): Problem {
  const doc = docOf(schema);
  const part = wrongPart(value, schema);
  return {
    setting: `${setting}${part.path}`,
    given: setting === 'atlas.connectionString' ? NOT_SHOWN : part.path ? part.value : given,
    allowed: `${doc?.allowed ?? 'see docs/settings.md'}${doc?.choices ? `: ${doc.choices.all.join(', ')}` : ''}`,
    fix: either(
      nearestAllowed(value, schema, (nearest) => override(setting, nearest)) ?? asInProfile(setting, profile),
      'another allowed value',
    ),
  };
}

function asInProfile(setting: string, profile: ProfileName): string {
  const own = valueAt(profiles[profile], setting);
  return `${override(setting, own)} (${own === undefined ? 'left out, ' : ''}as in profile ${profile})`;
}

/** What was most likely meant: one choice, or a list of them. */
function nearestAllowed(value: unknown, schema: z.ZodType, fix: (nearest: unknown) => string): string | undefined {
  const nearest = docOf(schema)?.choices?.nearest;
  const isText = (part: unknown): part is string => typeof part === 'string' && part !== '';
  if (!nearest) return undefined;
  if (isText(value)) return schema.safeParse(nearest(value)).success ? fix(nearest(value)) : undefined;
  return Array.isArray(value) && value.every(isText) ? fix(value.map(nearest)) : undefined;
}

/** The entry of a list, or the field of one, that is wrong. */
function wrongPart(value: unknown, schema: z.ZodType): { path: string; value: unknown } {
  const steps = schema.safeParse(value).error?.issues[0]?.path ?? [];
  return steps.reduce<{ path: string; value: unknown }>(
    (found, step) => ({
      path: `${found.path}${typeof step === 'number' ? `[${step}]` : `.${String(step)}`}`,
      value: (found.value as Record<PropertyKey, unknown>)[step],
    }),
    { path: '', value },
  );
}
