/** What is wrong with one setting by itself: its name or its value. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { nearestSetting, settingFields } from './fields';
import { nearestText } from './nearest';
import { either, override } from './override';
import { partAt, withPart } from './parts';
import { NOT_SHOWN, type Problem } from './problem';
import { DEFAULT_PROFILE, profiles } from './profiles';
import { valueAt } from './path';
import { PROFILE_NAMES, type ProfileName } from './schema';

/** The value is not repeated: under a name that is not known, it may be anything. */
export function unknownSetting(setting: string, given: unknown): Problem {
  const meant = settingsOfGroup(setting, given);
  return {
    setting,
    given: NOT_SHOWN,
    allowed: meant.length ? 'each setting of a group by itself' : 'a setting of docs/settings.md',
    fix: meant.length
      ? meant.map((name) => `-c ${name}=…`).join(' ')
      : `-c ${nearestSetting(setting)}=… is the nearest one, or leave it out`,
  };
}

/** The settings that a whole group would have set, as `{"peering":false}` under `atlas`. */
function settingsOfGroup(group: string, given: unknown): string[] {
  if (![...settingFields.keys()].some((name) => name.startsWith(`${group}.`))) return [];
  return leaves(asObject(given), group, 2)
    .slice(0, 20)
    .map((name) => (settingFields.has(name) ? name : nearestSetting(name)));
}

function asObject(given: unknown): unknown {
  try {
    return typeof given === 'string' ? JSON.parse(given) : given;
  } catch {
    return undefined;
  }
}

/** Dotted names of what an object holds, no deeper than settings go; none of what is no object. */
function leaves(value: unknown, group: string, depth: number): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const inner = depth > 1 ? leaves(part, `${group}.${name}`, depth - 1) : [];
    return inner.length ? inner : [`${group}.${name}`];
  });
}

export const unknownProfile = (given: unknown): Problem => ({
  setting: 'profile',
  given,
  allowed: PROFILE_NAMES.join(', '),
  fix: either(
    override('profile', typeof given === 'string' ? nearestText(given, PROFILE_NAMES) : DEFAULT_PROFILE),
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
  const { steps, part, doc } = wrongPart(value, schema);
  const nearest = nearestAllowed(value, schema);
  return {
    setting: `${setting}${pathOf(steps)}`,
    given: setting === 'atlas.connectionString' ? NOT_SHOWN : steps.length ? part : given,
    allowed: `${doc?.allowed ?? 'see docs/settings.md'}${doc?.choices ? `: ${doc.choices.join(', ')}` : ''}`,
    fix: either(
      nearest === undefined ? asInProfile(setting, profile) : override(setting, nearest),
      'another allowed value',
    ),
  };
}

const pathOf = (steps: readonly PropertyKey[]): string =>
  steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');

function asInProfile(setting: string, profile: ProfileName): string {
  const own = valueAt(profiles[profile], setting);
  return `${override(setting, own)} (${own === undefined ? 'left out, ' : ''}as in profile ${profile})`;
}

/** The value with each wrong part of it as it was most likely meant; `undefined` where that cannot be told. */
function nearestAllowed(value: unknown, schema: z.ZodType): unknown {
  let mended = value;
  while (!schema.safeParse(mended).success) {
    const { steps, part, doc } = wrongPart(mended, schema);
    const nearest = doc?.nearest?.(part);
    if (nearest === undefined || isDeepStrictEqual(nearest, part)) return undefined;
    mended = withPart(mended, steps, nearest);
  }
  return mended;
}

/** The entry of a list, or the field of one, that is wrong. */
function wrongPart(value: unknown, schema: z.ZodType) {
  const steps = schema.safeParse(value).error?.issues[0]?.path ?? [];
  return { steps, ...partAt(value, schema, steps) };
}
