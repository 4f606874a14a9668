/**
 * What `npm start` comes to where this machine lacks something: each thing is taken away from the function that looks for it, and what that
 * says is given to the parts as they are put together.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDynamoDb } from '../../lib/engines/dynoxide';
import { fetchJars } from '../../lib/engines/mongo-java-server';
import { findMongo } from '../../lib/engines/mongodb';
import { runCredentials } from '../../lib/engines/run-credentials';
import { NotRun } from '../../lib/errors';
import { freePort, LOOPBACK } from '../../lib/processes/free-port';
import { pythonTools } from '../../lib/processes/python-tools';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { refusedWrite } from '../../lib/processes/refused-write';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import { markdownCell, markdownTable } from '../../lib/report/markdown-text';
import { askGivenDynamoDb, askGivenMongo } from '../../lib/tryout/given-servers';
import { orNotRun } from '../../lib/tryout/local-engines';
import { damagedBy } from '../support/damaged-plan';

interface Prerequisite {
  readonly title: string;
  /** The part that needs it. */
  readonly part: string;
  /** Without which there is no such part. */
  readonly env?: NodeJS.ProcessEnv;
  /** @param folder empty @param port that nobody listens on @returns what the part ends with */
  readonly without: (folder: string, port: number) => Promise<Error>;
}

const MONGO = 'Server of the MongoDB protocol';
const PYTHON = 'Python environment with MiniStack';
const NOWHERE = '/nowhere';

const thrownBy = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => Promise.reject(new Error('it was to be refused')),
    (error: unknown) => error as Error,
  );
const notRun = (found: object): Error => new NotRun(Object.values(found).at(-1) as string);

/** One whose pip finds no network. */
function offlinePython(folder: string): string {
  const path = join(folder, 'python3');
  writeFileSync(path, '#!/bin/sh\nif [ "$1" = -c ]; then echo 3.12; exit; fi\necho NewConnectionError\nexit 1\n');
  chmodSync(path, 0o755);
  return path;
}

const PREREQUISITES: readonly Prerequisite[] = [
  {
    title: 'Python 3.10 or later',
    part: PYTHON,
    without: async (cache) => notRun(await pythonTools({ cache, env: { PATH: NOWHERE } })),
  },
  {
    title: 'the Python package index, at the first start',
    part: PYTHON,
    without: async (cache) =>
      notRun(await pythonTools({ cache, env: { PATH: process.env['PATH'], PYTHON: offlinePython(cache) } })),
  },
  {
    title: 'a mongod, a way to download one, and Java',
    part: MONGO,
    without: async (cache) => notRun(findMongo({ PATH: NOWHERE }, cache)),
  },
  {
    title: 'a mongod, a way to download one, and Maven Central; Java is there',
    part: MONGO,
    without: (cache, port) => {
      const env = { MAVEN_CENTRAL: `http://${LOOPBACK}:${port}/` };
      return thrownBy(fetchJars(undefined, { path: join(cache, 'jars'), env }).catch(orNotRun));
    },
  },
  {
    title: 'a server where `MONGODB_URI` says that there is one',
    part: MONGO,
    without: (_, port) => thrownBy(askGivenMongo(`mongodb://${LOOPBACK}:${port}/`, 250)),
  },
  {
    title: 'a server where `DYNAMODB_ENDPOINT` says that there is one',
    part: 'Server at DYNAMODB_ENDPOINT',
    env: { DYNAMODB_ENDPOINT: `http://${LOOPBACK}:8000` },
    without: (_, port) => thrownBy(askGivenDynamoDb(`http://${LOOPBACK}:${port}`, runCredentials())),
  },
  {
    title: 'a place for the page',
    part: 'The page with the results',
    without: (folder) => {
      const file = join(folder, 'report');
      writeFileSync(file, '');
      const write = async (): Promise<void> => writeFileSync(join(file, 'index.html'), '');
      return thrownBy(write().catch((error: unknown) => refusedWrite(error, 'report')));
    },
  },
  {
    title: 'the optional package `@dynoxide/linux-x64`',
    part: '',
    without: async (cache) =>
      notRun(
        findDynamoDb(
          {},
          () => {
            throw new Error('hidden');
          },
          cache,
        ),
      ),
  },
];

const BEGIN = '<!-- written by `npm run test:endings -- --table` -->\n\n';
const END = '\n\n<!-- end -->';
const PAGE = join(PROJECT_ROOT, 'docs', 'troubleshooting.md');

/** A row a prerequisite: what is said, what is left out, and how the command ends. */
export async function prerequisitesTable(): Promise<string> {
  const rows = [];
  for (const { title, part, env, without } of PREREQUISITES) {
    const { path, remove } = temporaryFolder();
    const port = await freePort();
    const error = await without(path, port).finally(remove);
    // What is of this machine or of this moment is not for the page.
    const said = error.message
      .replaceAll(path, '…')
      .replaceAll(String(port), 'PORT')
      .replace(/ \(it exists for.*?\)/, '');
    const { failed, leftOut } = await damagedBy(part || undefined, error, env);
    const others = leftOut.filter((one) => one !== part).join('; ') || 'nothing of `npm start`';
    rows.push([title, said, others, failed.length ? '1' : '0'].map(markdownCell));
  }
  return markdownTable(['Without', 'What is said', 'What is left out with it', 'Exit code'], rows);
}

/** Puts it into the page in the place of the one that is there. */
export async function writeTable(): Promise<void> {
  const [before, rest = ''] = readFileSync(PAGE, 'utf8').split(BEGIN);
  writeFileSync(PAGE, `${before}${BEGIN}${await prerequisitesTable()}${rest.slice(rest.indexOf(END))}`);
}
