/** What a run in an account is estimated to cost, accepted before it is run. */
import type { Assembly } from '../../assembly/assembly';
import { resolveAssembly } from '../../assembly/resolve';
import { PriceBook } from '../../costs/prices/price-book';
import { readPriceFiles } from '../../costs/prices/price-file';
import { Misuse } from '../../errors';
import { costOfRun, type RunCost } from '../../load/estimate';
import { costOfWorkers, type WorkersTime } from '../../load/estimate-workers';
import type { Target } from '../../load/results';
import type { LoadOptions } from '../../load/run-load';
import { LOAD_WORKERS } from '../../load/workers';
import { workerFunctionIn } from '../../tryout/worker-function';
import type { Options } from './options';

/** A side that somebody pays for. */
export interface Cloud {
  readonly target: Target;
  readonly region: string;
}

/** @param workers where it is not this process that asks @returns what it is estimated to cost @throws Misuse where that is not accepted */
export function accepted(
  { over, yes, costLimit }: Options,
  load: LoadOptions,
  clouds: readonly Cloud[],
  assembly: Assembly,
  workers?: Omit<WorkersTime, 'memoryMb'>,
): string {
  const app = resolveAssembly(assembly);
  const book = new PriceBook(readPriceFiles());
  const costs = clouds.map(({ target, region }) => costOfRun({ app, home: region }, load, { target, over }, book));
  const all = [...costs, ...(workers ? clouds.map((cloud) => ofWorkers(workers, cloud, assembly, book)) : [])];
  const usd = all.reduce((sum, cost) => sum + cost.usd, 0);
  const gaps = [...new Set(all.flatMap((cost) => cost.gaps))];
  const operations = costs.reduce((sum, cost) => sum + cost.operations, 0);
  const text = `This run is estimated to cost ${gaps.length ? 'at least ' : ''}${usd.toFixed(usd < 1 ? 4 : 2)} USD for ${operations} operations, beyond what stands by anyway.${gaps.map((gap) => `\nNot in it: ${gap}.`).join('')}\n`;
  if (yes === true || (costLimit !== undefined && usd <= costLimit)) return text;
  throw new Misuse(`${text}Accept it with --yes, or with a --cost-limit of at least that.`);
}

/** Of one side, by the memory that the templates say. */
function ofWorkers(
  time: Omit<WorkersTime, 'memoryMb'>,
  { target, region }: Cloud,
  assembly: Assembly,
  book: PriceBook,
): Pick<RunCost, 'usd' | 'gaps'> {
  const { stack } = LOAD_WORKERS[target];
  const { MemorySize: memoryMb } = workerFunctionIn(assembly, stack) ?? {};
  if (memoryMb !== undefined) return costOfWorkers({ ...time, memoryMb }, region, book);
  return { usd: 0, gaps: [`workers: the templates have no stack ${stack}, which would say their memory`] };
}
