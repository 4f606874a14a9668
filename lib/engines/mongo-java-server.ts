/** mongo-java-server: an in-memory server of the MongoDB wire protocol from Maven Central, for machines without a `mongod`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { Misuse, Refusal } from '../errors';
import { fetchVerified, verify } from '../processes/fetch-verified';
import { PROJECT_ROOT } from '../processes/project-root';
import { startGroup } from '../processes/process-group';
import { undoAtExit } from '../processes/shutdown';
import { isOwn } from '../processes/temporary-folder';
import { waitForOutput } from '../processes/wait-for-output';
import type { StartedMongo } from './mongod';
import { socketAddress } from '../settings/connection-string';
/** mongo-java-server and all that it needs, in the order of Maven Central's folders. */
import jars from './mongo-java-server/jars.json';

const VERSION = '1.47.0';
export const MINIMUM_JAVA = 17;
const SOURCES = join(__dirname, 'mongo-java-server');
const CACHE = join(PROJECT_ROOT, '.cache');
export const JARS = join(CACHE, `mongo-java-server-${VERSION}`);

const COMPILER = 'jdk.compiler/com.sun.tools.javac.Main';
const FETCH_WITHIN_MS = 180_000;
const START_WITHIN_MS = 30_000;
/** What lives for seconds only: start fast rather than run fast. */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:-UsePerfData'];
/** It ends at a signal at once, and has no socket for tools that would attach to it. */
const SERVER = [...SHORT_LIVED, '-Xmx256m', '-Xrs', '-XX:+DisableAttachMechanism'];

export const isFetched = (): boolean => existsSync(JARS);

/**
 * Fetches the jars (3 MB) from Maven Central, or the mirror of it that `MAVEN_CENTRAL` names; does nothing where they are.
 *
 * @throws Refusal where they cannot be had, or are not those that are meant
 */
export const fetchJars = (onProgress: (line: string) => void = () => undefined): Promise<void> =>
  onceAMachine(JARS, async (folder) => {
    const from = givenMavenCentral(process.env);
    for (const { path, sha256 } of jars) {
      onProgress(`mongo-java-server ${VERSION}: ${basename(path)}`);
      await fetchVerified(from + path, sha256, join(folder, basename(path)), FETCH_WITHIN_MS);
    }
  });

const MAVEN_CENTRAL = 'https://repo.maven.apache.org/maven2/';

/**
 * Maven Central, or the mirror that `MAVEN_CENTRAL` names: whatever it is, what comes is checked.
 *
 * @returns its address, with a slash at the end
 * @throws Misuse when that is no http address
 */
export function givenMavenCentral({ MAVEN_CENTRAL: mirror }: NodeJS.ProcessEnv): string {
  if (!mirror) return MAVEN_CENTRAL;
  if (URL.canParse(mirror) && /^https?:$/.test(new URL(mirror).protocol)) return mirror.replace(/\/*$/, '/');
  const given = mirror.includes('@') ? 'not shown, since it may hold a password' : `"${mirror}"`;
  throw new Misuse(
    `MAVEN_CENTRAL is ${given}; allowed is an http or https address, as ${MAVEN_CENTRAL}. Set it to one, or unset it`,
  );
}

/**
 * Before each start: that the jars are those that are meant, and that nobody else can have put a class beside them.
 *
 * @returns their paths
 * @throws Refusal with the way out
 */
async function verifiedJars(folder: string): Promise<string[]> {
  keptToOneself(folder);
  const files = jars.map(({ path, sha256 }) => ({ file: join(folder, basename(path)), sha256 }));
  await Promise.all(files.map(({ file, sha256 }) => verify(file, sha256, remedy(folder))));
  return files.map(({ file }) => file);
}

function keptToOneself(folder: string): void {
  if (isOwn(folder)) return;
  throw new Refusal(`${folder} is no folder that only you can write to, so nothing in it is run. ${remedy(folder)}`);
}

const remedy = (folder: string): string => `Remove ${folder}, and it is made anew: rm -r ${folder}`;

/** Several processes may make a folder at once: each makes one of its own, and the first to finish gives it its name. */
async function onceAMachine(path: string, make: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(`${path}-`);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const forget = undoAtExit({ stop: async () => remove(), stopNow: remove });
  try {
    await make(folder);
    if (!existsSync(path)) renameSync(folder, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    forget();
    remove();
  }
}

/** From its source the server would take a second longer to start. @returns the folder of its classes */
async function compiled(classpath: string): Promise<string> {
  const source = join(SOURCES, 'MongoStandIn.java');
  const classes = `${JARS}-${createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12)}`;
  await onceAMachine(classes, async (folder) => {
    const group = await startGroup('java', [...SHORT_LIVED, '-m', COMPILER, '-d', folder, '-cp', classpath, source]);
    const { code } = await group.ended;
    if (code !== 0) throw new Error(`${source} could not be compiled: ${group.output()}`);
  });
  keptToOneself(classes);
  return classes;
}

/**
 * Starts it. It knows no sessions, hence `retryWrites=false`.
 *
 * @param socket path that it listens at
 * @param folder of the jars
 * @throws Refusal where what is there is not to be run, Error with the server's last words
 */
export async function startJavaServer(socket: string, folder = JARS): Promise<StartedMongo> {
  const jarPath = (await verifiedJars(folder)).join(delimiter);
  const classpath = [await compiled(jarPath), jarPath].join(delimiter);
  const server = await startGroup('java', [...SERVER, '-cp', classpath, 'MongoStandIn', socket]);
  await waitForOutput('mongo-java-server', server, /^listening$/m, START_WITHIN_MS);
  return { uri: `${socketAddress(socket)}?retryWrites=false`, stop: () => server.stop(), unref: () => server.unref() };
}
