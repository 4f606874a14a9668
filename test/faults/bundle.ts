import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE_FILE, bundleFunction } from '../../lib/bundling';

const ENTRY = join(__dirname, '..', '..', 'lambda', 'order-stream', 'handler.ts');

let files: ReadonlyMap<string, Buffer> | undefined;

/** Puts the function as it is deployed into a folder of its own; it is bundled once a process. @returns the entry */
export function putBundle(folder: string): string {
  const entry = join(folder, BUNDLE_FILE);
  if (files) for (const [name, code] of files) writeFileSync(join(folder, name), code);
  else {
    bundleFunction(ENTRY, entry);
    const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
    files = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  }
  return entry;
}
