/** What is done one after the other: from a seed alone, so that two databases, or two runs, get the same operations. */
import type { OrderOperation } from '../orders/routes';
import { sharesOf } from '../costs/workload/rates';
import type { Workload } from '../costs/workload/schema';
import { placesOf, type Distribution } from './keys';
import { seededRandom, type Random } from './random';

export interface Planned {
  readonly kind: OrderOperation;
  /** Number of the record. */
  readonly key: number;
  /** Whether its condition is to refuse it. */
  readonly isRefused: boolean;
}

export interface PlanOptions {
  readonly workload: Pick<Workload, 'operations' | 'refused'>;
  /** That are there at the beginning, from 1 on. */
  readonly records: number;
  readonly distribution: Distribution;
  readonly seed: number;
}

/** So many of the newest records are left alone: they may still be under way. */
const UNDER_WAY = 100;

/**
 * Puts make new records, and deletions take those again, the oldest first; where there are none, the last that were there at the
 * beginning. All else is about those; reads of `latest` are about the new ones too.
 */
export class Plan {
  private readonly random: Random;
  private readonly place: () => number;
  private readonly shares: readonly (readonly [OrderOperation, number])[];
  private oldestNew: number;
  private afterLast: number;
  private atFirst: number;

  constructor(private readonly options: PlanOptions) {
    const { workload, records, distribution, seed } = options;
    this.random = seededRandom(seed);
    this.place = placesOf(distribution, records, this.random);
    this.shares = [...sharesOf(workload)];
    [this.oldestNew, this.afterLast, this.atFirst] = [records, records, records];
  }

  /** Records that there are or have been: their numbers are below it. */
  get records(): number {
    return this.afterLast;
  }

  next(): Planned {
    const kind = this.kind();
    const isWrite = kind === 'put' || kind === 'changeStatus' || kind === 'delete';
    const isRefused = isWrite && this.random() < this.options.workload.refused;
    return { kind, key: this.keyFor(kind, isRefused), isRefused };
  }

  private kind(): OrderOperation {
    let left = this.random();
    for (const [kind, share] of this.shares) if ((left -= share) < 0) return kind;
    return (this.shares.at(-1) as (typeof this.shares)[number])[0];
  }

  private keyFor(kind: OrderOperation, isRefused: boolean): number {
    if (kind === 'put' && !isRefused) return this.afterLast++;
    if (kind === 'delete' && !isRefused) return this.oldest();
    const newest = this.afterLast - UNDER_WAY;
    const isOfAll = this.options.distribution === 'latest' && kind !== 'changeStatus' && kind !== 'put';
    const fresh = isOfAll ? Math.max(0, newest - this.oldestNew) : 0;
    const place = this.place();
    if (place < fresh) return newest - 1 - place;
    const old = (place - fresh) % this.atFirst;
    return this.options.distribution === 'latest' ? this.atFirst - 1 - old : old;
  }

  private oldest(): number {
    if (this.oldestNew < this.afterLast - UNDER_WAY) return this.oldestNew++;
    if (this.atFirst > 1) this.atFirst -= 1;
    return this.atFirst;
  }
}
