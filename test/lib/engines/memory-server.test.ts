import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedMongod, fetchMongod } from '../../../lib/engines/memory-server';
import { freePort } from '../../../lib/processes/free-port';

let cache: string;
let host: string;
let asked: string[];
let server: Server;
beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'memory-server-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method}`);
    response.end();
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

/** Stands for the package's download, whose host no test may reach; `$0` is the folder. */
const downloader = (script: string) => ['/bin/sh', '-c', script] as const;
const leaves = (mongod: string) =>
  downloader(`mkdir "$0"; env > "$0/../../environment"; cat > "$0/mongod-x" <<'END'
#!/bin/sh
${mongod}
END
chmod +x "$0/mongod-x"; echo "mongod: $0/mongod-x"`);
const folders = (): string[] => readdirSync(cache).filter((name) => name.startsWith('mongodb-memory-server-'));

describe('the mongod of mongodb-memory-server', () => {
  it('is downloaded once, and then taken from the cache', async () => {
    const lines: string[] = [];
    const options = {
      cache,
      host,
      downloader: leaves('echo db version v8'),
      onProgress: (line: string) => lines.push(line),
    };
    const binary = join(cache, 'mongodb-memory-server', 'mongod');
    expect(await fetchMongod(options)).toEqual({ binary });
    expect(await fetchMongod({ ...options, downloader: downloader('exit 1') })).toEqual({ binary });
    expect([cachedMongod(cache), asked, lines.length, folders()]).toEqual([binary, ['HEAD'], 1, []]);
  });

  it('is downloaded with its certificate and checksum checked', async () => {
    await fetchMongod({ cache, host, downloader: leaves('exit 0') });
    const environment = readFileSync(join(cache, 'environment'), 'utf8').split('\n');
    expect(environment).toEqual(expect.arrayContaining(['npm_config_strict_ssl=true', 'MONGOMS_MD5_CHECK=true']));
  });

  it('is not downloaded from a host that does not answer, and that is remembered', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/`;
    const first = await fetchMongod({ cache, host: nobody, downloader: downloader('exit 1') });
    expect(first).toEqual({ unavailable: expect.stringContaining(`${new URL(nobody).host} cannot be reached`) });
    expect(await fetchMongod({ cache, host, downloader: leaves('exit 0') })).toEqual(first);
    expect(asked).toEqual([]);
  });

  it('is looked for again a day later', async () => {
    const before = Date.now() - 25 * 60 * 60_000;
    writeFileSync(join(cache, 'mongodb-memory-server.json'), JSON.stringify({ at: before, reason: 'x' }));
    expect(await fetchMongod({ cache, host, downloader: leaves('exit 0') })).toHaveProperty('binary');
  });

  it.each([
    ['says why it failed', 'echo "404 for this system" >&2; exit 1', '404 for this system'],
    ['says nothing', 'exit 1', 'ended without a word'],
  ])('is not there where the download %s', async (_, script, reason) => {
    expect(await fetchMongod({ cache, host, downloader: downloader(script) })).toEqual({
      unavailable: expect.stringContaining(reason),
    });
    expect([cachedMongod(cache), folders()]).toEqual([undefined, []]);
  });

  it('is not kept where it does not run on this system', async () => {
    const found = await fetchMongod({
      cache,
      host,
      downloader: leaves('echo "libcrypto.so.1.1: not found" >&2; exit 127'),
    });
    expect(found).toEqual({ unavailable: expect.stringContaining('does not run here: libcrypto.so.1.1: not found') });
    expect(existsSync(join(cache, 'mongodb-memory-server'))).toBe(false);
  });
});
