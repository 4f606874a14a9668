import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LOOPBACK } from '../../lib/processes/free-port';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import type { Checks } from '../../lib/tryout/checks';
import { readUntil } from '../../lib/tryout/poll';

const WITHIN_MS = 30_000;
const FETCH = `require('./lib/engines/downloaded-mongod.ts').fetchMongod(JSON.parse(process.env.OPTIONS)).then((found) => {
  if (!found.binary) throw new Error(found.unavailable);
})`;

/** Ends a download in its middle by each signal: nothing half made may be left, at the latest by the next run, which has it whole. */
export async function endDownloads(checks: Checks): Promise<void> {
  const { path: folder, remove } = temporaryFolder();
  const archive = archiveIn(folder);
  let half = true;
  const server = createServer(({ method }, response) => {
    if (method === 'HEAD') response.end();
    else if (half) response.writeHead(200, { 'content-length': archive.length }).write(archive.subarray(0, 100));
    else response.end(archive);
  }).listen(0, LOOPBACK);
  await once(server, 'listening');
  const options = {
    host: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    archive: { path: 'mongod.tgz', sha256: createHash('sha256').update(archive).digest('hex') },
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    const cache = join(folder, signal);
    mkdirSync(cache);
    half = true;
    const cut = fetchInto(cache, options);
    const began = await readUntil(async () => readdirSync(cache, { recursive: true }).some(isPacked), true, WITHIN_MS);
    cut.kill(signal);
    await once(cut, 'exit');
    if (signal !== 'SIGKILL')
      checks.equal(`A download that ${signal} ends leaves nothing`, [began, readdirSync(cache)], [true, []]);
    half = false;
    const again = fetchInto(cache, options);
    const [status] = (await once(again, 'exit')) as [number | null];
    const title = `The download after one that ${signal} has ended is whole, and alone`;
    checks.equal(title, [began, status, readdirSync(cache).map((name) => name.split('-')[0])], [true, 0, ['mongod']]);
  }
  server.closeAllConnections();
  server.close();
  remove();
}

const isPacked = (file: string | Buffer): boolean => String(file).endsWith('.tgz');

const fetchInto = (cache: string, options: object): ChildProcess =>
  spawn(process.execPath, [...RUN_TYPESCRIPT, '-e', FETCH], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, OPTIONS: JSON.stringify({ ...options, cache }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** As MongoDB publishes them, whose mongod is a script. */
function archiveIn(folder: string): Buffer {
  const bin = join(folder, 'packed', 'mongodb', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'mongod'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  return spawnSync('tar', ['-czf', '-', '-C', join(folder, 'packed'), 'mongodb']).stdout;
}
