/** What changing from some settings to others does, and which of it nobody has accepted. */
import type { Assembly } from '../assembly/assembly';
import { settingFields } from '../settings/fields';
import { override } from '../settings/override';
import { valueAt } from '../settings/path';
import { readSettings } from '../settings/read-settings';
import { PROFILE_NAMES, type ProfileName } from '../settings/schema';
import { accepted, acceptedBy, accepts, isHarmless, type Accepted } from './accepted';
import { changesBetween, type Change } from './compare';
import type { Overrides, Variant } from './variants';

/** What is deployed, or is to be. */
export interface Chosen {
  readonly profile: ProfileName;
  readonly overrides?: Overrides;
}

export interface Step {
  readonly before: Chosen;
  readonly after: Chosen;
}

export interface Outcome extends Step {
  /** Settings that differ, as `atlas.peering`. */
  readonly differing: readonly string[];
  readonly changes: readonly Change[];
  /** Changes that no entry accepts. */
  readonly faults: readonly Change[];
}

/** Settings that are compared with nothing, and why. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  profile: 'Each pair of profiles is compared by itself.',
  region: 'Stacks of another region are others: all of the first stay deployed beside them.',
};

/** Every setting that is. */
export const comparedSettings = (): string[] => [...settingFields.keys()].filter((name) => !(name in NOT_COMPARED));

export const profilePairs = (): Step[] =>
  PROFILE_NAMES.flatMap((from) =>
    PROFILE_NAMES.filter((to) => to !== from).map((to) => ({ before: { profile: from }, after: { profile: to } })),
  );

/** From the profile to the variant, and back. */
export const bothWays = ({ profile, overrides }: Variant): [Step, Step] => [
  { before: { profile }, after: { profile, overrides } },
  { before: { profile, overrides }, after: { profile } },
];

/** @param before @param after templates of the step's settings */
export function outcomeOf(step: Step, before: Assembly, after: Assembly): Outcome {
  const [was, is] = [step.before, step.after].map(({ profile, overrides }) => readSettings({ profile, ...overrides }));
  const differing = [...settingFields.keys()].filter(
    (name) => JSON.stringify(valueAt(was ?? {}, name)) !== JSON.stringify(valueAt(is ?? {}, name)),
  );
  const changes = changesBetween(before, after);
  const isFault = (change: Change): boolean => !isHarmless(change) && !acceptedBy(change, differing);
  return { ...step, differing, changes, faults: changes.filter(isFault) };
}

/** Settings and resources of entries that nothing in these needs to be accepted for. */
export const unusedOf = (outcomes: readonly Outcome[]): { readonly entry: Accepted; readonly part: string }[] =>
  accepted.flatMap((entry) =>
    [
      ...entry.settings.map((part) => [part, { ...entry, settings: [part] }] as const),
      ...entry.resources.map((part) => [part, { ...entry, resources: [part] }] as const),
    ]
      .filter(([, narrow]) => !isUsed(narrow, outcomes))
      .map(([part]) => ({ entry, part })),
  );

export const isUsed = (entry: Accepted, outcomes: readonly Outcome[]): boolean =>
  outcomes.some(({ changes, differing }) => changes.some((change) => accepts(entry, change, differing)));

/** As `trial -c atlas.peering=false`. */
export const nameOf = ({ profile, overrides = {} }: Chosen): string =>
  [profile, ...Object.entries(overrides).map(([name, value]) => override(name, value))].join(' ');
