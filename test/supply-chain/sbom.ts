/** Reads a bill of materials (CycloneDX) from standard input, and fails where it leaves out a dependency of production. */
import { readFileSync } from 'node:fs';
import { lockedPackages } from './lockfile';

interface Bom {
  readonly bomFormat: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly licenses?: readonly unknown[];
  }[];
}

const { bomFormat, components } = JSON.parse(readFileSync(0, 'utf8')) as Bom;
const named = new Set(
  components.filter(({ licenses }) => licenses?.length).map(({ name, version }) => `${name}@${version}`),
);
const production = lockedPackages().filter(({ dev }) => !dev);
const missing = production.map(({ name, version }) => `${name}@${version}`).filter((one) => !named.has(one));

if (bomFormat !== 'CycloneDX' || production.length === 0 || missing.length) {
  console.error(`the bill of materials (${bomFormat}) lacks, or gives no licence of: ${missing.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log(`${components.length} components, with all ${production.length} of production`);
}
