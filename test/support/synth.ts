import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib';
import { ordersApp } from '../../lib/stacks/app';
import type { Assembly } from '../../lib/assembly/assembly';
import type { ProfileName } from '../../lib/settings/schema';
import { synthProfile } from '../../lib/stacks/synth-profile';
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

const synthesized = new Map<string, ReadonlyMap<string, Stack>>();

/** The app's stacks by name: one app a worker for the same settings, so whoever changes a stack makes an app of its own. */
export function synthStacks(profile: ProfileName, overrides: Record<string, unknown> = {}): ReadonlyMap<string, Stack> {
  const key = JSON.stringify([profile, overrides]);
  const stacks = synthesized.get(key) ?? newStacks(profile, overrides);
  synthesized.set(key, stacks);
  return stacks;
}

function newStacks(profile: ProfileName, overrides: Record<string, unknown>): ReadonlyMap<string, Stack> {
  const app = ordersApp({
    context: contextOf(profile, overrides),
    builtinCloudFormationValidation: false,
    treeMetadata: false,
  });
  // CDK keeps a template once it has been read; the file it is in goes with the test file.
  for (const stack of app.synth().stacks) void stack.template;
  return new Map((app.node.children as Stack[]).map((stack) => [stack.node.id, stack]));
}

/** The template of one stack. */
export function synthTemplate(stack: string, profile: ProfileName, overrides: Record<string, unknown> = {}): Template {
  const found = synthStacks(profile, overrides).get(stack);
  if (!found) throw new Error(`profile ${profile} has no stack ${stack}`);
  return Template.fromStack(found);
}

const assemblies = new Map<ProfileName, Assembly>();

/** A profile's templates as the commands read them: once a worker, so whoever changes a template changes a copy. */
export function profileAssembly(profile: ProfileName): Assembly {
  const assembly = assemblies.get(profile) ?? synthProfile(profile);
  assemblies.set(profile, assembly);
  return assembly;
}
