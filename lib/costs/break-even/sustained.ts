/** How many operations a second a size of Atlas sustains: of dedicated ones nobody publishes it, so that it is given or measured. */
import { Misuse } from '../../errors';
import { nearestText } from '../../settings/nearest';
import { DEDICATED_SIZES } from '../../settings/atlas-schema';
import { PUBLISHED_RATES } from '../month/cluster';

/** Of one size, for one workload. */
export interface Sustained {
  readonly size: string;
  readonly operationsPerSecond: number;
  readonly from: 'user' | 'measured' | 'vendor';
  /** Of the response, in which a measured rate was kept. */
  readonly latencyBound?: { readonly percent: number; readonly ms: number };
}

/** Of the sizes that the vendor limits itself. */
export const publishedRate = (size: string): Sustained[] => {
  const operationsPerSecond = PUBLISHED_RATES[size];
  return operationsPerSecond === undefined ? [] : [{ size, operationsPerSecond, from: 'vendor' }];
};

const SIZES: readonly string[] = DEDICATED_SIZES;

/** @param given as `M10=500` @throws Misuse naming all that is wrong */
export function sustainedGiven(given: readonly string[]): Sustained[] {
  const read = given.map((one) => {
    const [, size = '', rate] = /^([^=]*)=(\d+(?:\.\d+)?)$/.exec(one) ?? [];
    return { one, size: size.toUpperCase(), rate: Number(rate) };
  });
  const faults = read.flatMap(({ one, size, rate }) => {
    if (!(rate > 0)) return [`${one}: allowed is a size with its operations a second, above 0, as M10=500`];
    return SIZES.includes(size)
      ? []
      : [
          `${one}: allowed are ${SIZES.join(', ')}; nearest: ${nearestText(size, SIZES)}. What M0 and FLEX take is known`,
        ];
  });
  const bySize = new Map(read.map(({ size, rate }) => [size, rate]));
  if (!faults.length)
    return inOrder([...bySize].map(([size, rate]) => ({ size, operationsPerSecond: rate, from: 'user' })));
  throw new Misuse(`Rates that cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`);
}

/** From the smallest size to the largest. @throws Misuse where a larger one sustains no more than a smaller one */
export function inOrder(all: readonly Sustained[]): Sustained[] {
  const sorted = SIZES.flatMap((size) => all.filter((one) => one.size === size));
  const faults = sorted.flatMap(({ size, operationsPerSecond }, index) => {
    const smaller = sorted[index - 1];
    return smaller && smaller.operationsPerSecond >= operationsPerSecond
      ? [
          `${size}=${operationsPerSecond}: allowed is more than the ${smaller.operationsPerSecond} of ${smaller.size}, which is smaller`,
        ]
      : [];
  });
  if (faults.length) throw new Misuse(`Rates that cannot be used:\n${faults.map((one) => `  ${one}`).join('\n')}`);
  return sorted;
}
