import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readStacks } from './manifest';

/** Region of each stack of a folder that `cdk synth` wrote, by stack name; without those that say none. */
export function stackRegions(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(join(folder, 'manifest.json'))) return new Map();
  const known = readStacks(folder).filter(({ region }) => /^[a-z0-9-]+$/.test(region) && !region.startsWith('unknown'));
  return new Map(known.map(({ name, region }) => [name, region]));
}
