import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE_FILE, bundleFunction } from '../../lib/stacks/functions/bundling';

const bundles = new Map<string, ReadonlyMap<string, Buffer>>();

/** Puts a function as it is deployed into a folder; each is bundled once a process. @returns the bundle's entry */
export function putBundle(entry: string, folder: string): string {
  const file = join(folder, BUNDLE_FILE);
  const bundled = bundles.get(entry);
  if (bundled) for (const [name, code] of bundled) writeFileSync(join(folder, name), code);
  else {
    bundleFunction(entry, file);
    const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
    bundles.set(entry, new Map(names.map((name) => [name, readFileSync(join(folder, name))])));
  }
  return file;
}

/** The same in a folder from which this project's node_modules cannot be found. */
export function bundleAway(entry: string): { readonly folder: string; readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  return { folder, file: putBundle(entry, folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
