import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { NetworkStack } from '../../lib/stacks/network/stack';
import type { Settings } from '../../lib/settings/schema';
import { contextOf } from './synth';

/** `Network` without the rest of the app. */
export function networkTemplate(settings: Settings): Template {
  const app = new App({ context: contextOf('trial'), builtinCloudFormationValidation: false });
  return Template.fromStack(new NetworkStack(app, 'Network', { settings, env: { region: settings.region } }));
}
