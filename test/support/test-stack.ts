import { App, Stack } from 'aws-cdk-lib';
import { readSettings } from '../../lib/settings/read-settings';
import type { ProfileName, Settings } from '../../lib/settings/schema';
import { contextOf } from './synth';

/** A profile's settings, with overrides as `-c` gives them. */
export const settingsOf = (profile: ProfileName, overrides: Record<string, unknown> = {}): Settings =>
  readSettings({ profile, ...overrides });

/** A stack of the app's own kind, with a region and no account, to try a single construct in. */
export const testStack = (): Stack =>
  new Stack(
    new App({
      context: contextOf('trial'),
      analyticsReporting: false,
      builtinCloudFormationValidation: false,
      treeMetadata: false,
    }),
    'Test',
    { env: { region: 'eu-west-1' } },
  );
