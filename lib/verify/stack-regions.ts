import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.object({ stackName: z.string().optional() }).optional(),
    }),
  ),
});

/**
 * Region of each stack of a folder that `cdk synth` wrote, by stack name; without those that say none.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema-readme.html
 */
export function stackRegions(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return new Map();
  const { artifacts } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(
    Object.entries(artifacts).flatMap(([id, { type, environment, properties }]) => {
      const region = /^aws:\/\/[^/]+\/([a-z0-9-]+)$/.exec(environment ?? '')?.[1];
      if (type !== 'aws:cloudformation:stack' || region === undefined || region.startsWith('unknown')) return [];
      return [[properties?.stackName ?? id, region] as const];
    }),
  );
}
