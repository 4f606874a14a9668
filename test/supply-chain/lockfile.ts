import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package as package-lock.json has it. https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license?: string;
  /** For tools and tests only. */
  readonly dev: boolean;
  readonly hasInstallScript: boolean;
  /** Hash of the archive that npm fetches; what comes inside another package has none. */
  readonly integrity?: string;
  readonly inBundle?: boolean;
}

const ROOT = join(__dirname, '../..');

export const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;

/** Every package that npm may install, on whatever platform. */
export function lockedPackages(): LockedPackage[] {
  const { packages } = readJson<{ packages: Record<string, Partial<LockedPackage>> }>('package-lock.json');
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { name, version = '', dev = false, hasInstallScript = false, ...more }]) => ({
      ...more,
      name: name ?? path.split('node_modules/').at(-1)!,
      version,
      dev,
      hasInstallScript,
    }));
}
