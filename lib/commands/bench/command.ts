/**
 * The command line of the benchmark.
 */
import { wholeNumber } from '../../console/arguments';
import type { Progress } from '../../console/progress';
import type { CommandLine } from '../../console/run-command';
import { measureClaims } from './claims';
import { measureHarness, measureRecording } from './load';
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

const HELP = `
Exit code: 0 when every target is met; 1 when one is missed, or something could not be measured; 2 for a wrong argument.`;

export const command: CommandLine = (command, { out, err, progress }) => {
  command
    .name('npm run bench --')
    .description('Measures what this project promises to be fast, against its targets.')
    .option('--runs <number>', 'how often each app is synthesized and counted', wholeNumber(1, 100), 5)
    .option('--with-tests', 'time all tests as well', false)
    .option('--json', 'print the findings as JSON', false)
    .addHelpText('after', HELP);
  return async () => {
    const options = command.opts<Options>();
    const start = machineLoad();
    if (isBusy(start)) {
      const { load, cores } = start;
      err.write(
        `warning: the machine is busy (load average ${load.toFixed(2)} on ${cores} cores, at most ${cores / 2} is calm): ` +
          'trust the ratios, not the seconds\n',
      );
    }
    const findings = await measure(options, progress);
    const results = { start, end: machineLoad(), findings };
    out.write(`${options.json ? resultsAsJson(results) : resultsAsTable(results)}\n`);
    return findings.every(isMet) ? 0 : 1;
  };
};

/** Times come before counts: the sooner, the closer to the load that was printed. */
const measure = async ({ runs, withTests }: Options, progress: Progress): Promise<Measurement[]> => [
  await progress.step(`synth, ${runs} runs each`, (note) => measureSynth(runs, note)),
  await progress.step('import of the bundle', () => Promise.resolve(measureImport())),
  await progress.step('writes', measureWrites),
  ...(await progress.step('claims', async () => measureClaims(runs))),
  await progress.step('recording of a load', async () => measureRecording(runs)),
  ...(await progress.step('load against a bare loop', (note) => measureHarness(runs, note))),
  ...(withTests ? [await progress.step('all tests', measureTests)] : []),
];
