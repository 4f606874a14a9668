import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient, type Document } from 'mongodb';
import { obtainMongo, startMongo } from '../../lib/engines/mongodb';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';
import { startGroup } from '../../lib/processes/process-group';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import type { Checks } from '../../lib/tryout/checks';
import { OWN_PREFIX } from '../../lib/tryout/own-databases';
import type { Attack } from './attack';
import { CANARY } from './secrets';
import { startTunnel } from './tunnel';

/** Runs `npm start` on a server that holds a developer's own orders and names others to go to, and on addresses that must not be used. */
export const mongoDbUriAttack: Attack = {
  title: 'MONGODB_URI and DYNAMODB_ENDPOINT lead to data that is not the run’s',
  async run(checks, folder) {
    for (const [what, env] of Object.entries(REFUSED)) {
      const { code, output } = await start(folder, env);
      const seen = { code, password: output.includes(CANARY) };
      checks.equal(`${what} is refused before anything is started`, seen, { code: MISUSED, password: false });
    }
    const found = await obtainMongo({ ...process.env, MONGODB_URI: undefined });
    const title = 'A developer’s own orders';
    if (found.kind === 'unavailable') return checks.skipped(title, found.reason);
    const own = join(folder, 'mongodb');
    mkdirSync(own);
    const engine = await startMongo(found, own);
    const client = new MongoClient(engine.uri);
    try {
      await survive(client, decodeURIComponent(new URL(engine.uri).hostname), folder, checks);
    } finally {
      await client.close();
      await engine.stop();
    }
  },
};

const MISUSED = 2;
const WITHIN_MS = 300_000;
const LOOPBACK = '127.0.0.1:27017';
const REFUSED: Readonly<Record<string, NodeJS.ProcessEnv>> = {
  'A server elsewhere': { MONGODB_URI: `mongodb://user:${CANARY}@db.example.net/` },
  'A server elsewhere beside one here': { MONGODB_URI: `mongodb://${LOOPBACK},db.example.net/` },
  'A way there through a proxy': {
    MONGODB_URI: `mongodb://${LOOPBACK}/?proxyHost=db.example.net&proxyPassword=${CANARY}`,
  },
  'A password in MONGODB_URI': { MONGODB_URI: `mongodb://user:${CANARY}@${LOOPBACK}/` },
  'A password in DYNAMODB_ENDPOINT': { DYNAMODB_ENDPOINT: `http://user:${CANARY}@127.0.0.1:8000` },
};

/** Lets a run use the server, at the near end of a tunnel, and looks at what is in it before and after. */
async function survive(client: MongoClient, socket: string, folder: string, checks: Checks): Promise<void> {
  for (const name of ['orders', 'try-out'])
    await client
      .db(name)
      .collection('orders')
      .insertMany([{ own: 1 }, { own: 2 }]);
  const before = await contentsOf(client);
  const tunnel = await startTunnel(socket);
  try {
    const { code } = await start(folder, { MONGODB_URI: `mongodb://127.0.0.1:${tunnel.port}/?retryWrites=false` });
    checks.equal('npm start with a server of the developer’s succeeds', code, 0);
    checks.equal('The members that the server names are not called', tunnel.strays(), 0);
    checks.equal(
      'The developer’s own databases are as they were, and no other is left',
      await contentsOf(client),
      before,
    );
  } finally {
    await tunnel.stop();
  }
}

/** Documents and indexes of all collections, by database. */
async function contentsOf(client: MongoClient): Promise<Document> {
  const { databases } = await client.db('admin').admin().listDatabases();
  const names = databases.map(({ name }) => name).filter((name) => name === 'orders' || name.startsWith('try-out'));
  return Object.fromEntries(
    await Promise.all(
      names.sort().map(async (name) => {
        const orders = client.db(name).collection('orders');
        const indexes = name.startsWith(OWN_PREFIX) ? [] : await orders.indexes();
        return [
          name,
          { documents: await orders.find().toArray(), indexes: indexes.map((index) => index.name) },
        ] as const;
      }),
    ),
  );
}

async function start(folder: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const run = await startGroup(process.execPath, [...RUN_TYPESCRIPT, 'bin/start.ts'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env, TMPDIR: folder },
  });
  const tooLate = setTimeout(() => void run.stop(), WITHIN_MS);
  const { code } = await run.ended.finally(() => clearTimeout(tooLate));
  return { code, output: run.output() };
}
