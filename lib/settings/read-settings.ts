/**
 * Reads the settings: a profile, then single overrides as the CDK context has them (`-c profile=NAME -c atlas.instanceSize=M20`).
 */
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { docOf } from './field';
import { SettingsError, type Problem } from './problem';
import { DEFAULT_PROFILE, profiles } from './profiles';
import { rules } from './rules';
import { PROFILE_NAMES, settingsSchema, type ProfileName, type ProfileSettings, type Settings } from './schema';

type Context = Readonly<Record<string, unknown>>;

/** Dotted path of every setting, with its schema. */
export const settingFields: ReadonlyMap<string, z.ZodType> = new Map(collectFields(settingsSchema, ''));

function collectFields(schema: z.ZodObject, prefix: string): [string, z.ZodType][] {
  return Object.entries(schema.shape).flatMap(([name, part]) =>
    part instanceof z.ZodObject ? collectFields(part, `${prefix}${name}.`) : [[`${prefix}${name}`, part as z.ZodType]],
  );
}

/** Context that CDK itself keeps: feature flags, cached lookups, and what its command line passes on. */
const isCdkContext = (key: string): boolean => /^@|^aws[:-]|:/.test(key) || key === 'cli-telemetry';

/** `-c` gives text only: `true`, `3` and `["a"]` become what they say; empty text leaves an optional setting out. */
const fromText = (given: unknown, schema: z.ZodType): unknown => {
  if (typeof given !== 'string' || schema.safeParse(given).success) return given;
  if (given === '') return undefined;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
};

const withValue = (target: Record<string, unknown>, path: readonly string[], value: unknown): Record<string, unknown> => {
  const [head, ...rest] = path as [string, ...string[]];
  return {
    ...target,
    [head]: rest.length ? withValue((target[head] ?? {}) as Record<string, unknown>, rest, value) : value,
  };
};

const unknownSetting = (setting: string, given: unknown): Problem => ({
  setting,
  given,
  allowed: 'a setting of docs/settings.md',
  fix: `-c ${closest(setting, [...settingFields.keys()])}=… is the nearest one`,
});

const refusedValue = (setting: string, given: unknown, schema: z.ZodType): Problem => ({
  setting,
  given,
  allowed: docOf(schema)?.allowed ?? 'see docs/settings.md',
  fix: `-c ${setting}=VALUE with one of the allowed values, or leave it out for the profile’s own`,
});

function chooseProfile(given: unknown): ProfileName | Problem {
  const parsed = settingsSchema.shape.profile.safeParse(given ?? DEFAULT_PROFILE);
  if (parsed.success) return parsed.data;
  return {
    setting: 'profile',
    given,
    allowed: PROFILE_NAMES.join(', '),
    fix: `-c profile=${closest(String(given), [...PROFILE_NAMES])}, or leave it out for ${DEFAULT_PROFILE}`,
  };
}

/**
 * @param context the app's whole context (`app.node.getAllContext()`)
 * @throws SettingsError naming everything that is wrong, each with its fix
 */
export function readSettings(context: Context): Settings {
  const problems: Problem[] = [];
  const profile = chooseProfile(context['profile']);
  if (typeof profile !== 'string') problems.push(profile);

  let settings: Record<string, unknown> = { ...profiles[typeof profile === 'string' ? profile : DEFAULT_PROFILE] };
  for (const [key, given] of Object.entries(context)) {
    if (key === 'profile' || isCdkContext(key)) continue;
    const schema = settingFields.get(key);
    if (!schema) {
      problems.push(unknownSetting(key, given));
      continue;
    }
    const value = fromText(given, schema);
    if (schema.safeParse(value).success) settings = withValue(settings, key.split('.'), value);
    else problems.push(key === 'atlas.connectionString' ? refusedValue(key, '(not shown)', schema) : refusedValue(key, given, schema));
  }

  // A refused value is left at the profile's, so that the rules can still judge everything else in the same run.
  const parsed = settingsSchema.parse(settings satisfies object as ProfileSettings);
  problems.push(...rules.flatMap((rule) => rule(parsed)));
  if (problems.length) throw new SettingsError(problems);
  return parsed;
}
