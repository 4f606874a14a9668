import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { ordersApp } from './app';
import { PROJECT_ROOT } from '../processes/project-root';
import { temporaryFolder } from '../processes/temporary-folder';
import { PROFILE_NAMES, type ProfileName } from '../settings/schema';
import type { Assembly, TemplateJson } from '../assembly/assembly';

/** What the CLI adds: construct paths in the templates. Without bundling, and without noting which line of code made a construct, and how. */
const AS_CDK_DOES = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:bundling-stacks': [],
  'aws:cdk:disable-creation-stack-traces': true,
  '@aws-cdk/core:enableAdditionalMetadataCollection': false,
};
const CDK_JSON = join(PROJECT_ROOT, 'cdk.json');

export interface SynthesizedApp {
  readonly app: App;
  readonly assembly: Assembly;
}

/**
 * The templates of a profile, synthesized in this process as `cdk synth` would. Nothing is validated and no function bundled: both are
 * slow, and no claim is about either.
 *
 * @param overrides single settings, as `-c NAME=VALUE` gives them
 * @throws SettingsError when the settings cannot be deployed
 */
export const synthProfile = (profile: ProfileName, overrides: Readonly<Record<string, unknown>> = {}): Assembly =>
  synthApp(profile, overrides).assembly;

/** The same, with the app that it is of. Its templates are kept; the files they were in are gone. */
export function synthApp(profile: ProfileName, overrides: Readonly<Record<string, unknown>>): SynthesizedApp {
  const outdir = temporaryFolder();
  try {
    const { context } = JSON.parse(readFileSync(CDK_JSON, 'utf8')) as { context: Record<string, unknown> };
    const app = ordersApp({
      context: { ...context, ...AS_CDK_DOES, profile, ...overrides },
      builtinCloudFormationValidation: false,
      autoSynth: false,
      treeMetadata: false,
      outdir: outdir.path,
    });
    const stacks = app.synth().stacks;
    const assembly = {
      profile,
      templates: new Map(stacks.map(({ stackName, template }) => [stackName, template as TemplateJson])),
      regions: new Map(stacks.map(({ stackName, environment: { region } }) => [stackName, region])),
      stackDependencies: new Map(stacks.map((stack) => [stack.stackName, stacksBefore(stack)])),
    };
    return { app, assembly };
  } finally {
    outdir.remove();
  }
}

const stacksBefore = ({ dependencies }: CloudFormationStackArtifact): string[] =>
  dependencies.flatMap((one) => (one instanceof CloudFormationStackArtifact ? [one.stackName] : []));

/** Every profile's templates, in the order of the profiles. */
export const synthProfiles = (): Assembly[] => PROFILE_NAMES.map((profile) => synthProfile(profile));
