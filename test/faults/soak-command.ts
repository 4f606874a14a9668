/**
 * `npm run soak`: the trigger of the orders table under every fault that can be had here, for minutes.
 */
import { InvalidArgumentError } from 'commander';
import { wholeNumber } from '../../lib/console/arguments';
import { asJson } from '../../lib/console/as-json';
import type { Progress } from '../../lib/console/progress';
import type { CommandLine } from '../../lib/console/run-command';
import { isShuttingDown, undoAtExit } from '../../lib/processes/shutdown';
import { soakReport, soakText, type Soaked, type SoakReport } from './soak-report';
import { soakRound, type Round } from './soak-round';
import { isExact } from './verdict';

const ROUND_MS = 20_000;
/** Less than this is not worth a round of its own. */
const LEAST_MS = 2_000;
const MAX_MINUTES = 24 * 60;

const HELP = `
In rounds of at most ${ROUND_MS / 1_000} seconds, writers put, change and delete orders on a local DynamoDB, a few of them poison, while the
function's calls are throttled, fail, time out or lose their answer, its process is killed, and batches are delivered again
and cut anew. Then it is calm: the totals must be those of the orders, and the queue must hold the poison and nothing else.

The function is the bundle that is deployed; event source, Lambda and queue are stand-ins that follow AWS's pages, and the
stream is that of a local DynamoDB. The same seed writes the same orders and draws the same faults; which call meets which
fault depends on timing.

Exit code: 0 when every round was exact, 1 when not, 128 + the signal's number when it was ended before its time.`;

export const command: CommandLine = (command, { out, progress }) => {
  command
    .name('npm run soak --')
    .description(
      'Runs the trigger of the orders table under faults, and counts what is lost and what is counted twice.',
    )
    .option('--minutes <number>', `how long, up to ${MAX_MINUTES}`, minutesOf, 5)
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
  /** Gets the report, also when a signal ends the process before its time. */
  readonly print: (report: SoakReport) => unknown;
}

export async function soak({ minutes, seed, progress, print }: SoakOptions): Promise<SoakReport> {
  const rounds: Round[] = [];
  const started = Date.now();
  const end = started + minutes * 60_000;
  const soaked = (ended?: string): Soaked => {
    const seconds = (Date.now() - started) / 1_000;
    return { seed, minutes, seconds, rounds, ...(ended !== undefined && { ended }) };
  };
  const forget = undoAtExit({
    stop: async () => void print(soakReport(soaked('it was stopped; the round that was running is not judged'))),
    stopNow: () => undefined,
  });

  let failure: string | undefined;
  for (
    let nth = 1;
    failure === undefined && rounds.every(isExact) && (nth === 1 || Date.now() + LEAST_MS < end);
    nth += 1
  ) {
    const milliseconds = Math.min(ROUND_MS, end - Date.now());
    const title = `Round ${nth}: ${(milliseconds / 1_000).toFixed(0)} s of faults, then calm`;
    const run = progress.step(title, async (note) => void rounds.push(await soakRound(seed + nth, milliseconds, note)));
    failure = await run.then(
      () => undefined,
      (error: unknown) => `round ${nth}: ${error instanceof Error ? error.message : String(error)}`,
    );
    // What fails because it is being stopped is no result: the process is about to exit.
    if (isShuttingDown()) await new Promise(() => undefined);
  }
  forget();
  const report = soakReport(soaked(failure));
  print(report);
  return report;
}

export function minutesOf(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && minutes > 0 && minutes <= MAX_MINUTES) return minutes;
  throw new InvalidArgumentError(`Allowed is a number above 0, at most ${MAX_MINUTES}, such as --minutes 5`);
}
