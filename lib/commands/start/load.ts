/** A small seeded load on both sides, one after the other: that every operation is accounted for, and what it took here. */
import { randomBytes } from 'node:crypto';
import { loadAssembly } from '../../assembly/load-assembly';
import { workloadOf } from '../../costs/workload/presets';
import { dynamoDbLabel, givenDynamoDb } from '../../engines/dynoxide';
import { EMULATOR } from '../../engines/ministack';
import { SYSTEM_CLOCK } from '../../load/clock';
import { resultsOf, runLoad, type LoadOptions } from '../../load/run-load';
import type { LoadResults, LoadRun } from '../../load/results';
import { WHOLE } from '../../load/schedule';
import type { Subject } from '../../load/subject';
import { totalsOf } from '../../load/summary';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import type { Note } from '../../console/progress';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import { localDynamoDbOn, localMongoDbOn } from '../../tryout/load-engines';
import type { LocalEngines } from '../../tryout/local-engines';
import type { LocalRun } from '../../tryout/local-run';
import { orNone, type Turn } from '../../tryout/run-plan';
import type { Found } from './stores';

const NAMED = 'orders';
const DAY_SECONDS = 86_400;
const BOUNDS = { maxInFlight: 16, timeoutMs: 5_000 };

const smallLoad = (seed: number): LoadOptions => ({
  ...BOUNDS,
  named: NAMED,
  workload: workloadOf(NAMED),
  pace: { rate: 100 },
  part: WHOLE,
  rampMs: 0,
  distribution: 'zipfian',
  records: 50,
  seed,
  warmUpMs: 200,
  durationMs: 500,
  latenessBoundMs: 50,
  prefix: `load-${randomBytes(4).toString('hex')}`,
  expiresAt: Math.ceil(Date.now() / 1_000) + DAY_SECONDS,
});

/** What was measured; undefined where nothing was. */
export type Loaded = () => Promise<LoadResults | undefined>;

/** Adds a part for each side, to be run one after the other and when nothing else is. */
export function loadParts(
  { plan, env, seed, credentials }: LocalRun,
  { mongo, deployable }: LocalEngines,
  found: Found,
): Loaded {
  const options = smallLoad(seed);
  const engineOf = ({ folder }: AssemblyFolder, note: Note) =>
    ({ ...BOUNDS, over: 'client', assembly: loadAssembly(folder), table: ORDERS_TABLE_NAME, env, note }) as const;
  const given = givenDynamoDb(env);
  const label = given ? dynamoDbLabel(given) : EMULATOR;
  // On the emulator, slower though it is than an engine of its own: the emulator is guarded, and dynoxide answers anybody on this machine.
  const dynamoDb = plan.part('DynamoDB under a small load', { found, deployable }, async (ready, turn) =>
    loaded(
      await localDynamoDbOn({ ...ready.found, credentials, label }, engineOf(ready.deployable, turn.note)),
      options,
      turn,
    ),
  );
  const mongoDb = plan.part('MongoDB under a small load', { mongo, deployable }, async (ready, turn) =>
    loaded(await localMongoDbOn(ready.mongo, engineOf(ready.deployable, turn.note)), options, turn),
  );
  return async () => {
    const runs = await Promise.all([dynamoDb, mongoDb].map((part) => orNone(part)().catch(() => undefined)));
    const measured = runs.filter((run) => run !== undefined);
    const startedAt = new Date(measured[0]?.intervals[0]?.[0] ?? 0);
    return measured.length ? resultsOf(measured, options, { place: 'local', startedAt }) : undefined;
  };
}

async function loaded(subject: Subject, options: LoadOptions, { checks, note }: Turn): Promise<LoadRun> {
  const { target, engine } = subject;
  const started = performance.now();
  const run = await runLoad(subject, options, { clock: SYSTEM_CLOCK, note }).finally(() => subject.close());
  const { issued, completed, failed, timedOut, notSent } = totalsOf(run);
  const ended = { issued, failed, timedOut, notSent };
  const told = checks.about({ side: target, engine, claims: [] });
  const title = `Load by schedule, seed ${options.seed}: every operation is accounted for, and none failed`;
  const amount = { operations: issued, milliseconds: performance.now() - started };
  if (completed === issued) told.passed(title, amount);
  else told.failed(title, { issued, failed: 0, timedOut: 0, notSent: 0 }, ended, amount);
  return run;
}
