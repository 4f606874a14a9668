/** What `npm run load` takes, and what it makes of it. */
import { randomBytes } from 'node:crypto';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { wholeNumber } from '../../console/arguments';
import { PRESET_NAMES, workloadOf } from '../../costs/workload/presets';
import { hourlyRates } from '../../costs/workload/rates';
import { Misuse } from '../../errors';
import { DISTRIBUTIONS, type Distribution } from '../../load/keys';
import { TARGETS, WAYS, type LoadRun, type Target } from '../../load/results';
import { OrderBook } from '../../load/order-book';
import type { LoadOptions } from '../../load/run-load';
import { WHOLE } from '../../load/schedule';
import { DEDICATED_SIZES, SHARED_SIZES } from '../../settings/atlas-schema';
import { loadFormats, type LoadFormat } from '../../report/load/formats';
import { endpoint, type Endpoints } from './endpoints';

export interface Options {
  readonly target: Target | 'both';
  readonly workload: string;
  readonly rate?: number;
  readonly concurrency?: number;
  readonly duration: number;
  readonly warmUp: number;
  readonly ramp?: number;
  readonly keys: Distribution;
  readonly records: number;
  readonly seed: number;
  readonly timeout: number;
  readonly maxInFlight: number;
  readonly maxLateness: number;
  readonly over: LoadRun['over'];
  readonly endpoint: Endpoints;
  readonly outputsFile?: string;
  readonly distributed?: number;
  readonly assembly?: string;
  readonly atlasSize?: string;
  readonly yes?: true;
  readonly costLimit?: number;
  readonly format: LoadFormat;
  readonly out?: string;
  readonly merge?: readonly string[];
}

const MAX_SEED = 2 ** 32 - 1;
const MOST_RECORDS = 10_000_000;
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const DAY_SECONDS = 86_400;

/** @returns milliseconds */
const duration =
  (least: number, most = Infinity) =>
  (given: string): number => {
    const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(given) ?? [];
    const milliseconds = Number(number) * UNITS[unit as keyof typeof UNITS];
    if (milliseconds >= least && milliseconds <= most) return milliseconds;
    const bounds = most === Infinity ? `from ${least} ms on` : `from ${least} to ${most} ms`;
    throw new InvalidArgumentError(`Allowed: a time ${bounds}, as 500ms, 30s, 10m or 1h.`);
  };

const above0 = (given: string): number => {
  if (/^\d+(\.\d+)?$/.test(given) && Number(given) > 0) return Number(given);
  throw new InvalidArgumentError('Allowed: a number above 0.');
};

const choice = <T extends string>(flags: string, about: string, choices: readonly T[], unless: T): Option =>
  new Option(flags, about).choices(choices).default(unless);

export const takesOptions = (command: Command): Command =>
  command
    .addOption(choice('--target <side>', 'what to ask; both: one after the other', [...TARGETS, 'both'], 'both'))
    .option(
      '--workload <file>',
      `a file as docs/workload.md has it, or one of ${PRESET_NAMES.join(', ')}`,
      PRESET_NAMES[0],
    )
    .addOption(
      new Option('--rate <number>', 'operations a second, whatever the answers (default: the workload’s busiest hour)')
        .argParser(above0)
        .conflicts('concurrency'),
    )
    .option(
      '--concurrency <number>',
      'a closed loop: so many at a time, each after the answer before',
      wholeNumber(1, 10_000),
    )
    .option('--duration <time>', 'that is measured', duration(1), duration(1)('30s'))
    .option('--warm-up <time>', 'before it, counted apart', duration(0), duration(0)('5s'))
    .option(
      '--ramp <time>',
      'of the warm-up, in which the load climbs evenly to the whole (default: none, or what the stack LoadTest is set to)',
      duration(0),
    )
    .addOption(choice('--keys <distribution>', 'which orders are asked for', DISTRIBUTIONS, 'zipfian'))
    .option('--records <number>', 'orders to begin with', wholeNumber(1, MOST_RECORDS), 1_000)
    .option('--seed <number>', 'the same one does the same', wholeNumber(0, MAX_SEED), 1)
    .option('--timeout <time>', 'after which an operation is given up', duration(1, 10_000), 10_000)
    .option('--max-in-flight <number>', 'operations and connections at a time; others wait', wholeNumber(1, 10_000), 64)
    .option(
      '--max-lateness <time>',
      'of the generator at the 99th percentile, above which a run is not valid',
      duration(1),
      50,
    )
    .addOption(choice('--over <way>', 'the SDK and the driver, or the HTTP APIs', WAYS, 'client'))
    .option(
      '--endpoint <side=address>',
      'of one side, as dynamodb=http://127.0.0.1:8000; may be given again',
      endpoint,
      {},
    )
    .addOption(
      new Option('--outputs-file <file>', 'a deployed app: what cdk deploy --outputs-file wrote').conflicts('endpoint'),
    )
    .option(
      '--distributed <workers>',
      'from so many processes, or functions of a deployed stack LoadTest, which share the rate; records, connections and --concurrency are each one’s',
      wholeNumber(1, 1_000),
    )
    .option(
      '--assembly <folder>',
      'the templates of what is asked (default: cdk.out with --outputs-file, else those of profile trial)',
    )
    .addOption(
      new Option(
        '--atlas-size <size>',
        'of the cluster, as M30 (default: as the templates of --outputs-file have it)',
      ).choices([...SHARED_SIZES, ...DEDICATED_SIZES]),
    )
    .addOption(new Option('--yes', 'run whatever it is estimated to cost').conflicts('costLimit'))
    .option('--cost-limit <usd>', 'run if it is estimated to cost at most so much', above0)
    .addOption(choice('--format <format>', 'how to write it', Object.keys(loadFormats) as LoadFormat[], 'text'))
    .option('--out <file>', 'write it there instead of to standard output')
    .option('--merge <files...>', 'put results together instead of running anything');

/** @throws Misuse for a workload that cannot be run */
export function loadOptionsOf(options: Options): LoadOptions {
  const workload = workloadOf(options.workload);
  if (workload.transactional > 0)
    throw new Misuse(
      `${options.workload}: transactional: ${workload.transactional}: the order stores do no transactions. Leave it out.`,
    );
  const rate = options.rate ?? Math.max(...hourlyRates(workload));
  if (options.concurrency === undefined && rate === 0)
    throw new Misuse(`${options.workload}: rate: 0: nothing would be done. Give --rate, or --concurrency.`);
  const load = withRamp(options.ramp ?? 0, '--ramp', {
    named: options.workload,
    workload,
    pace: options.concurrency === undefined ? { rate } : { concurrency: options.concurrency },
    part: WHOLE,
    distribution: options.keys,
    records: options.records,
    seed: options.seed,
    warmUpMs: options.warmUp,
    durationMs: options.duration,
    timeoutMs: options.timeout,
    maxInFlight: Math.max(options.maxInFlight, options.concurrency ?? 0),
    latenessBoundMs: options.maxLateness,
    prefix: `load-${randomBytes(4).toString('hex')}`,
    expiresAt: Math.ceil(Date.now() / 1_000) + DAY_SECONDS,
  });
  // It refuses sizes that no order has, before anything is started.
  new OrderBook(load);
  return load;
}

/** @param named what says it @throws Misuse where it would reach into what is measured */
export function withRamp(rampMs: number, named: string, load: Omit<LoadOptions, 'rampMs'>): LoadOptions {
  if (rampMs <= load.warmUpMs) return { ...load, rampMs };
  throw new Misuse(
    `${named} is ${rampMs / 1_000} s, and --warm-up ${load.warmUpMs / 1_000} s: only the whole load is measured. Give a --ramp within the warm-up, or a --warm-up as long as that`,
  );
}

export const targetsOf = ({ target }: Options): readonly Target[] => (target === 'both' ? TARGETS : [target]);
