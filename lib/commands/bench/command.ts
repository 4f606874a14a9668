/**
 * The command line of the benchmark.
 */
import { Command, InvalidArgumentError } from 'commander';
import { progressOn } from '../../console/progress';
import { measureClaims } from './claims';
import { isMet, type Measurement } from './measurement';
import { isBusy, machineLoad } from './machine';
import { resultsAsJson, resultsAsTable } from './results-text';
import { measureImport, measureWrites } from './stream-handler';
import { measureSynth } from './synth';
import { measureTests } from './test-suite';

interface Options {
  readonly runs: number;
  readonly withTests: boolean;
  readonly json: boolean;
}

/** Exit codes beside 0. */
const TARGET_MISSED = 1;
const NOT_MEASURED = 2;

/** @returns the exit code: 0, {@link TARGET_MISSED} or {@link NOT_MEASURED} */
export async function bench(argv: readonly string[]): Promise<number> {
  const options = benchCommand().parse(argv, { from: 'user' }).opts<Options>();
  const start = machineLoad();
  if (isBusy(start)) {
    const { load, cores } = start;
    console.error(
      `warning: the machine is busy (load average ${load.toFixed(2)} on ${cores} cores, at most ${cores / 2} is calm): ` +
        'trust the ratios, not the seconds',
    );
  }
  try {
    const findings = await measure(options);
    const report = { start, end: machineLoad(), findings };
    console.log(options.json ? resultsAsJson(report) : resultsAsTable(report));
    return findings.every(isMet) ? 0 : TARGET_MISSED;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return NOT_MEASURED;
  }
}

/** Times come before counts: the sooner, the closer to the load that was printed. */
async function measure({ runs, withTests }: Options): Promise<Measurement[]> {
  const progress = progressOn(process.stderr);
  return [
    await progress.step(`synth, ${runs} runs each`, (note) => measureSynth(runs, note)),
    await progress.step('import of the bundle', () => Promise.resolve(measureImport())),
    await progress.step('writes', measureWrites),
    ...(await progress.step('claims', async () => measureClaims(runs))),
    ...(withTests ? [await progress.step('all tests', measureTests)] : []),
  ];
}

/** Ends the process by itself for `--help` (0) and a wrong argument ({@link NOT_MEASURED}). */
const benchCommand = (): Command =>
  new Command('npm run bench --')
    .description('Measures what this project promises to be fast, against its targets.')
    .option('--runs <number>', 'how often each app is synthesized and counted', wholeNumber, 5)
    .option('--with-tests', 'time all tests as well', false)
    .option('--json', 'print the findings as JSON', false)
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : NOT_MEASURED))
    .addHelpText(
      'after',
      `\nExit code: 0 when every target is met, ${TARGET_MISSED} when one is missed, ${NOT_MEASURED} when something could not be measured.`,
    );

function wholeNumber(given: string): number {
  const runs = Number(given);
  if (!/^\d+$/.test(given) || runs < 1 || runs > 100)
    throw new InvalidArgumentError('Allowed: a whole number from 1 to 100.');
  return runs;
}
