import type { Note } from '../console/progress';
import { withoutAccount } from '../engines/local-aws-env';
import { runCredentials, type RunCredentials } from '../engines/run-credentials';
import { openRunDirectory } from '../processes/run-directory';
import { CdkCli } from './cdk-cli';
import { checkGiven } from './given-servers';
import type { RunPlan } from './run-plan';

/** What the parts of a run on this machine share. */
export interface LocalRun {
  readonly plan: RunPlan;
  /** Of this machine, as it was looked at before. */
  readonly env: NodeJS.ProcessEnv;
  /** Of the workload. */
  readonly seed: number;
  /** The CDK's command line, which writes into the run's folder. @param env leads to no account if left out */
  readonly cdk: (onLine: Note, env?: NodeJS.ProcessEnv) => CdkCli;
  /** Private, and removed at the end. */
  readonly folder: string;
  /** What its local servers know its clients by. */
  readonly credentials: RunCredentials;
  /** How to talk to what runs: a line each. */
  readonly addresses: string[];
  /** What to stop at the end, the last first. */
  readonly stops: (() => Promise<void>)[];
}

/**
 * Whatever its parts start has stopped when it returns.
 *
 * @throws Misuse before anything is started when the environment names what cannot be used
 */
export async function localRun(plan: RunPlan, seed: number, use: (run: LocalRun) => Promise<void>): Promise<void> {
  const machine = process.env;
  await checkGiven(machine);
  const { path: folder, remove } = await openRunDirectory();
  const stops = [remove];
  const cdk: LocalRun['cdk'] = (onLine, env = withoutAccount(folder)) => new CdkCli({ folder, env, onLine });
  try {
    await use({ plan, env: machine, seed, cdk, folder, credentials: runCredentials(), addresses: [], stops });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
