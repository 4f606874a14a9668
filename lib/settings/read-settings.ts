/**
 * Reads the settings: a profile, then single overrides as the CDK context has them (`-c profile=NAME -c atlas.instanceSize=M20`).
 */
import { parseContextValue, isCdkContext } from './context';
import { settingFields } from './fields';
import { withValueAt } from './path';
import { SettingsError, type Problem } from './problem';
import { DEFAULT_PROFILE, profiles } from './profiles';
import { refusedValue, unknownProfile, unknownSetting } from './refuse';
import { rules } from './rules';
import { PROFILE_NAMES, settingsSchema, type ProfileName, type Settings } from './schema';

type Context = Readonly<Record<string, unknown>>;

const isProfile = (given: unknown): given is ProfileName => (PROFILE_NAMES as readonly unknown[]).includes(given);

/**
 * @param context the app's whole context (`app.node.getAllContext()`)
 * @throws SettingsError naming everything that is wrong, each with its fix
 */
export function readSettings(context: Context): Settings {
  const problems: Problem[] = [];
  const chosen = context['profile'] === undefined ? DEFAULT_PROFILE : context['profile'];
  if (!isProfile(chosen)) problems.push(unknownProfile(chosen));
  const profile = isProfile(chosen) ? chosen : DEFAULT_PROFILE;

  let settings: Context = { ...profiles[profile] };
  for (const [key, given] of Object.entries(context)) {
    if (key === 'profile' || isCdkContext(key)) continue;
    const schema = settingFields.get(key);
    if (!schema) {
      problems.push(unknownSetting(key, given));
      continue;
    }
    const value = parseContextValue(given, schema);
    if (schema.safeParse(value).success) settings = withValueAt(settings, key, value);
    else problems.push(refusedValue({ setting: key, given, value, schema, profile }));
  }

  // A refused value is left at the profile's, so that the rules can still judge everything else in the same run.
  const parsed = settingsSchema.parse(settings);
  problems.push(...rules.flatMap(({ find }) => find(parsed)));
  if (problems.length) throw new SettingsError(problems);
  return parsed;
}
