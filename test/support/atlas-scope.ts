import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AtlasProject } from '../../lib/stacks/atlas/project';
import { AtlasStack } from '../../lib/stacks/atlas/stack';
import { NetworkStack } from '../../lib/stacks/network/stack';
import type { Settings } from '../../lib/settings/schema';
import type { Stack } from 'aws-cdk-lib';
import { contextOf } from './synth';
import { testStack } from './test-stack';

/** `Network` and `Atlas` without the rest of the app; the template is that of `Atlas`. */
export function atlasTemplate(settings: Settings): Template {
  const app = new App({ context: contextOf('trial'), builtinCloudFormationValidation: false });
  const inHomeRegion = { settings, env: { region: settings.region } };
  const { vpc } = new NetworkStack(app, 'Network', inHomeRegion);
  return Template.fromStack(new AtlasStack(app, 'Atlas', { ...inHomeRegion, vpc }));
}

/** A stack with a project, for a construct that needs one. */
export function projectScope(settings: Settings): { stack: Stack; project: AtlasProject } {
  const stack = testStack();
  return { stack, project: new AtlasProject(stack, 'Project', { settings, orgId: 'org', profile: 'keys' }) };
}
