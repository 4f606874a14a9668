import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE_FILE, bundleFunction } from '../../lib/bundling';

/** Bundles a function as it is deployed, into a folder from which this project's node_modules cannot be found. */
export function bundleAway(entry: string): { readonly folder: string; readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const file = join(folder, BUNDLE_FILE);
  bundleFunction(entry, file);
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
