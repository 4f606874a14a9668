/** What the workers of a load on many machines add to the bill, before it is run, beside the operations that they do. */
import type { PriceBook } from '../costs/prices/price-book';
import type { PriceName } from '../costs/prices/items';
import type { RunCost } from './estimate';

export interface WorkersTime {
  readonly workers: number;
  /** Of each, in MB. */
  readonly memoryMb: number;
  /** Of each, from its call to its end. */
  readonly milliseconds: number;
}

/**
 * The time of the functions by their memory, their calls, and the transitions that start them: into the map, and into the one state of
 * each child. https://aws.amazon.com/step-functions/pricing/
 */
export function costOfWorkers(
  { workers, memoryMb, milliseconds }: WorkersTime,
  region: string,
  book: PriceBook,
): Pick<RunCost, 'usd' | 'gaps'> {
  const quantities: readonly (readonly [PriceName, what: string, quantity: number])[] = [
    ['lambda.compute-arm', 'time of the workers by their memory', (workers * memoryMb * milliseconds) / 1_024_000],
    ['lambda.requests', 'calls of the workers', workers / 1e6],
    ['states.transitions', 'state transitions that start the workers', (1 + workers) / 1_000],
  ];
  const charges = quantities.map(([price, what, quantity]) => ({ what, ...book.charge(price, region, quantity) }));
  return {
    usd: charges.reduce((sum, { amount }) => sum + amount, 0),
    gaps: charges.flatMap(({ what, gap }) => (gap === undefined ? [] : [`${what}: ${gap}`])),
  };
}
