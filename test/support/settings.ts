import { parseContextValue } from '../../lib/settings/context';
import { settingFields } from '../../lib/settings/fields';
import { valueAt, withValueAt } from '../../lib/settings/path';
import { NOT_SHOWN, SettingsError, type Problem } from '../../lib/settings/problem';
import { DEFAULT_PROFILE, profiles } from '../../lib/settings/profiles';
import { readSettings } from '../../lib/settings/read-settings';
import { settingsSchema, type ProfileName, type Settings } from '../../lib/settings/schema';

export type Context = Readonly<Record<string, unknown>>;

/** The error of settings that must be refused. Any other error is thrown on. */
export function refusal(context: Context): SettingsError {
  try {
    readSettings(context);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(context)}`);
}

/** What is wrong with them; nothing when they are accepted. */
export function problemsOf(context: Context): readonly Problem[] {
  try {
    readSettings(context);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

/** The settings that overrides of allowed values make, whether or not the rules let them be together. */
export function settingsBeforeRules({ profile, ...overrides }: Context): Settings {
  let settings: Context = { ...profiles[(profile ?? DEFAULT_PROFILE) as ProfileName] };
  for (const [name, given] of Object.entries(overrides)) {
    const schema = settingFields.get(name);
    if (!schema) throw new Error(`no setting ${name}`);
    settings = withValueAt(settings, name, parseContextValue(given, schema));
  }
  return settingsSchema.parse(settings);
}

export const valueOf = (settings: Settings, name: string): unknown => valueAt(settings, name);

/** A problem as the message shows it. */
export const shown = ({ setting, given, allowed, fix }: Problem): string => {
  const value = given === NOT_SHOWN ? '(not shown: it may hold a password)' : (JSON.stringify(given) ?? 'nothing');
  return `  ${setting}\n    given:   ${value}\n    allowed: ${allowed}\n    fix:     ${fix}`;
};

const OVERRIDE = /^-c ([A-Za-z0-9.]+)=(?:'([^']*)'|([^\s'…]*))(?: |$)/;

/** The overrides of each alternative of a fix that is nothing but commands that can be typed as they are. */
export function commandsOf({ fix }: Problem): Context[] {
  return fix.split(', or ').flatMap((alternative) => {
    let rest = alternative.replace(/ \([^()]*\)$/, '');
    const overrides: Record<string, string> = {};
    for (let found = OVERRIDE.exec(rest); found; found = OVERRIDE.exec(rest)) {
      overrides[found[1] as string] = found[2] ?? found[3] ?? '';
      rest = rest.slice(found[0].length);
    }
    return rest === '' ? [overrides] : [];
  });
}
