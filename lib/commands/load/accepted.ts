/** What a run in an account is estimated to cost, accepted before it is run. */
import type { Assembly } from '../../assembly/assembly';
import { resolveAssembly } from '../../assembly/resolve';
import { PriceBook } from '../../costs/prices/price-book';
import { readPriceFiles } from '../../costs/prices/price-file';
import { Misuse } from '../../errors';
import { costOfRun } from '../../load/estimate';
import type { Target } from '../../load/results';
import type { LoadOptions } from '../../load/run-load';
import type { Options } from './options';
import type { Place } from './remote-subject';

/** A side that somebody pays for. */
export interface Cloud extends Place {
  readonly target: Target;
}

/** @returns what it is estimated to cost @throws Misuse where that is not accepted */
export function accepted(
  { over, yes, costLimit }: Options,
  load: LoadOptions,
  clouds: readonly Cloud[],
  assembly: Assembly,
  more: readonly string[] = [],
): string {
  const app = resolveAssembly(assembly);
  const book = new PriceBook(readPriceFiles());
  const costs = clouds.map(({ target, region }) => costOfRun({ app, home: region }, load, { target, over }, book));
  const usd = costs.reduce((sum, cost) => sum + cost.usd, 0);
  const gaps = [...costs.flatMap((cost) => cost.gaps), ...more];
  const operations = costs.reduce((sum, cost) => sum + cost.operations, 0);
  const text = `This run is estimated to cost ${gaps.length ? 'at least ' : ''}${usd.toFixed(usd < 1 ? 4 : 2)} USD for ${operations} operations, beyond what stands by anyway.${gaps.map((gap) => `\nNot in it: ${gap}.`).join('')}\n`;
  if (yes === true || (costLimit !== undefined && usd <= costLimit)) return text;
  throw new Misuse(`${text}Accept it with --yes, or with a --cost-limit of at least that.`);
}
