import { removeStale } from '../lib/assembly/remove-stale';
import { addStacks, contextOf, emptyApp } from '../lib/stacks/app';
import { say } from '../lib/console/terminal';
import { originsText } from '../lib/settings/context-files';
import { DEFAULT_PROFILE } from '../lib/settings/profiles';
import { SettingsError } from '../lib/settings/problem';
import { readSettings } from '../lib/settings/read-settings';
import { withoutEffectText } from '../lib/settings/without-effect';

// Not by itself as well: CDK would write an empty assembly for settings that were refused.
const app = emptyApp({ autoSynth: false });
const context = contextOf(app);
try {
  const settings = readSettings(context);
  addStacks(app, settings);
  removeStale(app.synth().directory);
  // `cdk --profile NAME` is a profile of AWS, and would else synthesize another profile of settings than was meant, in silence.
  const profile =
    context['profile'] === undefined ? `${DEFAULT_PROFILE} (-c profile=NAME chooses another)` : settings.profile;
  say(`Synthesized profile ${profile}\n${withoutEffectText(Object.keys(context), settings)}`.trimEnd());
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  say(`${error.message}\n${originsText(context)}`.trimEnd());
  process.exitCode = 1;
}
