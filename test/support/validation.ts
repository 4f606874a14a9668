import { CloudFormationValidatePlugin, type App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ordersApp } from '../../lib/stacks/app';
import type { ProfileName } from '../../lib/settings/schema';
import { contextOf } from './synth';

/**
 * The first engine of a process takes this long, most of it to get its memory bit by bit. The next one takes over what a plugin has given
 * back (`_dispose`) and hardly takes any time.
 */
export const ENGINE_STARTS_WITHIN_MS = 60_000;

export interface ValidatedSynth {
  readonly app: App;
  readonly assembly: CloudAssembly;
  /** What has validated it. */
  readonly plugin: CloudFormationValidatePlugin;
  /** Ids of the stacks that were validated. */
  readonly validated: readonly string[];
  /** What CDK writes of it: every finding, and nothing of a validator that found none. */
  readonly report: unknown;
}

/** A synth of a profile with all that every synth checks by itself. */
export function synthValidated(profile: ProfileName, overrides: Record<string, unknown> = {}): ValidatedSynth {
  const validate = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');
  try {
    const app = ordersApp({ context: contextOf(profile, overrides), treeMetadata: false });
    const assembly = app.synth();
    return {
      app,
      assembly,
      plugin: validate.mock.contexts[0] as CloudFormationValidatePlugin,
      validated: validate.mock.calls.flatMap(([{ stackTemplates: stacks }]) =>
        stacks.map((one) => one.stackConstructPath),
      ),
      report: JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8')),
    };
  } finally {
    validate.mockRestore();
  }
}
