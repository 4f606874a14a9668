import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export interface AssembledStack {
  /** As the command line takes it. */
  readonly id: string;
  /** Name in CloudFormation. */
  readonly name: string;
  /** Empty where the folder says none; `unknown-region` for a stack that is of any. */
  readonly region: string;
}

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      displayName: z.string().optional(),
      properties: z.object({ stackName: z.string().optional() }).optional(),
    }),
  ),
});

/**
 * The stacks of a folder that `cdk synth` wrote, in the order of the app.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema-readme.html
 */
export function readStacks(folder: string): AssembledStack[] {
  const { artifacts } = manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([key, { displayName, environment = '', properties }]) => ({
      id: displayName ?? key,
      name: properties?.stackName ?? key,
      region: environment.split('/').at(-1) ?? '',
    }));
}

/** Region of each stack of a folder that `cdk synth` wrote, by stack name; without those that say none. */
export function stackRegions(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(join(folder, 'manifest.json'))) return new Map();
  const known = readStacks(folder).filter(({ region }) => /^[a-z0-9-]+$/.test(region) && !region.startsWith('unknown'));
  return new Map(known.map(({ name, region }) => [name, region]));
}
