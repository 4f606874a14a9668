/**
 * `npm run soak`: the trigger of the orders table and both APIs under every fault that can be had here, for minutes.
 */
import { InvalidArgumentError } from 'commander';
import { wholeNumber } from '../../lib/console/arguments';
import { asJson } from '../../lib/console/as-json';
import type { Progress } from '../../lib/console/progress';
import type { CommandLine } from '../../lib/console/run-command';
import { isShuttingDown, undoAtExit } from '../../lib/processes/shutdown';
import { findMongo, type FoundMongo } from '../../lib/engines/mongodb';
import type { NamedFault } from './named-fault';
import { NAMED_FAULTS } from './named-faults';
import { startAtlasSide, type AtlasSide } from './sides';
import { soakReport, soakText, type Soaked, type SoakReport } from './soak-report';
import { isRoundExact, soakRound, TIMERS_FASTER, type Round } from './soak-round';

/** Of a round: how long everything goes wrong at once. Each fault by itself takes longer together. */
const CHAOS_MS = 10_000;
/** One round takes about as long. */
const MIN_MINUTES = 0.5;
const MAX_MINUTES = 24 * 60;

const HELP = `
In rounds: for ${CHAOS_MS / 1_000} seconds writers put, change and delete orders on a local DynamoDB, a few of them poison, and callers do on both
APIs, while calls are throttled, fail, time out or lose their answer, processes are killed, connections close, batches are
delivered again and cut anew, and totals and table are restored. Then each fault comes by itself, for as many periods of
CloudWatch as its alarms wait for, and they must go off. Then it is calm: the totals must be those of the orders, the queue must
hold the poison and nothing else, every order that an API has acknowledged must be there, and no write may have come to a
database after its API had answered that it may not have happened.

The functions are the bundles that are deployed, mapping templates those of profile trial, alarms and limits those of production; event
source, Lambda, API Gateway, CloudWatch and queue are stand-ins that follow AWS's pages, and time passes ten times as fast for
them. The databases are a local DynamoDB and what there is of MongoDB's protocol. The same seed writes the same orders and draws
the same trouble; which call meets which depends on timing.

Exit code: 0 when every round was exact, 1 when not, 128 + the signal's number when it was ended before its time.`;

export const command: CommandLine = (command, { out, progress }) => {
  command
    .name('npm run soak --')
    .description(
      'Runs the trigger of the orders table and both APIs under faults: what is lost, what is counted twice, who is told.',
    )
    .option('--minutes <number>', `how long, ${MIN_MINUTES} to ${MAX_MINUTES}`, minutesOf, 5)
    .option('--seed <integer>', 'of the orders and faults; any if left out', wholeNumber(0, 2 ** 32 - 1))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP);
  return async () => {
    const {
      minutes,
      seed = Date.now() % 2 ** 32,
      json,
    } = command.opts<{ minutes: number; seed?: number; json?: true }>();
    const print = (report: SoakReport): unknown => out.write(json ? asJson(report) : `\n${soakText(report)}`);
    const report = await soak({ minutes, seed, progress, print });
    return report.passed ? 0 : 1;
  };
};

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly progress: Progress;
  readonly faults?: readonly NamedFault[];
  /** How long everything goes wrong at once, in each round, in milliseconds. */
  readonly chaosMs?: number;
  /** Gets the report, also when a signal ends the process before its time. */
  readonly print: (report: SoakReport) => unknown;
}

export async function soak({
  minutes,
  seed,
  progress,
  print,
  faults: asked = NAMED_FAULTS,
  chaosMs = CHAOS_MS,
}: SoakOptions): Promise<SoakReport> {
  const rounds: Round[] = [];
  const started = Date.now();
  const end = started + minutes * 60_000;
  const { faults, leftOut, mongo } = possible(asked);
  const soaked = (ended?: string): Soaked => {
    const seconds = (Date.now() - started) / 1_000;
    return {
      seed,
      minutes,
      seconds,
      rounds,
      faults,
      leftOut,
      mongodb: mongo?.kind,
      ...(ended !== undefined && { ended }),
    };
  };
  const forget = undoAtExit({
    stop: async () => void print(soakReport(soaked('it was stopped; the round that was running is not judged'))),
    stopNow: () => undefined,
  });

  let atlasSide: Promise<AtlasSide> | undefined;
  const atlas = (): Promise<AtlasSide> =>
    (atlasSide ??= mongo ? startAtlasSide(mongo, TIMERS_FASTER) : Promise.reject(new Error('no MongoDB')));

  let failure: string | undefined;
  let longest = 0;
  for (
    let nth = 1;
    failure === undefined && rounds.every(isRoundExact) && (nth === 1 || Date.now() + longest < end);
    nth += 1
  ) {
    const begun = Date.now();
    const run = progress.step(`Round ${nth}`, async (note) => {
      rounds.push(await soakRound({ seed: seed + nth, milliseconds: chaosMs, faults, atlas, note }));
    });
    failure = await run.then(
      () => undefined,
      (error: unknown) => `round ${nth}: ${error instanceof Error ? error.message : String(error)}`,
    );
    longest = Math.max(longest, Date.now() - begun);
    // What fails because it is being stopped is no result: the process is about to exit.
    if (isShuttingDown()) await new Promise(() => undefined);
  }
  await atlasSide?.then((side) => side.stop()).catch(() => undefined);
  forget();
  const report = soakReport(soaked(failure));
  print(report);
  return report;
}

/** What the engines of this machine can show. */
function possible(asked: readonly NamedFault[]): Pick<Soaked, 'faults' | 'leftOut'> & { readonly mongo?: FoundMongo } {
  const onAtlas = asked.filter(({ api }) => api === 'atlas');
  if (onAtlas.length === 0) return { faults: asked };
  const mongo = findMongo();
  if (mongo.kind !== 'unavailable') return { faults: asked, mongo };
  const leftOut = { faults: onAtlas.map(({ name }) => name), why: mongo.reason };
  return { faults: asked.filter(({ api }) => api !== 'atlas'), leftOut };
}

export function minutesOf(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && minutes >= MIN_MINUTES && minutes <= MAX_MINUTES) return minutes;
  throw new InvalidArgumentError(`Allowed is a number from ${MIN_MINUTES} to ${MAX_MINUTES}, such as --minutes 5`);
}
