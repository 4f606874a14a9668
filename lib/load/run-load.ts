/** One load on one side, from its first record to the removal of the last: what a command, or one of many workers, runs. */
import type { Workload } from '../costs/workload/schema';
import { OrderError } from '../orders/errors';
import type { OrderOperation } from '../orders/routes';
import type { Clock } from './clock';
import { generate, type LoadProgress, type Measured } from './generator';
import type { Distribution } from './keys';
import { OrderBook } from './order-book';
import { Plan, type Planned } from './plan';
import { loadRecords, removeRecords } from './records';
import { shapeOf, type LoadOperation, type LoadResults, type LoadRun } from './results';
import type { Shared } from './schedule';
import type { Subject } from './subject';
import { latenessFault } from './summary';
import type { Tally } from './tally';
import { timingOf } from './timing';

export interface LoadOptions extends Shared {
  /** Name, for people. */
  readonly named: string;
  readonly workload: Workload;
  readonly pace: LoadResults['load']['pace'];
  readonly distribution: Distribution;
  readonly records: number;
  readonly seed: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
  readonly timeoutMs: number;
  readonly maxInFlight: number;
  readonly latenessBoundMs: number;
  /** Begins the ids of all customers, 1 to 32 characters: no other run may have the same. */
  readonly prefix: string;
  /** Epoch seconds after which the databases may remove what a killed run has left. */
  readonly expiresAt: number;
  /** Milliseconds since 1970 at which several begin together; as soon as the records are there if left out. */
  readonly startAt?: number;
}

/** What happens around it. */
export interface Surroundings {
  readonly clock: Clock;
  /** Ends it early; what was written is removed all the same. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly note?: (line: string) => void;
}

/** @throws Misuse for a workload that the order stores cannot do; what the store throws where records can be neither made nor removed */
export async function runLoad(subject: Subject, options: LoadOptions, surroundings: Surroundings): Promise<LoadRun> {
  const { store, units, isOwn } = subject;
  const { workload, records, distribution, seed, prefix, expiresAt, maxInFlight, pace } = options;
  const { clock, signal, note = () => undefined } = surroundings;
  const book = new OrderBook({ prefix, workload, records, expiresAt });
  const plan = new Plan({ workload, records, distribution, seed });
  try {
    note(`${records} orders to begin with`);
    await loadRecords(store, book, records, maxInFlight, signal);
    if (units) units.isOn = true;
    const retriesBefore = subject.retries?.() ?? 0;
    const concurrency = 'concurrency' in pace ? pace.concurrency : undefined;
    const measured = await generate<Planned>({
      ...options,
      ...surroundings,
      next: () => plan.next(),
      perform: (planned) => perform(subject, book, planned),
      startAt: options.startAt ?? clock.now(),
      maxInFlight: concurrency ?? maxInFlight,
    });
    if (units) units.isOn = false;
    const retries = subject.retries && subject.retries() - retriesBefore;
    return { ...runOf(subject, measured, options.latenessBoundMs), ...(retries !== undefined && { retries }) };
  } finally {
    if (!isOwn) {
      note('removing its orders');
      await removeRecords(store, book, plan.records, maxInFlight);
    }
  }
}

async function perform({ store, units }: Subject, book: OrderBook, planned: Planned): Promise<void> {
  try {
    await book.perform(store, planned);
  } catch (error) {
    const isRefused = error instanceof OrderError && REFUSED_WRITES.includes(error.code);
    // A read that finds nothing says what it took.
    if (isRefused && planned.kind !== 'get')
      units?.refused(planned.kind, error.code === 'ORDER_NOT_FOUND' ? 0 : book.bytesOf(planned.key));
    throw error;
  }
}
const REFUSED_WRITES: readonly OrderError['code'][] = ['ORDER_EXISTS', 'STATUS_CHANGED', 'ORDER_NOT_FOUND'];

function runOf(subject: Subject, { measured, from, to, isWhole }: Measured, boundMs: number): LoadRun {
  const { target, over, engine, size, guarantees, units } = subject;
  const kinds = [...measured.tallies] as [OrderOperation, Tally][];
  const lateness = timingOf(measured.lateness);
  const late = latenessFault(lateness, boundMs);
  return {
    target,
    over,
    engine,
    ...(size !== undefined && { size }),
    guarantees: Object.fromEntries(kinds.map(([kind]) => [kind, guarantees[kind]])),
    intervals: [[from, Math.max(from, to)]],
    invalid: [...(late === undefined ? [] : [late]), ...(isWhole ? [] : ['it was ended early'])],
    lateness,
    operations: Object.fromEntries(kinds.map(([kind, tally]) => [kind, operationOf(tally)])),
    ...(units && { units: units.byKind }),
  };
}

const operationOf = ({ service, response, ...tally }: Tally): LoadOperation => ({
  issued: tally.issued,
  completed: tally.completed,
  refused: tally.refused,
  failed: tally.failed,
  timedOut: tally.timedOut,
  notSent: tally.notSent,
  service: timingOf(service),
  response: timingOf(response),
});

/** The document that the runs of a command make, one a side. */
export function resultsOf(
  runs: readonly LoadRun[],
  options: LoadOptions,
  { place, startedAt }: { readonly place: LoadResults['place']; readonly startedAt: Date },
): LoadResults {
  const { named, workload, pace, distribution: keys, prefix, part, seed } = options;
  const { records, rampMs, warmUpMs, durationMs, timeoutMs, maxInFlight, latenessBoundMs } = options;
  return {
    schemaVersion: 1,
    place,
    load: {
      workload: named,
      shape: shapeOf(workload),
      pace,
      keys,
      records,
      rampMs,
      warmUpMs,
      durationMs,
      timeoutMs,
      maxInFlight,
      latenessBoundMs,
    },
    parts: [{ id: `${prefix}/${part.index}`, seed, startedAt: startedAt.toISOString() }],
    runs: [...runs],
  };
}
