/** mongo-java-server: an in-memory server of the MongoDB wire protocol from Maven Central, for machines without a `mongod`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../processes/project-root';
import { startGroup } from '../processes/process-group';
import { undoAtExit } from '../processes/shutdown';
import { waitForOutput } from '../processes/wait-for-output';
import { socketAddress } from '../settings/connection-string';

const VERSION = '1.47.0';
export const MINIMUM_JAVA = 17;
const SOURCES = join(__dirname, 'mongo-java-server');
const CACHE = join(PROJECT_ROOT, '.cache');
const JARS = join(CACHE, `mongo-java-server-${VERSION}`);

const COPY_JARS = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const COMPILER = 'jdk.compiler/com.sun.tools.javac.Main';
const FETCH_WITHIN_MS = 180_000;
const START_WITHIN_MS = 30_000;
/** What lives for seconds only: start fast rather than run fast. */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:-UsePerfData'];
/** It ends at a signal at once, and has no socket for tools that would attach to it. */
const SERVER = [...SHORT_LIVED, '-Xmx256m', '-Xrs', '-XX:+DisableAttachMechanism'];

export const isFetched = (): boolean => existsSync(JARS);

/**
 * Fetches the jars (3 MB, and once a machine Maven's own plugin) from Maven Central; does nothing where they are.
 *
 * @throws Error with Maven's own words
 */
export const fetchJars = (onProgress: (line: string) => void = () => undefined): Promise<void> =>
  onceAMachine(JARS, (folder) =>
    maven(['-f', join(SOURCES, 'pom.xml'), COPY_JARS, `-DoutputDirectory=${folder}`], onProgress),
  );

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

async function maven(args: readonly string[], onProgress: (line: string) => void): Promise<void> {
  const errors: string[] = [];
  const onLine = (line: string): void => {
    if (line.startsWith('[ERROR] ')) errors.push(line.slice('[ERROR] '.length));
    const file = /Downloaded from .*\/([^/ ]+\.jar)/.exec(line)?.[1];
    if (file) onProgress(`mongo-java-server ${VERSION}: ${file}`);
  };
  const env = { MAVEN_OPTS: SHORT_LIVED.join(' '), ...process.env };
  const group = await startGroup('mvn', ['-B', ...args], { env, onLine });
  const tooLate = setTimeout(() => void group.stop(), FETCH_WITHIN_MS);
  const { code } = await group.ended.finally(() => clearTimeout(tooLate));
  if (code === 0) return;
  const why = errors[0] ?? `it was not done within ${FETCH_WITHIN_MS / 1_000} s`;
  throw new Error(`Maven could not fetch mongo-java-server ${VERSION} from Maven Central: ${why}`);
}

/** From its source the server would take a second longer to start. @returns the folder of its classes */
async function compiled(): Promise<string> {
  const source = join(SOURCES, 'MongoStandIn.java');
  const classes = `${JARS}-${createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12)}`;
  await onceAMachine(classes, async (folder) => {
    const jars = readdirSync(JARS).map((name) => join(JARS, name));
    const group = await startGroup('java', [
      ...SHORT_LIVED,
      '-m',
      COMPILER,
      '-d',
      folder,
      '-cp',
      jars.join(delimiter),
      source,
    ]);
    const { code } = await group.ended;
    if (code !== 0) throw new Error(`${source} could not be compiled: ${group.output()}`);
  });
  return classes;
}

/**
 * Starts it. It knows no sessions, hence `retryWrites=false`.
 *
 * @param socket path that it listens at
 * @throws Error with the server's last words
 */
export async function startJavaServer(socket: string): Promise<{ readonly uri: string; stop(): Promise<void> }> {
  const classpath = [join(JARS, '*'), await compiled()].join(delimiter);
  const server = await startGroup('java', [...SERVER, '-cp', classpath, 'MongoStandIn', socket]);
  await waitForOutput('mongo-java-server', server, /^listening$/m, START_WITHIN_MS);
  return { uri: `${socketAddress(socket)}?retryWrites=false`, stop: () => server.stop() };
}
