import { ordersApp } from '../lib/stacks/app';
import { say } from '../lib/console/terminal';
import { DEFAULT_PROFILE } from '../lib/settings/profiles';
import { SettingsError } from '../lib/settings/problem';

try {
  // Not by itself as well: CDK would write an empty assembly for settings that were refused.
  const app = ordersApp({ autoSynth: false });
  app.synth();
  // `cdk --profile NAME` is a profile of AWS, and would else synthesize another profile of settings than was meant, in silence.
  const profile: unknown = app.node.tryGetContext('profile');
  say(
    `Synthesized profile ${typeof profile === 'string' ? profile : `${DEFAULT_PROFILE} (-c profile=NAME chooses another)`}`,
  );
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
