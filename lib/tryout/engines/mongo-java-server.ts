/** mongo-java-server: an in-memory server of the MongoDB wire protocol from Maven Central, for machines without a `mongod`. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LOOPBACK } from '../free-port';
import { startGroup } from '../process-group';
import { undoAtExit } from '../shutdown';
import { said } from './said';

const VERSION = '1.47.0';
export const MINIMUM_JAVA = 17;
const SOURCES = join(__dirname, 'mongo-java-server');
const CACHE = join(__dirname, '../../../.cache');
const JARS = join(CACHE, `mongo-java-server-${VERSION}`);

const COPY_JARS = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const FETCH_WITHIN_MS = 180_000;
const START_WITHIN_MS = 30_000;
/** It lives for seconds: start fast rather than run fast. */
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'];

export const isFetched = (): boolean => existsSync(JARS);

/**
 * Fetches the jars (3 MB, and once a machine Maven's own plugin) from Maven Central; does nothing where they are. Several processes may
 * do so at once: each fetches into a folder of its own, and the first to finish gives it its name.
 *
 * @throws Error with Maven's own words
 */
export async function fetchJars(onProgress: (line: string) => void = () => undefined): Promise<void> {
  if (isFetched()) return;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(`${JARS}-`);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const forget = undoAtExit({ stop: async () => remove(), stopNow: remove });
  try {
    const pom = join(SOURCES, 'pom.xml');
    await maven(['-f', pom, COPY_JARS, `-DoutputDirectory=${folder}`], onProgress);
    if (!isFetched()) renameSync(folder, JARS);
  } catch (error) {
    if (!isFetched()) throw error;
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
  const group = await startGroup('mvn', ['-B', ...args], { onLine });
  const tooLate = setTimeout(() => void group.stop(), FETCH_WITHIN_MS);
  const { code } = await group.ended.finally(() => clearTimeout(tooLate));
  if (code === 0) return;
  const why = errors[0] ?? `it was not done within ${FETCH_WITHIN_MS / 1_000} s`;
  throw new Error(`Maven could not fetch mongo-java-server ${VERSION} from Maven Central: ${why}`);
}

/**
 * Starts it on a free loopback port, which it chooses itself. It knows no sessions, hence `retryWrites=false`.
 *
 * @throws Error with the server's last words
 */
export async function startJavaServer(): Promise<{ readonly uri: string; stop(): Promise<void> }> {
  const server = await startGroup('java', [...QUICK_START, '-cp', join(JARS, '*'), join(SOURCES, 'MongoStandIn.java')]);
  const [, port] = await said('mongo-java-server', server, /listening on ([0-9]+)/, START_WITHIN_MS);
  return { uri: `mongodb://${LOOPBACK}:${port}/?retryWrites=false`, stop: () => server.stop() };
}
