import { cidrsOverlap } from '../values';

/** The upper ends of the private ranges, where networks seldom are. */
const CANDIDATES: readonly string[] = ['192.168', '172.31', '10.255'].flatMap((prefix) =>
  Array.from({ length: 32 }, (_, index) => `${prefix}.${248 - 8 * index}.0/21`),
);

/** A /21 that meets none of the taken ranges; `undefined` when they leave none. */
export const freeRange = (taken: readonly string[]): string | undefined =>
  CANDIDATES.find((candidate) => !taken.some((range) => cidrsOverlap(range, candidate)));
