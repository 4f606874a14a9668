/**
 * How long a synth of the default profile takes, against the app that `cdk init` makes.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Note } from '../../console/progress';
import { BENCH_FOLDER, benchEnv } from './environment';
import { PROJECT_ROOT } from '../../processes/project-root';
import type { Measurement } from './measurement';
import { median } from './median';
import { CDK_CLI, makeTemplateApp } from './template-app';
import { secondsOf } from './timed';

const ONE_SYNTH_MS = 5 * 60_000;

/**
 * Runs both in turn, so that whatever else the machine does meets both alike; one run of each before that is not counted, because it fills
 * caches. Every run writes a folder of its own: a synth is slower where an older one left its files.
 *
 * @throws CommandError when either app does not synthesize
 */
export async function measureSynth(runs: number, note: Note): Promise<Measurement> {
  const template = await makeTemplateApp();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    note(`run ${run} of ${runs}${run === 0 ? ', not counted' : ''}`);
    const ourSeconds = await synth(PROJECT_ROOT, ['-c', 'profile=trial']);
    const theirSeconds = await synth(template.folder, []);
    if (run === 0) continue;
    ours.push(ourSeconds);
    theirs.push(theirSeconds);
  }
  const pairs = ours.map((seconds, run) => seconds / (theirs[run] ?? Number.NaN));
  return {
    what: 'synth of profile trial',
    command: 'cdk synth -q -c profile=trial',
    runs,
    unit: 's',
    median: median(ours),
    baseline: {
      command: `cdk synth -q of the cdk init template with one NodejsFunction (${template.app})`,
      median: median(theirs),
    },
    target: { of: 'ratio', atMost: 1.25 },
    note: `ratios of runs next to each other: ${Math.min(...pairs).toFixed(2)} to ${Math.max(...pairs).toFixed(2)}, median ${median(pairs).toFixed(2)}`,
  };
}

async function synth(cwd: string, settings: readonly string[]): Promise<number> {
  const output = join(BENCH_FOLDER, 'cdk.out');
  await rm(output, { recursive: true, force: true });
  const args = [CDK_CLI, 'synth', '-q', '--no-notices', '--output', output, ...settings];
  return secondsOf(process.execPath, args, { cwd, env: benchEnv(), timeoutMs: ONE_SYNTH_MS });
}
