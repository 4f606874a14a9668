import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import { ordersApp } from '../../lib/app';
import type { ProfileName } from '../../lib/settings/schema';
import cdkJson from '../../cdk.json';

/**
 * What `cdk` passes to the app for a profile: tests do not read cdk.json by themselves. Nothing is bundled and nothing validated here;
 * both are slow and have tests of their own. Nor does CDK note which line of code made a construct: Jest's source maps make that slow.
 */
export const contextOf = (profile: ProfileName, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...cdkJson.context,
  'aws:cdk:bundling-stacks': [],
  'aws:cdk:disable-creation-stack-traces': true,
  profile,
  ...overrides,
});

/** The app's stacks by name. */
export function synthStacks(profile: ProfileName, overrides: Record<string, unknown> = {}): Map<string, Stack> {
  const app = ordersApp({ context: contextOf(profile, overrides), builtinCloudFormationValidation: false });
  return new Map(app.node.children.map((child) => [child.node.id, child as Stack]));
}

/** The template of one stack. */
export function synthTemplate(stack: string, profile: ProfileName, overrides: Record<string, unknown> = {}): Template {
  const found = synthStacks(profile, overrides).get(stack);
  if (!found) throw new Error(`profile ${profile} has no stack ${stack}`);
  return Template.fromStack(found);
}
