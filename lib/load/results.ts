/** What a load run leaves: counts and whole histograms, so that results of several runs or machines add up to what one would have seen. */
import { z } from 'zod';
import type { Workload } from '../costs/workload/schema';
import { PLACES } from '../claims/observations/observations';
import { Misuse } from '../errors';
import type { OrderOperation } from '../orders/routes';
import { ROUTES } from '../orders/routes';
import { DISTRIBUTIONS } from './keys';
import { total } from './tally';
import { histogramOf, timingSchema } from './timing';

export const TARGETS = ['dynamodb', 'atlas'] as const;
export type Target = (typeof TARGETS)[number];
/** `client`: the SDK and the driver. `http`: the HTTP API of the side. */
export const WAYS = ['client', 'http'] as const;

const text = z.string().min(1);
const count = z.int().min(0);
const byKind = z.record(text, count);
const amount = z.number().min(0);
const kind = z.enum(Object.keys(ROUTES) as [OrderOperation, ...OrderOperation[]]);

const operation = z.strictObject({
  issued: count,
  completed: count.describe('Answered, with what a condition refused.'),
  refused: byKind.describe('Those of the completed that a condition refused, by the contract’s code.'),
  failed: byKind.describe('By the contract’s code or the name of the error; BUSY is a throttle.'),
  timedOut: count,
  notSent: count.describe('Could not be sent within the time-out, since as many as allowed were under way.'),
  service: timingSchema.describe('From when it was sent.'),
  response: timingSchema.describe('From when it was to be sent.'),
});

const units = z.strictObject({
  answers: count.describe('Answers that said what they consumed; the warm-up’s are among them.'),
  table: amount,
  indexes: z.record(text, amount),
  estimated: amount.describe('Of the table, for refused conditions, whose answers say nothing: by the metering rules.'),
});

const guarantee = z.strictObject({ isStrong: z.boolean(), text });

const run = z.strictObject({
  target: z.enum(TARGETS),
  over: z.enum(WAYS),
  engine: text.describe('What it ran on; a stand-in says that it is one.'),
  size: text.optional().describe('Atlas’s name of the cluster’s size.'),
  guarantees: z.partialRecord(kind, guarantee),
  intervals: z
    .array(z.tuple([amount, amount]))
    .min(1)
    .describe('When it was measured, milliseconds since 1970.'),
  invalid: z.array(text).describe('Why its times are not to be believed; none where they are.'),
  lateness: timingSchema.describe('Of the generator itself.'),
  operations: z.partialRecord(kind, operation),
  units: z.partialRecord(kind, units).optional().describe('Capacity units of DynamoDB.'),
  retries: count.optional().describe('Attempts of the client beyond the first; left out where nobody can tell.'),
});

const load = z.strictObject({
  workload: text,
  shape: z.record(text, z.unknown()).describe('Of the workload: what decides which operations are done.'),
  pace: z.union([z.strictObject({ rate: amount }), z.strictObject({ concurrency: count })]),
  keys: z.enum(DISTRIBUTIONS),
  records: count.describe('Of a part, at the beginning.'),
  rampMs: amount.default(0).describe('Of the warm-up: in it the load climbs to the whole.'),
  warmUpMs: amount,
  durationMs: amount,
  timeoutMs: amount,
  maxInFlight: count.describe('Of a part.'),
  latenessBoundMs: amount.describe('A run whose lateness is above it, at the 99th percentile, is not valid.'),
});

export const resultsSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    place: z.enum(PLACES),
    load,
    parts: z.array(z.strictObject({ id: text, seed: z.int(), startedAt: text })).min(1),
    runs: z.array(run).min(1),
  })
  .meta({ title: 'Load', description: 'What npm run load has measured.' });

export type LoadResults = z.infer<typeof resultsSchema>;
export type LoadRun = LoadResults['runs'][number];
export type LoadOperation = z.infer<typeof operation>;
export type ConsumedUnits = z.infer<typeof units>;
export type Guarantee = z.infer<typeof guarantee>;

/** What of a workload decides which operations are done. */
export const shapeOf = ({ operations, itemBytes, pageSize, refused }: Workload): LoadResults['load']['shape'] => ({
  operations,
  itemBytes,
  pageSize,
  refused,
});

/** @param file its name @throws Misuse where it is not what a run has written, or does not add up */
export function readResults(given: string, file: string): LoadResults {
  const isWhat = `${file} is no result of npm run load`;
  let json: unknown;
  try {
    json = JSON.parse(given);
  } catch {
    throw new Misuse(`${isWhat}: it is not JSON. Write one with npm run load -- --format json --out FILE`);
  }
  const read = resultsSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Misuse(`${isWhat}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
  }
  const wrong = read.data.runs.flatMap((one) => faultsOf(one))[0];
  if (wrong !== undefined) throw new Misuse(`${isWhat} that adds up: ${wrong}`);
  return read.data;
}

function faultsOf({ target, operations }: LoadRun): string[] {
  return Object.entries(operations).flatMap(([name, of]) => {
    const { issued, completed, failed, timedOut, notSent, service, response } = of;
    const faults: string[] = [];
    const ended = completed + total(failed) + timedOut + notSent;
    if (issued !== ended) faults.push(`${target} ${name} has ${issued} operations issued, and ${ended} accounted for`);
    for (const timing of [service, response]) {
      if (timing.count !== completed + timedOut)
        faults.push(
          `${target} ${name} has times of ${timing.count} operations, and ${completed + timedOut} were timed`,
        );
      else if (!isReadable(timing)) faults.push(`a histogram of ${target} ${name} cannot be read`);
    }
    return faults;
  });
}

function isReadable(timing: LoadOperation['service']): boolean {
  try {
    return histogramOf(timing).totalCount === timing.count;
  } catch {
    return false;
  }
}
