import { createHash } from 'node:crypto';
import type { Assembly } from './assembly';

/** Of files that are uploaded beside a template. */
const FILE_HASH = /[0-9a-f]{64}/g;
/** What only a template says whose functions were bundled. */
const OF_BUNDLING = /^aws:asset:/;

/**
 * What the templates say, as 64 hexadecimal digits: the same wherever and whenever the same app was synthesized. The code of functions is
 * no part of it, which templates name by its hash alone, and which depends on what bundled it.
 */
export function digestOf({ templates }: Pick<Assembly, 'templates'>): string {
  const stacks = [...templates].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify(stacks, (key, value: unknown) => (OF_BUNDLING.test(key) ? undefined : value));
  return createHash('sha256').update(text.replace(FILE_HASH, 'file')).digest('hex');
}
