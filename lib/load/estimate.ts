/** What a run adds to the bill, before it is run: of all lines of a month those that operations cause, for its operations alone. */
import type { ResolvedAssembly } from '../assembly/resolve';
import { PARAMETERS } from '../costs/month/context';
import { monthOf } from '../costs/month/month';
import type { PriceName } from '../costs/prices/items';
import type { PriceBook } from '../costs/prices/price-book';
import type { Workload } from '../costs/workload/schema';
import type { LoadOptions } from './run-load';
import type { Subject } from './subject';

/** What stands by is paid for whether it is used or not. */
const CAUSED: readonly PriceName[] = [
  'dynamodb.reads',
  'dynamodb.writes',
  'dynamodb.replicated-writes',
  'api.requests',
  'lambda.requests',
  'lambda.compute-arm',
  'events.partner',
  'transfer.other-region',
  'atlas.transfer.same-region',
  'atlas.transfer.other-region',
  'atlas.triggers.requests',
];

export interface RunCost {
  readonly operations: number;
  /** US dollars; of what has a price. */
  readonly usd: number;
  /** What has none, or no quantity that is known: a line each. */
  readonly gaps: readonly string[];
}

type Run = Pick<LoadOptions, 'workload' | 'pace' | 'records' | 'rampMs' | 'warmUpMs' | 'durationMs'>;

export function costOfRun(
  { app, home }: { readonly app: ResolvedAssembly; readonly home: string },
  { workload, pace, records, rampMs, warmUpMs, durationMs }: Run,
  { target, over }: Pick<Subject, 'target' | 'over'>,
  book: PriceBook,
): RunCost {
  // An even climb does half of what the whole rate would.
  const seconds = (warmUpMs + durationMs - rampMs / 2) / 1_000;
  const operations = seconds * ('rate' in pace ? pace.rate : pace.concurrency * FASTEST_A_SECOND);
  const put = operations * sharePut(workload);
  const parts = [
    linesOf(workload, operations),
    // Those to begin with, and the removal of all.
    linesOf({ ...workload, operations: { ...NONE, put: 1, delete: 1 } }, 2 * (records + put)),
  ];
  function linesOf(of: Workload, count: number) {
    const hours = 1;
    const asked = { ...of, items: 0, growth: 0, rate: count / 3_600, overApi: over === 'http' ? 1 : 0 };
    const { lines } = monthOf({ app, home, workload: asked, parameters: { ...PARAMETERS, hours } }, book);
    return lines.filter((line) => line.side === target && CAUSED.includes(line.price));
  }
  const lines = parts.flat();
  return {
    operations: Math.ceil(operations + 2 * (records + put)),
    usd: lines.reduce((sum, { amount }) => sum + amount, 0),
    gaps: [...new Map(lines.flatMap(({ what, gap }) => (gap === undefined ? [] : [[what, gap] as const])))].map(
      ([what, gap]) => `${what}: ${gap}`,
    ),
  };
}

/** In a closed loop, of one at a time: no answer of either service is sooner. */
const FASTEST_A_SECOND = 1_000;
const NONE = { put: 0, get: 0, delete: 0, changeStatus: 0, listByCustomer: 0, listByStatus: 0 };
const sharePut = ({ operations }: Workload): number =>
  operations.put / Object.values(operations).reduce((sum, parts) => sum + parts, 0);
