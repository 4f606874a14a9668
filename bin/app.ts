import { ordersApp } from '../lib/app';
import { SettingsError } from '../lib/settings/problem';

try {
  ordersApp().synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
