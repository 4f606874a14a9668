import { AssertionError } from 'node:assert';
import { performance } from 'node:perf_hooks';
import { OrderError } from '../errors';
import type { OrderStore } from '../order-store';
import type { ContractCase } from './case';
import { CONTRACT } from './contract';
import { RecordedStore } from './recorded-store';
import { newScope } from './scope';
import { NotRun } from '../../errors';

/** One case as it went. */
export interface CaseResult {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** How it failed, or why it was not run. */
  readonly reason?: string;
  /** Calls of the store, with those that removed the case's orders again. */
  readonly operations: number;
  readonly milliseconds: number;
}

export interface ContractOptions {
  /**
   * Begins the id of every customer that orders are made for: 1 to 32 of the characters A-Z a-z 0-9 _ -. Of two runs on one database
   * each must have its own.
   */
  readonly prefix: string;
  /** `false`: what writes is not run, and reported as skipped. Default: true. */
  readonly writes?: boolean;
  /** Milliseconds to wait for an index that is behind its table; 0 where none can be. Default: 10 000. */
  readonly patienceMs?: number;
  /** Default: {@link CONTRACT}. */
  readonly cases?: readonly ContractCase[];
  /** Once it aborts no further case is begun; the orders of the one that runs are removed all the same. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the cases one after the other. Every order that a case created is removed after it, also when it failed; a case whose orders
 * could not be removed has failed, and says which are left.
 *
 * @param onCase gets each result as soon as it is there
 * @throws Error when the prefix cannot begin an id
 */
export async function runContract(
  store: OrderStore,
  { prefix, writes = true, patienceMs = 10_000, cases = CONTRACT, signal }: ContractOptions,
  onCase: (result: CaseResult) => void = () => undefined,
): Promise<readonly CaseResult[]> {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(prefix)) {
    throw new Error(`the prefix "${prefix}" cannot begin an id: take 1 to 32 of the characters A-Z a-z 0-9 _ -`);
  }
  const results: CaseResult[] = [];
  for (const [index, each] of cases.entries()) {
    const reason = signal?.aborted
      ? 'the run was ended before it'
      : each.writes && !writes
        ? 'it writes, and the run was only to read'
        : undefined;
    const run = { prefix: `${prefix}-${index}`, writes, patienceMs };
    const result = reason === undefined ? await runCase(each, store, run) : skipped(each, reason);
    results.push(result);
    onCase(result);
  }
  return results;
}

const skipped = ({ title }: ContractCase, reason: string): CaseResult => ({
  title,
  outcome: 'skipped',
  reason,
  operations: 0,
  milliseconds: 0,
});

async function runCase(
  each: ContractCase,
  store: OrderStore,
  { prefix, writes, patienceMs }: Required<Pick<ContractOptions, 'prefix' | 'writes' | 'patienceMs'>>,
): Promise<CaseResult> {
  const recorded = new RecordedStore(store, prefix, writes);
  const started = performance.now();
  const failures: unknown[] = [];
  const collect = (error: unknown): void => void failures.push(error);
  await each.run(recorded, newScope(prefix, writes, patienceMs)).catch(collect);
  await recorded.removeAll().catch(collect);
  return {
    title: each.title,
    ...verdict(failures),
    operations: recorded.operations,
    milliseconds: Math.round(performance.now() - started),
  };
}

function verdict(failures: readonly unknown[]): Pick<CaseResult, 'outcome' | 'reason'> {
  if (failures.length === 0) return { outcome: 'passed' };
  const outcome = failures.every((failure) => failure instanceof NotRun) ? 'skipped' : 'failed';
  return { outcome, reason: failures.map(inWords).join('; ') };
}

function inWords(failure: unknown): string {
  if (failure instanceof AssertionError || failure instanceof NotRun) return failure.message;
  if (failure instanceof OrderError) return `${failure.code}: ${failure.message}`;
  return String(failure);
}
