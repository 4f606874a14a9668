import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { findMongo, startMongo, type FoundMongo, type MongoEngine, type NoMongo } from '../../lib/engines/mongodb';
import { JARS } from '../../lib/engines/mongo-java-server';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import { describeUnless } from './describe-unless';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';

const FETCH = `require('./lib/engines/mongo-java-server.ts').fetchJars()`;
const FETCH_WITHIN_MS = 200_000;
const START_WITHIN_MS = 60_000;

/** Jest decides about skipping before any test runs, so what has to be fetched is fetched at once, in a process that may be waited for. */
function look(): FoundMongo | NoMongo {
  const mongo = findMongo();
  if (mongo.kind !== 'mongo-java-server' || existsSync(JARS)) return mongo;
  const { stderr, status } = spawnSync(process.execPath, [...RUN_TYPESCRIPT, '-e', FETCH], {
    encoding: 'utf8',
    timeout: FETCH_WITHIN_MS,
  });
  return status === 0 ? mongo : { kind: 'unavailable', reason: /^Error: (.*)$/m.exec(stderr)?.[1] ?? stderr };
}

let found: FoundMongo | NoMongo | undefined;

/** Runs `body` with a server of the MongoDB protocol; where none can be had, says so in one line and skips. */
export function describeWithMongo(name: string, body: (engine: () => MongoEngine) => void): void {
  // Looking takes a process of Java's: once a worker.
  const mongo = (found ??= look());
  if (mongo.kind === 'unavailable') {
    describeUnless(mongo.reason, name, () => body(() => never(name)));
    return;
  }
  describe(`${name} [${mongo.kind}]`, () => {
    let engine: MongoEngine | undefined;
    beforeAll(async () => {
      engine = await (running ??= start(mongo));
    }, START_WITHIN_MS);
    body(() => engine ?? never(name));
  });
}

/** One server a worker, with which it ends; each test has a database of its own. */
let running: Promise<MongoEngine> | undefined;
async function start(mongo: FoundMongo): Promise<MongoEngine> {
  const engine = await startMongo(mongo, temporaryFolder().path);
  engine.unref();
  return engine;
}

/** A client of its own for what a test looks at behind the code's back. */
export const plainClient = ({ uri }: MongoEngine): MongoClient => new MongoClient(uri);

let databases = 0;
/** A database that no other test uses, also where the server is shared. */
export const freshDatabase = (): string => `test-${process.pid}-${Date.now().toString(36)}-${++databases}`;

const never = (name: string): never => {
  throw new Error(`no server for ${name}`);
};
