/** mongo-java-server: an in-memory server of the MongoDB wire protocol from Maven Central, for machines without a `mongod`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { Misuse, Refusal } from '../errors';
import { faultOf, whole, type CachedFolder } from '../processes/cached-folder';
import { fetchVerified } from '../processes/fetch-verified';
import { PROJECT_ROOT } from '../processes/project-root';
import { startGroup } from '../processes/process-group';
import { waitForOutput } from '../processes/wait-for-output';
import type { StartedMongo } from './mongod';
import { socketAddress } from '../settings/connection-string';
/** mongo-java-server and all that it needs, in the order of Maven Central's folders. */
import jars from './mongo-java-server/jars.json';

export const VERSION = '1.47.0';
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

const jarsIn = (path: string): Omit<CachedFolder, 'make'> => ({
  path,
  named: Object.fromEntries(jars.map((jar) => [basename(jar.path), jar.sha256])),
});

/** What is wrong with the jars; undefined where they are those that are meant. Nothing is fetched. */
export const jarsFault = (): Promise<Refusal | undefined> => faultOf(jarsIn(JARS));

/**
 * Fetches the jars (3 MB) from Maven Central, or the mirror of it that `MAVEN_CENTRAL` names; does nothing where they are.
 *
 * @throws Refusal where they cannot be had, or are not those that are meant
 */
export async function fetchJars(
  onProgress: (line: string) => void = () => undefined,
  { path = JARS, env = process.env } = {},
): Promise<void> {
  const make = async (folder: string): Promise<void> => {
    const from = givenMavenCentral(env);
    for (const jar of jars) {
      onProgress(`mongo-java-server ${VERSION}: ${basename(jar.path)}`);
      await fetchVerified(from + jar.path, jar.sha256, join(folder, basename(jar.path)), FETCH_WITHIN_MS);
    }
  };
  await whole({ ...jarsIn(path), make });
}

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
 * From its source the server would take a second longer to start.
 *
 * @returns the folder of its classes
 * @throws Refusal where this Java cannot compile
 */
async function compiled(classpath: string): Promise<string> {
  const source = join(SOURCES, 'MongoStandIn.java');
  const version = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  return whole({
    path: `${JARS}-${version}`,
    make: async (folder) => {
      const args = ['--release', String(MINIMUM_JAVA), '-d', folder, '-cp', classpath, source];
      const group = await startGroup('java', [...SHORT_LIVED, '-m', COMPILER, ...args]);
      const { code } = await group.ended;
      if (code !== 0) throw new Refusal(`${source} cannot be compiled, which takes a JDK: ${group.output()}`, 'absent');
    },
  });
}

/**
 * Starts it. It knows no sessions, hence `retryWrites=false`.
 *
 * @param socket path that it listens at
 * @param folder of the jars
 * @throws Refusal where what is there is not to be run, Error with the server's last words
 */
export async function startJavaServer(socket: string, folder = JARS): Promise<StartedMongo> {
  // Before each start: nobody else can have put a class among them.
  const fault = await faultOf(jarsIn(folder));
  if (fault) throw fault;
  const jarPath = jars.map(({ path }) => join(folder, basename(path))).join(delimiter);
  const classpath = [await compiled(jarPath), jarPath].join(delimiter);
  const server = await startGroup('java', [...SERVER, '-cp', classpath, 'MongoStandIn', socket]);
  await waitForOutput('mongo-java-server', server, /^listening$/m, START_WITHIN_MS);
  return { uri: `${socketAddress(socket)}?retryWrites=false`, stop: () => server.stop(), unref: () => server.unref() };
}
