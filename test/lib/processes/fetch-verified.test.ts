import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchVerified } from '../../../lib/processes/fetch-verified';
import { freePort } from '../../../lib/processes/free-port';

const MEANT = 'what is meant';
const SUM = createHash('sha256').update(MEANT).digest('hex');

let folder: string;
let file: string;
let server: Server;
let url: string;
let answer: (end: (status: number, text?: string) => void) => void;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fetch-verified-'));
  file = join(folder, 'file');
  server = createServer((_, response) => answer((status, text) => response.writeHead(status).end(text)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  rmSync(folder, { recursive: true });
});

describe('what is downloaded to be run', () => {
  it('is kept where it is what is meant, for its user alone', async () => {
    answer = (end) => end(200, MEANT);
    await fetchVerified(url, SUM, file, 5_000);
    expect([readFileSync(file, 'utf8'), lstatSync(file).mode & 0o777]).toStrictEqual([MEANT, 0o600]);
  });

  it.each([
    ['another file', 'invalid', (end: (status: number, text?: string) => void) => end(200, `${MEANT}!`)],
    ['no file', 'absent', (end: (status: number, text?: string) => void) => end(404, MEANT)],
    ['no answer in time', 'unavailable', () => undefined],
  ])('is not left there where %s comes', async (_, kind, how) => {
    answer = how;
    await expect(fetchVerified(url, SUM, file, 300)).rejects.toMatchObject({ name: 'Refusal', kind });
    expect(existsSync(file)).toBe(false);
  });

  it('is not there where nobody listens', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}/`;
    await expect(fetchVerified(nobody, SUM, file, 5_000)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is said to have no place where it cannot be written', async () => {
    answer = (end) => end(200, MEANT);
    await expect(fetchVerified(url, SUM, join(file, 'no-folder'), 5_000)).rejects.toMatchObject({ kind: 'denied' });
  });
});
