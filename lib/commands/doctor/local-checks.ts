/** What `npm start` and `npm test` find on this machine. Looks only: nothing is started that stays, fetched or written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dynamoDbLabel, findDynamoDb } from '../../engines/dynoxide';
import { mongodFault } from '../../engines/downloaded-mongod';
import { jarsFault, MINIMUM_JAVA } from '../../engines/mongo-java-server';
import { findMongo, type FoundMongo } from '../../engines/mongodb';
import type { Refusal } from '../../errors';
import { PROJECT_ROOT } from '../../processes/project-root';
import { findPython, pythonToolsFault } from '../../processes/python-tools';
import type { Finding } from './finding';
import { isAtLeast, versionOf } from './programs';

export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  /** As `22.4.1`. */
  readonly nodeVersion: string;
  /** Folder of what was downloaded; the project's own if left out. */
  readonly cache?: string;
}

export async function localChecks(machine: Machine): Promise<Finding[]> {
  const programs = [pythonCheck(machine), environmentCheck(machine), javaCheck(machine), mongoCheck(machine)];
  return [nodeCheck(machine), sdkNodeCheck(machine), ...(await Promise.all(programs)), dynamoDbCheck(machine)];
}

const OTHER_NODE = 'nvm install && nvm use, or https://nodejs.org/en/download';
/** What the AWS SDK asks for from January 2027 on: https://a.co/c895JFp */
const SDK_OLDEST_NODE = '22';

/** Against `engines` of package.json, which has one lower bound. */
export function nodeCheck({ nodeVersion }: Machine): Finding {
  const { engines } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const oldest = engines.node.replace('>=', '');
  const title = `Node ${oldest} or later`;
  if (isAtLeast(nodeVersion, oldest)) return { title, state: 'ok', detail: `this is ${nodeVersion}` };
  return {
    title,
    state: 'missing',
    detail: `this is ${nodeVersion}`,
    means: 'no command of this project is sure to run',
    mend: OTHER_NODE,
  };
}

/** In the place of the SDK's own warning, which commands and tests keep quiet. */
export function sdkNodeCheck({ nodeVersion }: Machine): Finding {
  const seen = {
    title: `Node ${SDK_OLDEST_NODE} or later, for the AWS SDK`,
    optional: true,
    detail: `this is ${nodeVersion}`,
  } as const;
  if (isAtLeast(nodeVersion, SDK_OLDEST_NODE)) return { ...seen, state: 'ok' };
  return {
    ...seen,
    state: 'missing',
    means: 'no update of the AWS SDK from January 2027 on runs here',
    mend: OTHER_NODE,
  };
}

async function pythonCheck({ env }: Machine): Promise<Finding> {
  const title = 'Python 3.10 or later';
  const found = await findPython(env);
  if ('python' in found) return { title, state: 'ok', detail: found.python };
  return {
    title,
    state: 'missing',
    detail: found.unavailable,
    means: 'npm start deploys nothing on the local emulator: both sides are synthesized and checked, not run',
    mend: 'https://www.python.org/downloads/ (Debian and Ubuntu: apt install python3 python3-venv), or PYTHON=/path/to/python3',
  };
}

async function environmentCheck({ env, ...where }: Machine): Promise<Finding> {
  const seen = { title: 'Private Python environment with MiniStack', optional: true } as const;
  const fault = await pythonToolsFault({ env, ...where });
  if (!fault) return { ...seen, state: 'ok', detail: 'whole, in .cache' };
  return {
    ...seen,
    state: stateOf(fault),
    detail: fault.message,
    means: 'the next npm start makes it, in half a minute, and needs the Python package index for that',
    mend: 'npm start',
  };
}

const stateOf = ({ kind }: Refusal): Finding['state'] => (kind === 'absent' ? 'missing' : 'in the way');

const MONGO_LABELS: Readonly<Record<FoundMongo['kind'], string>> = {
  given: 'the server at MONGODB_URI',
  mongod: 'the mongod on the PATH',
  'downloaded-mongod': 'the mongod that it has downloaded',
  'mongo-java-server': 'mongo-java-server, a stand-in: its results are of the protocol, not of MongoDB',
};

async function mongoCheck({ env, cache }: Machine): Promise<Finding> {
  const title = 'Server of the MongoDB protocol';
  const without = 'the Atlas side’s API is left out of npm start, and what needs a server out of npm test';
  try {
    const found = findMongo(env, cache);
    if (found.kind !== 'unavailable') return { title, ...(await cachedPart(found)) };
    return {
      title,
      state: 'missing',
      detail: found.reason,
      means: without,
      mend: `MONGODB_URI=mongodb://127.0.0.1:27017/ npm start, or install mongod, or Java ${MINIMUM_JAVA}`,
    };
  } catch (error) {
    return { title, state: 'missing', detail: (error as Error).message, means: without, mend: 'unset MONGODB_URI' };
  }
}

/** Of what was downloaded, whether it is whole. */
async function cachedPart(found: FoundMongo): Promise<Omit<Finding, 'title'>> {
  const detail = `npm start uses ${MONGO_LABELS[found.kind]}`;
  const fault =
    found.kind === 'mongo-java-server'
      ? await jarsFault()
      : found.kind === 'downloaded-mongod' && (await mongodFault(found.binary));
  if (!fault) return { state: 'ok', detail };
  if (fault.kind === 'absent') return { state: 'ok', detail: `${detail}; fetched from Maven Central first` };
  return {
    state: 'in the way',
    detail: fault.message,
    means: 'the next npm start fetches it anew; until then what needs a server is left out of npm test',
    mend: 'npm start',
  };
}

const ONE_WAY =
  'one way less to a server of the MongoDB protocol; nothing is lost where there is a mongod or MONGODB_URI';

async function javaCheck({ env }: Machine): Promise<Finding> {
  const title = `Java ${MINIMUM_JAVA} or later`;
  const version = await versionOf('java', ['-version'], /version "([0-9.]+)/, env);
  if (version !== undefined && isAtLeast(version, String(MINIMUM_JAVA))) {
    return { title, state: 'ok', optional: true, detail: version };
  }
  const detail = version === undefined ? 'no java on the PATH' : `this is ${version}`;
  const mend = `https://adoptium.net (Debian and Ubuntu: apt install openjdk-${MINIMUM_JAVA}-jdk-headless)`;
  return { title, state: 'missing', optional: true, detail, means: ONE_WAY, mend };
}

function dynamoDbCheck({ env, cache }: Machine): Finding {
  const title = 'Local DynamoDB';
  const means = 'npm test leaves out what needs an engine of DynamoDB';
  try {
    const found = findDynamoDb(env, undefined, cache);
    if (!('unavailable' in found)) return { title, state: 'ok', optional: true, detail: dynamoDbLabel(found) };
    const mend =
      'npm ci on Linux x64; elsewhere npm start, or start DynamoDB Local and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000';
    return { title, state: 'missing', optional: true, detail: found.unavailable, means, mend };
  } catch (error) {
    const mend = 'unset DYNAMODB_ENDPOINT, or set it to http://127.0.0.1:8000';
    return { title, state: 'missing', optional: true, detail: (error as Error).message, means, mend };
  }
}
