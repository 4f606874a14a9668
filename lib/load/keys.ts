/** Which records are asked for, as YCSB's generators choose them: https://github.com/brianfrankcooper/YCSB/wiki/Core-Workloads */
import { scattered, type Random } from './random';

export const DISTRIBUTIONS = ['uniform', 'zipfian', 'latest'] as const;
/** `zipfian` is scrambled: the popular records lie anywhere. `latest`: the newer, the more popular. */
export type Distribution = (typeof DISTRIBUTIONS)[number];

/** YCSB's. */
const SKEW = 0.99;

/** Ranks from 0, the most popular, to below `count`, after Gray and others, "Quickly generating billion-record synthetic databases". */
export function zipfianRanks(count: number, random: Random, skew = SKEW): () => number {
  const zeta = (upTo: number): number => {
    let sum = 0;
    for (let rank = 1; rank <= upTo; rank += 1) sum += 1 / rank ** skew;
    return sum;
  };
  const all = zeta(count);
  const eta = (1 - (2 / count) ** (1 - skew)) / (1 - zeta(2) / all);
  return () => {
    const part = random();
    if (part * all < 1) return 0;
    if (part * all < 1 + 0.5 ** skew) return Math.min(1, count - 1);
    return Math.min(count - 1, Math.floor(count * (eta * part - eta + 1) ** (1 / (1 - skew))));
  };
}

/** Places from 0 to below `count`; of `latest`, 0 is the newest. */
export function placesOf(distribution: Distribution, count: number, random: Random): () => number {
  if (distribution === 'uniform') return () => Math.floor(random() * count);
  const ranks = zipfianRanks(count, random);
  return distribution === 'latest' ? ranks : () => scattered(ranks()) % count;
}
