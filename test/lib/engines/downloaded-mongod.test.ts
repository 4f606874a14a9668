import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedMongod, fetchMongod, mongodFault } from '../../../lib/engines/downloaded-mongod';
import { freePort } from '../../../lib/processes/free-port';

let cache: string;
let host: string;
let asked: string[];
let sent: Buffer;
let server: Server;
beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'downloaded-mongod-'));
  asked = [];
  sent = Buffer.from('');
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === '/none.tgz') response.statusCode = 404;
    response.end(request.method === 'GET' ? sent : undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  rmSync(cache, { recursive: true, force: true });
});

/** An archive as MongoDB publishes them, whose mongod is a script. */
function archive(script: string, path = 'mongod.tgz') {
  const folder = mkdtempSync(join(cache, 'archive-'));
  const bin = join(folder, 'mongodb-linux-8', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'mongod'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'mongod'), 0o777);
  sent = spawnSync('tar', ['-czf', '-', '-C', folder, 'mongodb-linux-8']).stdout;
  rmSync(folder, { recursive: true });
  return { path, sha256: createHash('sha256').update(sent).digest('hex') };
}
const left = (): string[] => readdirSync(cache).filter((name) => name.startsWith('mongod-8'));

describe('the mongod that is downloaded', () => {
  it('is downloaded once, and then taken from the cache', async () => {
    const lines: string[] = [];
    const options = { cache, host, archive: archive('exit 0'), onProgress: (line: string) => lines.push(line) };
    const first = await fetchMongod(options);
    expect(first).toStrictEqual({ binary: cachedMongod(cache) });
    expect(await fetchMongod({ ...options, archive: archive('exit 1') })).toStrictEqual(first);
    expect([asked, lines.length, left().length]).toStrictEqual([['HEAD /', 'GET /mongod.tgz'], 1, 1]);
    expect(readdirSync(dirname(cachedMongod(cache) as string)).sort()).toStrictEqual(['mongod', 'stamp.json']);
  });

  it('is neither kept nor run where it is another than the project names', async () => {
    const { path } = archive('exit 0');
    const ran = join(cache, 'ran');
    const meant = { path, sha256: '0'.repeat(64) };
    archive(`touch ${ran}`);
    const found = await fetchMongod({ cache, host, archive: meant });
    expect(found).toStrictEqual({
      unavailable: expect.stringContaining('is not what the project names, and was not run'),
    });
    expect([existsSync(ran), left()]).toStrictEqual([false, []]);
  });

  it('is checked before it is started', async () => {
    await fetchMongod({ cache, host, archive: archive('exit 0') });
    const binary = cachedMongod(cache) as string;
    expect(await mongodFault(binary)).toBeUndefined();
    writeFileSync(binary, 'another');
    expect(await mongodFault(binary)).toHaveProperty('message', expect.stringMatching(/was not run.*rm -r/));
  });

  it('is not started from a folder that others can write to', async () => {
    await fetchMongod({ cache, host, archive: archive('exit 0') });
    const binary = cachedMongod(cache) as string;
    chmodSync(dirname(binary), 0o777);
    expect(await mongodFault(binary)).toHaveProperty(
      'message',
      expect.stringContaining('is no folder that only you can write to'),
    );
  });

  it('is downloaded again where it is no longer whole', async () => {
    const options = { cache, host, archive: archive('exit 0') };
    await fetchMongod(options);
    const binary = cachedMongod(cache) as string;
    writeFileSync(binary, '');
    expect(await fetchMongod(options)).toStrictEqual({ binary });
    expect([await mongodFault(binary), left()]).toStrictEqual([undefined, ['mongod-8.2.6']]);
  });

  it('is not downloaded from a host that does not answer, and that is remembered', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/`;
    const first = await fetchMongod({ cache, host: nobody, archive: archive('exit 0') });
    expect(first).toStrictEqual({ unavailable: expect.stringContaining(`${new URL(nobody).host} cannot be reached`) });
    expect(await fetchMongod({ cache, host, archive: archive('exit 0') })).toStrictEqual(first);
    expect(asked).toStrictEqual([]);
  });

  it('is looked for again a day later', async () => {
    const before = Date.now() - 25 * 60 * 60_000;
    writeFileSync(join(cache, 'mongod-download.json'), JSON.stringify({ at: before, reason: 'x' }));
    expect(await fetchMongod({ cache, host, archive: archive('exit 0') })).toHaveProperty('binary');
  });

  it('is not there where the host has none', async () => {
    expect(await fetchMongod({ cache, host, archive: archive('exit 0', 'none.tgz') })).toStrictEqual({
      unavailable: expect.stringContaining('answers 404'),
    });
    expect([cachedMongod(cache), left()]).toStrictEqual([undefined, []]);
  });

  it('is not kept where it does not run on this system', async () => {
    const found = await fetchMongod({
      cache,
      host,
      archive: archive('echo "libcrypto.so.1.1: not found" >&2; exit 127'),
    });
    expect(found).toStrictEqual({
      unavailable: expect.stringContaining('does not run here: libcrypto.so.1.1: not found'),
    });
    expect(left()).toStrictEqual([]);
  });

  it('is named by the project for each system it is published for', () => {
    const text = readFileSync(join(__dirname, '../../../lib/engines/downloaded-mongod.ts'), 'utf8');
    expect(text.match(/sha256: '[0-9a-f]{64}'/g)).toHaveLength(4);
  });
});
