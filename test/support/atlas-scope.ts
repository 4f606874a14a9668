import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AtlasProject } from '../../lib/stacks/atlas/project';
import { AtlasStack } from '../../lib/stacks/atlas/stack';
import { retentionOf } from '../../lib/stacks/common/retention';
import { tagsOf } from '../../lib/stacks/common/tags';
import { NetworkStack } from '../../lib/stacks/network/stack';
import type { Settings } from '../../lib/settings/schema';
import { contextOf } from './synth';
import { testStack } from './test-stack';

const templates = new Map<string, Template>();

/** `Network` and `Atlas` without the rest of the app; the template is that of `Atlas`, made once for the same settings. */
export function atlasTemplate(settings: Settings): Template {
  const key = JSON.stringify(settings);
  const found = templates.get(key) ?? synthAtlas(settings);
  templates.set(key, found);
  return found;
}

function synthAtlas(settings: Settings): Template {
  const app = new App({
    context: contextOf('trial'),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    treeMetadata: false,
  });
  const inHomeRegion = { settings, env: { region: settings.region } };
  const { vpc } = new NetworkStack(app, 'Network', inHomeRegion);
  return Template.fromStack(new AtlasStack(app, 'Atlas', { ...inHomeRegion, vpc }));
}

/** A stack with a project, for a construct that needs one, and the props that are common to several constructs. */
export function projectScope(settings: Settings) {
  const stack = testStack();
  const { region, atlas } = settings;
  const props = { region, atlas, tags: tagsOf(settings), ...retentionOf(settings) };
  const project = new AtlasProject(stack, 'Project', { ...props, orgId: 'org', profile: 'keys' });
  return { stack, project, props: { ...props, project } };
}
