/**
 * What takes long and needs nothing of what comes before it: begun at once, side by side, and waited for in its step.
 */
import { readSettings } from '../../settings/read-settings';
import { startEarly } from '../../tryout/start-early';
import { CdkCli, type AssemblyFolder } from '../../tryout/cdk-cli';
import { DEPLOYED_PROFILE, existingCluster, mongoServer, pythonOf } from '../../tryout/deployment';
import { LOCAL_ACCOUNT, withoutAccount } from '../../engines/local-aws-env';
import { startMiniStack, type MiniStack } from '../../engines/ministack';
import type { MongoEngine } from '../../engines/mongodb';
import type { Note } from '../../console/progress';
import type { RunDirectory } from '../../processes/run-directory';
import { NotRun } from '../../errors';

type Step<T> = (note: Note) => Promise<T>;

export interface Early {
  readonly mongo: Step<MongoEngine>;
  /** The templates that are checked. */
  readonly synth: Step<AssemblyFolder>;
  /** Those of {@link DEPLOYED_PROFILE}, for the page that what runs here is shown on; the same where it is the profile itself. */
  readonly deployedProfile: Step<AssemblyFolder>;
  /** The templates that are deployed here. */
  readonly deployable: Step<AssemblyFolder>;
  readonly python: Step<string>;
  readonly server: Step<MiniStack>;
  readonly bootstrap: Step<void>;
  /** Resolves when all of it has ended, in whatever way. */
  settled(): Promise<void>;
}

export interface EarlyOptions {
  readonly projectRoot: string;
  readonly profile: string;
  readonly run: RunDirectory;
  /** Gets what to stop at the end. */
  readonly stops: (() => Promise<void>)[];
}

const silent: Note = () => undefined;

export function beginEarly({ projectRoot, profile, run, stops }: EarlyOptions): Early {
  const { region } = readSettings({ profile: DEPLOYED_PROFILE });
  const cdk = (onLine: Note, env: NodeJS.ProcessEnv): CdkCli =>
    new CdkCli({ projectRoot, folder: run.path, env, onLine });
  const synth = (note: Note, folder: string, context: Record<string, string>, more: NodeJS.ProcessEnv = {}) =>
    cdk(note, { ...withoutAccount(run.path), ...more }).synth(folder, context);

  const mongo = startEarly((note) => mongoServer(stops, note));
  const python = startEarly((note) => pythonOf(projectRoot, note));
  const whole = startEarly((note) => synth(note, 'cdk.out', { profile }));
  const deployedProfile =
    profile === DEPLOYED_PROFILE
      ? whole
      : startEarly((note) => synth(note, 'cdk.out.deployed', { profile: DEPLOYED_PROFILE }));
  const deployable = startEarly(async (note) => {
    const engine = await mongo(silent).catch(orNone);
    const context = { profile: DEPLOYED_PROFILE, ...(engine && existingCluster(engine)) };
    // What the validators say of the profile is asked of the whole app, beside this.
    return synth(note, 'cdk.out.local', context, { CDK_VALIDATION: 'false' });
  });
  const server = startEarly(async () => {
    const started = await startMiniStack({ python: await python(silent), folder: run.path, region, projectRoot });
    stops.push(started.stop);
    return started;
  });
  const bootstrap = startEarly(async (note) => {
    const { env } = await server(silent);
    await cdk(note, env).bootstrap(LOCAL_ACCOUNT, region);
  });
  const all = [mongo, python, whole, deployedProfile, deployable, server, bootstrap];
  return {
    mongo,
    python,
    synth: whole,
    deployedProfile,
    deployable,
    server,
    bootstrap,
    settled: async () => {
      await Promise.allSettled(all.map((step) => step(silent)));
    },
  };
}

/** Undefined for what cannot be had here; its own step says so. */
const orNone = (error: unknown): undefined => {
  if (!(error instanceof NotRun)) throw error;
};
