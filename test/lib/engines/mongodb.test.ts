import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { findMongo, obtainMongo, startMongo, type FoundMongo } from '../../../lib/engines/mongodb';
import { freePort } from '../../../lib/processes/free-port';
import { describeWithMongo } from '../../support/local-mongo';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'path-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A fake command on a PATH of its own. */
function command(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
/** Asked for its version it says nothing, at once. */
const fakeMongod = (script: string): string =>
  command('mongod', `[ "$1" = --version ] && exit\necho "$@" > ${join(folder, 'arguments')}\n${script}`);
const java = (version: string): string => command('java', `echo 'openjdk version "${version}" 2025-04-15' >&2`);

describe('findMongo', () => {
  it('takes MONGODB_URI before anything else', () => {
    command('mongod', '');
    expect(findMongo({ MONGODB_URI: 'mongodb://127.0.0.1:27017/', PATH: folder })).toMatchObject({ kind: 'given' });
  });

  it.each([
    'mongodb://db.example.com/',
    'mongodb+srv://cluster0.abcde.mongodb.net/',
    'mongodb://user:hunter2@10.0.0.1/',
    'not an address',
  ])('refuses MONGODB_URI %s without repeating it', (uri) => {
    const find = () => findMongo({ MONGODB_URI: uri, PATH: folder });
    expect(find).toThrow(/MONGODB_URI .* loopback/);
    expect(find).not.toThrow(uri);
  });

  it('takes a mongod on the PATH before a stand-in', () => {
    const binary = command('mongod', '');
    java('17.0.15');
    expect(findMongo({ PATH: folder })).toStrictEqual({ kind: 'mongod', binary });
  });

  it('takes the mongod that was downloaded before a stand-in, and after one on the PATH', () => {
    java('17.0.15');
    const downloaded = join(folder, 'mongod-8.2.6', 'mongod');
    mkdirSync(dirname(downloaded));
    writeFileSync(downloaded, '');
    expect(findMongo({ PATH: folder }, folder)).toStrictEqual({ kind: 'downloaded-mongod', binary: downloaded });
    const binary = command('mongod', '');
    expect(findMongo({ PATH: folder }, folder)).toStrictEqual({ kind: 'mongod', binary });
  });

  it('takes the stand-in where Java is', () => {
    java('17.0.15');
    expect(findMongo({ PATH: folder }, folder)).toStrictEqual({ kind: 'mongo-java-server' });
  });

  it.each([
    ['Java is missing', undefined],
    ['Java is 11, not 17 or later', '11.0.2'],
  ])('says that %s and how to get a server', (missing, version) => {
    if (version) java(version);
    const found = findMongo({ PATH: folder }, folder);
    expect(found).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining(missing) });
    expect(found).toMatchObject({ reason: expect.stringContaining('set MONGODB_URI=') });
  });
});

describe('obtainMongo', () => {
  const nobody = async () => ({ cache: join(folder, 'cache'), host: `http://127.0.0.1:${await freePort()}/` });

  it('settles for the stand-in where no mongod can be downloaded, and says why', async () => {
    java('17.0.15');
    const lines: string[] = [];
    const found = await obtainMongo({ PATH: folder }, { ...(await nobody()), onProgress: (line) => lines.push(line) });
    expect([found, lines]).toStrictEqual([
      { kind: 'mongo-java-server' },
      [expect.stringMatching(/^no mongod could be downloaded: 127\.0\.0\.1:\d+ cannot be reached/)],
    ]);
  });

  it('adds that reason to the others where there is nothing at all', async () => {
    const found = await obtainMongo({ PATH: folder }, await nobody());
    expect(found).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/Java is missing.*no mongod could be downloaded/),
    });
  });

  it('asks no one where a mongod is on the PATH', async () => {
    const binary = command('mongod', '');
    expect(await obtainMongo({ PATH: folder }, { cache: folder, host: 'no address' })).toStrictEqual({
      kind: 'mongod',
      binary,
    });
  });
});

describe('startMongo', () => {
  let own: string;
  beforeEach(() => mkdirSync((own = join(folder, 'own'))));

  it('leaves a given server alone', async () => {
    const engine = await startMongo({ kind: 'given', uri: 'mongodb://127.0.0.1:27017/' }, own);
    await engine.stop();
    expect(engine).toMatchObject({ kind: 'given', uri: 'mongodb://127.0.0.1:27017/' });
  });

  it("tells a mongod's own last words when it does not come up", async () => {
    const binary = fakeMongod('echo "no space left"; exit 1');
    await expect(startMongo({ kind: 'mongod', binary }, own)).rejects.toThrow(
      /ended before it was ready.*no space left/,
    );
  });

  it('starts a mongod that listens on no port, and has all its files in the folder', async () => {
    const binary = fakeMongod('echo "Waiting for connections"; exec sleep 60');
    const engine = await startMongo({ kind: 'mongod', binary }, own);
    await engine.stop();
    const socket = join(own, 'mongodb.sock');
    expect(engine.uri).toBe(`mongodb://${encodeURIComponent(socket)}/`);
    expect(readFileSync(join(folder, 'arguments'), 'utf8').trim()).toBe(
      `--bind_ip ${socket} --unixSocketPrefix ${own} --dbpath ${join(own, 'mongod')}`,
    );
  });
});

describeWithMongo('a started engine', (engine) => {
  it('answers, and says what it is', async () => {
    const client = new MongoClient(engine().uri);
    try {
      expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
    } finally {
      await client.close();
    }
    expect(engine().label.includes('stand-in')).toBe(engine().kind === 'mongo-java-server');
    expect(/ \d+\.\d+/.test(engine().label)).toBe(engine().kind !== 'given');
  });

  it('leaves no process behind', async () => {
    const others = servers();
    const another = await startMongo(findMongo() as FoundMongo, folder);
    const own = servers().filter((pid) => !others.includes(pid));
    await another.stop();
    await another.stop();
    expect(own.length).toBe(engine().kind === 'given' ? 0 : 2);
    expect(servers().filter((pid) => own.includes(pid))).toStrictEqual([]);
  }, 60_000);
});

/** Process ids of servers that this process started, and of their watchers. */
function servers(): string[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,pgid=,args='], { encoding: 'utf8' });
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  const leaders = new Set(rows.filter(([, parent]) => parent === String(process.pid)).map(([pid]) => pid));
  return rows
    .filter(([, , group, ...args]) => leaders.has(group) && /mongod|MongoStandIn/.test(args.join(' ')))
    .map(([pid]) => pid ?? '');
}
