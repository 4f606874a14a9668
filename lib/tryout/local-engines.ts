/** What both sides run on here, and what is deployed on it. All of it takes long, so it is begun at once, side by side. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NotRun, Refusal } from '../errors';
import type { Note } from '../console/progress';
import { LOCAL_ACCOUNT, withoutAccount } from '../engines/local-aws-env';
import { startMiniStack, type MiniStack } from '../engines/ministack';
import { obtainMongo, startMongo, type MongoEngine } from '../engines/mongodb';
import { evenAtSignal } from '../processes/shutdown';
import { pythonTools } from '../processes/python-tools';
import { localAddress } from '../settings/connection-string';
import { readSettings } from '../settings/read-settings';
import type { AssemblyFolder } from './cdk-cli';
import { DEPLOYED_PROFILE } from './deployment';
import { describeStacks } from './emulator-http';
import { askGivenMongo } from './given-servers';
import type { LocalRun } from './local-run';
import { ownDatabases, type OwnDatabases } from './own-databases';
import { orNone, type PartResult } from './run-plan';

export interface LocalMongo extends MongoEngine {
  readonly databases: OwnDatabases;
}

export interface LocalEngines {
  readonly mongo: PartResult<LocalMongo>;
  readonly server: PartResult<MiniStack>;
  /** State by name of the stacks that were there before any of the app's. */
  readonly bootstrap: PartResult<Record<string, string>>;
  /** The templates that are deployed here. */
  readonly deployable: PartResult<AssemblyFolder>;
  /** Synthesizes them once more, into another folder of that name. */
  readonly synth: (name: string, mongo: LocalMongo | undefined, note: Note) => Promise<AssemblyFolder>;
}

/** Adds a part for each engine, and one for the templates. */
export function localEngines(run: LocalRun): LocalEngines {
  const { plan, folder, cdk, credentials, stops } = run;
  const { region } = readSettings({ profile: DEPLOYED_PROFILE });
  const mongo = plan.early('Server of the MongoDB protocol', {}, (_, { note }) => startedMongo(run, note));
  const synth = async (
    name: string,
    engine: LocalMongo | undefined,
    note: Note,
    env?: NodeJS.ProcessEnv,
  ): Promise<AssemblyFolder> => {
    const cluster = engine && {
      'atlas.connectionString': localAddress(engine.uri, engine.databases.api),
      'atlas.auth': 'none',
    };
    return cdk(note, env).synth(name, { profile: DEPLOYED_PROFILE, ...cluster });
  };
  const python = plan.early('Python environment with MiniStack', {}, async (_, { note }) => {
    const tools = await pythonTools({ onLine: note });
    if ('unavailable' in tools) throw new NotRun(tools.unavailable);
    return tools.python;
  });
  const deployable = plan.early(
    `cdk synth of profile ${DEPLOYED_PROFILE} for this machine's engines`,
    { engine: orNone(mongo) },
    ({ engine }, { note }) =>
      // The validators are slow, and whoever wants to know what they say asks them apart from this.
      synth('cdk.out.local', engine, note, { ...withoutAccount(folder), CDK_VALIDATION: 'false' }),
  );
  const server = plan.early('MiniStack on a loopback port', { python }, async (ready) => {
    const started = await startMiniStack({ ...ready, folder, region, credentials });
    stops.push(started.stop);
    return started;
  });
  const bootstrap = plan.early('cdk bootstrap', { server }, async ({ server: emulator }, { note }) => {
    await cdk(note, emulator.env).bootstrap(LOCAL_ACCOUNT, region);
    return describeStacks(emulator);
  });
  return { mongo, server, bootstrap, deployable, synth };
}

async function startedMongo({ env, folder, stops }: LocalRun, note: Note): Promise<LocalMongo> {
  const found = await obtainMongo(env, { onProgress: note });
  if (found.kind === 'unavailable') throw new NotRun(found.reason);
  const own = join(folder, 'mongodb');
  await mkdir(own);
  const engine = await startMongo(found, own, note).catch(orNotRun);
  stops.push(() => engine.stop());
  if (found.kind === 'given') await askGivenMongo(engine.uri);
  const databases = await ownDatabases(engine.uri);
  // With an engine of its own goes what is in it.
  if (found.kind === 'given') stops.push(evenAtSignal(databases.drop));
  return { ...engine, databases };
}

/** What this machine cannot get is no failure of the app's; what was exchanged on the way is one. */
export function orNotRun(error: unknown): never {
  if (!(error instanceof Refusal) || error.kind === 'invalid') throw error;
  throw new NotRun(`${error.message}. MONGODB_URI, or a mongod on the PATH, does without`);
}
