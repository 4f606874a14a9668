/** What one worker of a load on many machines is told: its part of a run that all of them know. */
import { z } from 'zod';
import { workloadSchema } from '../costs/workload/schema';
import { Misuse } from '../errors';
import { DISTRIBUTIONS } from './keys';
import { TARGETS, type Target } from './results';
import type { LoadOptions } from './run-load';

/** A function ends after 15 minutes: of that, what is measured and its warm-up. */
export const LONGEST_LOAD_MS = 14 * 60_000;

const count = z.int().min(0);
const pace = z.union([z.strictObject({ rate: z.number().gt(0) }), z.strictObject({ concurrency: z.int().min(1) })]);

const load = z.strictObject({
  named: z.string(),
  workload: workloadSchema,
  pace: pace.describe('Of all parts together where it is a rate, of each one where it is a concurrency.'),
  distribution: z.enum(DISTRIBUTIONS),
  records: z.int().min(1),
  seed: count,
  rampMs: z.number().min(0),
  warmUpMs: z.number().min(0),
  durationMs: z.number().gt(0),
  timeoutMs: z.number().gt(0),
  maxInFlight: z.int().min(1),
  latenessBoundMs: z.number().gt(0),
  expiresAt: count,
});

const shared = {
  /** Begins the names of its results, and the ids of all customers. */
  run: z.string().regex(/^load-[0-9a-f]{8}$/),
  target: z.enum(TARGETS),
  /** Milliseconds since 1970 at which all parts begin together. */
  startAt: z.int().min(1),
  load: load.refine(
    ({ rampMs, warmUpMs, durationMs }) => rampMs <= warmUpMs && warmUpMs + durationMs <= LONGEST_LOAD_MS,
  ),
};

const workerItem = z.strictObject({
  ...shared,
  part: z
    .strictObject({ index: count, of: z.int().min(1) })
    .refine(({ index, of }) => index < of, 'the parts are counted from 0'),
});
export type WorkerItem = z.infer<typeof workerItem>;

/** What is handed to all workers, and the number of each. */
export interface WorkerRun extends Omit<WorkerItem, 'part'> {
  readonly of: number;
  readonly items: readonly number[];
}

/** @param workers how many share it */
export const workerRun = (
  { prefix: run, part: _, startAt: _startAt, ...load }: LoadOptions,
  { target, startAt, workers }: Pick<WorkerItem, 'target' | 'startAt'> & { readonly workers: number },
): WorkerRun => ({ run, target, startAt, load, of: workers, items: Array.from({ length: workers }, (_, at) => at) });

/** As the state machine makes them of a run. */
export const itemsOf = ({ items, of, ...run }: WorkerRun): WorkerItem[] =>
  items.map((index) => ({ ...run, part: { index, of } }));

/** @throws Misuse where it is none */
export function readWorkerItem(given: unknown): WorkerItem {
  const read = workerItem.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Misuse(`no item of a load: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`);
}

/** Orders and operations of the part alone: no two write the same ones. */
export const optionsOf = ({ run, startAt, load, part }: WorkerItem): LoadOptions => ({
  ...load,
  part,
  startAt,
  seed: (load.seed + part.index) % 2 ** 32,
  prefix: partPrefix(run, part.index),
});

const partPrefix = (run: string, index: number): string => `${run}-${index}`;

/** Begins the names of all results of a run; a worker may write no other. */
export const RESULTS_PREFIX = 'runs/';
export const resultKey = (run: string, target: Target, index: number): string =>
  `${RESULTS_PREFIX}${run}/${target}/${index}.json`;
/** As its results name it. */
export const partId = (run: string, index: number): string => `${partPrefix(run, index)}/${index}`;
