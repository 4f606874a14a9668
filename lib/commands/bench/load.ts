/** What `npm run load` costs itself: recording, and the whole of it against a bare loop of the same calls. */
import { workloadOf } from '../../costs/workload/presets';
import { WHOLE } from '../../load/schedule';
import { SYSTEM_CLOCK } from '../../load/clock';
import { generate } from '../../load/generator';
import { OrderBook } from '../../load/order-book';
import { Plan, type Planned } from '../../load/plan';
import { loadRecords } from '../../load/records';
import { Recorder } from '../../load/recorder';
import { TARGETS, type Target } from '../../load/results';
import type { Subject } from '../../load/subject';
import { Tally } from '../../load/tally';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import { synthesizeLazily } from '../../stacks/synthesize-lazily';
import { localSubject } from '../../tryout/load-engines';
import type { Measurement } from './measurement';
import { median } from './median';

const COMMAND = 'npm run bench';
const RECORDED = 1_000_000;
const NANOSECONDS = 1e6;

/** All that is recorded of an operation: lateness, service, response, and the response again for the progress. */
export function measureRecording(runs: number): Measurement {
  const [tally, lateness, recent] = [new Tally(), new Recorder(), new Recorder()];
  const times = Array.from({ length: runs + 1 }, () => {
    const started = performance.now();
    for (let number = 0; number < RECORDED; number += 1) {
      const ms = (number % 977) / 7;
      lateness.record(ms / 100);
      tally.complete(ms, ms + 1);
      recent.record(ms + 1);
    }
    return ((performance.now() - started) * NANOSECONDS) / RECORDED;
  });
  return {
    what: 'recording of an operation',
    command: COMMAND,
    runs,
    unit: 'ns',
    median: median(times.slice(1)),
    target: { of: 'median', atMost: 300 },
    note: `four times in histograms and the counts, ${RECORDED.toLocaleString('en-US')} operations a run`,
  };
}

const WORKLOAD = workloadOf('ycsb-c');
const RECORDS = 500;
const AT_ONCE = 16;
const SLICE_MS = 250;
/** Pairs of slices a run: one is too short to say anything on a machine that does other things. */
const PAIRS = 4;
const BOUNDS = { maxInFlight: AT_ONCE, timeoutMs: 10_000 };

/** Reads of single orders by each client, with the harness and without, in turn. */
export async function measureHarness(runs: number, note: (line: string) => void): Promise<Measurement[]> {
  const assembly = await synthesizeLazily(DEFAULT_PROFILE);
  const measurements: Measurement[] = [];
  for (const target of TARGETS) {
    const options = { ...BOUNDS, over: 'client', assembly, table: ORDERS_TABLE_NAME, env: process.env, note } as const;
    const subject = await localSubject(target, options);
    measurements.push(await compared(target, subject, runs).finally(() => subject.close()));
  }
  return measurements;
}

async function compared(target: Target, subject: Subject, runs: number): Promise<Measurement> {
  const book = new OrderBook({ prefix: 'load-bench', workload: WORKLOAD, records: RECORDS, expiresAt: 2_000_000_000 });
  await loadRecords(subject.store, book, RECORDS, AT_ONCE);
  const plan = new Plan({ workload: WORKLOAD, records: RECORDS, distribution: 'uniform', seed: 1 });
  const [harness, bare]: [number[], number[]] = [[], []];
  for (let slice = 0; slice <= runs * PAIRS; slice += 1) {
    const pair = [await withHarness(subject, book, plan), await bareLoop(subject, book)] as const;
    // The first pair warms up and is not counted.
    if (slice === 0) continue;
    harness.push(SLICE_MS / pair[0]);
    bare.push(SLICE_MS / pair[1]);
  }
  return {
    what: `load, an operation on ${target}`,
    command: `${COMMAND}: ${AT_ONCE} reads at a time for ${SLICE_MS} ms, ${subject.engine}`,
    runs: harness.length,
    unit: 'ms',
    median: median(harness),
    baseline: { command: 'the same reads in a bare loop, in turn', median: median(bare) },
    target: { of: 'ratio', atMost: 1.05 },
    note: 'milliseconds of the run an operation, so that the ratio is that of the throughputs',
  };
}

/** @returns operations */
async function withHarness({ store, units }: Subject, book: OrderBook, plan: Plan): Promise<number> {
  if (units) units.isOn = true;
  const { measured } = await generate<Planned>({
    ...BOUNDS,
    next: () => plan.next(),
    perform: (planned) => book.perform(store, planned),
    pace: { concurrency: AT_ONCE },
    part: WHOLE,
    rampMs: 0,
    startAt: SYSTEM_CLOCK.now(),
    warmUpMs: 0,
    durationMs: SLICE_MS,
    clock: SYSTEM_CLOCK,
  });
  return measured.tallies.get('get')?.completed ?? 0;
}

async function bareLoop({ store }: Subject, book: OrderBook): Promise<number> {
  const ids = Array.from({ length: RECORDS }, (_, key) => book.id(key));
  let operations = 0;
  const end = performance.now() + SLICE_MS;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) await store.get(ids[(operations++ * 7) % RECORDS] as (typeof ids)[number]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return operations;
}
