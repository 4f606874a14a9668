import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const OF_A_STACK = /\.(template|assets|metadata)\.json$/;

/**
 * Removes what an earlier `cdk synth` has written of stacks that the app no longer has: the CDK leaves it beside the rest, where a reader
 * takes it for part of the app.
 *
 * @param folder that holds a manifest
 */
export function removeStale(folder: string): void {
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
  for (const file of readdirSync(folder))
    if (OF_A_STACK.test(file) && !manifest.includes(JSON.stringify(file))) rmSync(join(folder, file));
}
