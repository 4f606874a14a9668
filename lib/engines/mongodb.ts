/**
 * A server of the MongoDB protocol on this machine, in this order: one that runs already, a `mongod` on the PATH, one that is downloaded,
 * and a stand-in.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Misuse } from '../errors';
import { localAddress, notLocal } from '../settings/connection-string';
import { cachedMongod, fetchMongod, mongodFault, type DownloadOptions } from './downloaded-mongod';
import { fetchJars, MINIMUM_JAVA, startJavaServer, VERSION } from './mongo-java-server';
import { startMongod } from './mongod';

/** What there is; nothing runs yet. */
export type FoundMongo =
  | { readonly kind: 'given'; readonly uri: string }
  | { readonly kind: 'mongod'; readonly binary: string }
  | { readonly kind: 'downloaded-mongod'; readonly binary: string }
  | { readonly kind: 'mongo-java-server' };
export interface NoMongo {
  readonly kind: 'unavailable';
  /** What is missing and how to get it. */
  readonly reason: string;
}

export interface MongoEngine {
  readonly kind: FoundMongo['kind'];
  /** For people. A stand-in says so: what it shows is the protocol, not MongoDB. */
  readonly label: string;
  /** As {@link localAddress} has it, with no database in it; a server without sessions has `retryWrites=false`. */
  readonly uri: string;
  /** Ends what was started; leaves a given server alone. Safe to call twice. */
  stop(): Promise<void>;
  /** Lets this process end while a server runs that was started, which then ends too. */
  unref(): void;
}

/**
 * Looks without starting or fetching anything: it takes the `mongod` that an earlier run has downloaded.
 *
 * @param cache folder that downloads lie in; the project's own if left out
 * @throws Misuse as {@link givenMongo} does
 */
export function findMongo(env: NodeJS.ProcessEnv = process.env, cache?: string): FoundMongo | NoMongo {
  const cached = cachedMongod(cache);
  return installed(env) ?? (cached === undefined ? standIn(env) : { kind: 'downloaded-mongod', binary: cached });
}

function installed(env: NodeJS.ProcessEnv): FoundMongo | undefined {
  const binary = onPath('mongod', env);
  return givenMongo(env) ?? (binary === undefined ? undefined : { kind: 'mongod', binary });
}

function standIn(env: NodeJS.ProcessEnv): FoundMongo | NoMongo {
  const java = javaVersion(env);
  if (java >= MINIMUM_JAVA) return { kind: 'mongo-java-server' };
  const missing = `Java ${java ? `is ${java}, not ${MINIMUM_JAVA} or later` : 'is missing'}`;
  return {
    kind: 'unavailable',
    reason:
      `no MongoDB server: MONGODB_URI is not set, there is no mongod on the PATH, and for the stand-in ${missing}. ` +
      `Start a server and set MONGODB_URI=mongodb://127.0.0.1:27017/, or install mongod, or Java ${MINIMUM_JAVA} (JDK)`,
  };
}

/**
 * The same, and downloads a `mongod` before it settles for a stand-in, or for nothing; again where the one that was downloaded is not whole.
 *
 * @throws Misuse as {@link givenMongo} does
 */
export async function obtainMongo(
  env: NodeJS.ProcessEnv = process.env,
  options: DownloadOptions = {},
): Promise<FoundMongo | NoMongo> {
  const there = installed(env);
  if (there) return there;
  const fetched = await fetchMongod(options);
  if ('binary' in fetched) return { kind: 'downloaded-mongod', binary: fetched.binary };
  const found = standIn(env);
  if (found.kind === 'unavailable') return { ...found, reason: `${found.reason}. ${fetched.unavailable}` };
  options.onProgress?.(fetched.unavailable);
  return found;
}

/**
 * Only who may enter its folder can reach an engine that is started: none of them asks who somebody is.
 *
 * @param folder private, existing, and used by no other engine; what an engine leaves in it is for its owner to remove
 * @param onProgress gets a line for each file that the stand-in needs and that is not there yet
 * @throws Error with the engine's own words when it does not come up
 */
export async function startMongo(
  found: FoundMongo,
  folder: string,
  onProgress?: (line: string) => void,
): Promise<MongoEngine> {
  const socket = join(folder, 'mongodb.sock');
  switch (found.kind) {
    case 'given':
      return {
        kind: 'given',
        label: 'MongoDB at MONGODB_URI',
        uri: found.uri,
        stop: async () => undefined,
        unref: () => undefined,
      };
    case 'mongod':
      return { kind: 'mongod', label: mongodLabel(found.binary), ...(await startMongod(found.binary, socket)) };
    case 'downloaded-mongod': {
      const fault = await mongodFault(found.binary);
      if (fault) throw fault;
      return { kind: found.kind, label: mongodLabel(found.binary), ...(await startMongod(found.binary, socket)) };
    }
    case 'mongo-java-server': {
      await fetchJars(onProgress);
      return {
        kind: found.kind,
        label: `mongo-java-server ${VERSION} (a stand-in, not MongoDB)`,
        ...(await startJavaServer(socket)),
      };
    }
  }
}

/**
 * The server that `MONGODB_URI` names; undefined where it names none.
 *
 * @throws Misuse when it may lead off this machine, or holds a password, which would reach the command line of `cdk synth` and a template
 */
export function givenMongo(env: NodeJS.ProcessEnv): (FoundMongo & { readonly kind: 'given' }) | undefined {
  const uri = env['MONGODB_URI'];
  if (!uri) return undefined;
  const wrong = notLocal(uri);
  if (wrong === undefined) return { kind: 'given', uri: localAddress(uri) };
  throw new Misuse(
    `MONGODB_URI (not shown: it may hold a password) ${wrong}. ` +
      'Set it to a local server such as mongodb://127.0.0.1:27017/, or unset it',
  );
}

function onPath(command: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** With its version, where it tells it. */
function mongodLabel(binary: string): string {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return ['mongod', ...(/^db version v(\S+)/m.exec(stdout)?.slice(1) ?? [])].join(' ');
}

/** @returns the major version, 0 where there is none */
function javaVersion(env: NodeJS.ProcessEnv): number {
  const { stderr } = spawnSync('java', ['-version'], { env, encoding: 'utf8', timeout: 10_000 });
  return Number(/version "([0-9]+)/.exec(stderr)?.[1] ?? 0);
}
