import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { BUNDLE_FILE, bundleFunction } from '../../lib/stacks/functions/bundling';

const run = promisify(execFile);
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

/**
 * Runs a bundle's handler as Lambda would: in a process of its own, configured by its environment only, and no longer than to its answer.
 *
 * @param lines gets what it writes
 * @returns its answer
 */
export async function invokeBundle(
  { folder, file }: Pick<ReturnType<typeof bundleAway>, 'folder' | 'file'>,
  event: object,
  env: Readonly<Record<string, string>>,
  lines: string[] = [],
): Promise<unknown> {
  const script = join(folder, 'invoke.mjs');
  const answer = join(folder, 'response.json');
  writeFileSync(
    script,
    `const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)});
    const response = await handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 10_000 });
    (await import('node:fs')).writeFileSync(${JSON.stringify(answer)}, JSON.stringify(response));
    process.exit();`,
  );
  const { stdout } = await run(process.execPath, [script], {
    timeout: 20_000,
    env: { PATH: process.env['PATH'], AWS_REGION: 'eu-west-1', ...env },
  });
  lines.push(...stdout.split('\n'));
  return JSON.parse(readFileSync(answer, 'utf8')) as unknown;
}
