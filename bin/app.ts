import { ordersApp } from '../lib/stacks/app';
import { SettingsError } from '../lib/settings/problem';

try {
  // Not by itself as well: CDK would write an empty assembly for settings that were refused.
  ordersApp({ autoSynth: false }).synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
