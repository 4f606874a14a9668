import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import type { Assembly } from '../../lib/assembly/assembly';
import type { ProfileName } from '../../lib/settings/schema';
import { synthApp, type SynthesizedApp } from '../../lib/stacks/synth-profile';
import cdkJson from '../../cdk.json';

/** What `cdk` passes to the app for a profile, without bundling: tests do not read cdk.json by themselves. */
export const cdkContext = (profile: ProfileName, overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...cdkJson.context,
  'aws:cdk:bundling-stacks': [],
  profile,
  ...overrides,
});

/** The same for what looks at templates only: CDK does not note which line of code made a construct, and how, which takes it long. */
export const contextOf = (profile: ProfileName, overrides: Record<string, unknown> = {}): Record<string, unknown> =>
  cdkContext(profile, {
    'aws:cdk:disable-creation-stack-traces': true,
    '@aws-cdk/core:enableAdditionalMetadataCollection': false,
    ...overrides,
  });

const synthesized = new Map<string, SynthesizedApp>();

/** One app a worker for the same settings, so whoever changes a stack makes an app of its own, and whoever changes a template a copy. */
function synthesizedOnce(profile: ProfileName, overrides: Record<string, unknown> = {}): SynthesizedApp {
  const key = JSON.stringify([profile, overrides]);
  const found = synthesized.get(key) ?? synthApp(profile, overrides);
  synthesized.set(key, found);
  return found;
}

/** The app's stacks by name. */
export const synthStacks = (
  profile: ProfileName,
  overrides: Record<string, unknown> = {},
): ReadonlyMap<string, Stack> =>
  new Map(synthesizedOnce(profile, overrides).app.node.children.map((stack) => [stack.node.id, stack as Stack]));

/** The template of one stack. */
export function synthTemplate(stack: string, profile: ProfileName, overrides: Record<string, unknown> = {}): Template {
  const found = synthStacks(profile, overrides).get(stack);
  if (!found) throw new Error(`profile ${profile} has no stack ${stack}`);
  return Template.fromStack(found);
}

/** A profile's templates as the commands read them. */
export const profileAssembly = (profile: ProfileName): Assembly => synthesizedOnce(profile).assembly;
