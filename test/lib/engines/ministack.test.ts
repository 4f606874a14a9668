import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMiniStack } from '../../../lib/engines/ministack';
import { runCredentials } from '../../../lib/engines/run-credentials';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ministack-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Stands for an interpreter whose MiniStack does not come up. */
function failingPython(script: string): string {
  const path = join(folder, 'python');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const start = (python: string, machine: NodeJS.ProcessEnv): Promise<unknown> =>
  startMiniStack({ python, folder, region: 'eu-west-1', credentials: runCredentials(), machine });

describe('MiniStack', () => {
  it('is not started on a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(start('never-run', { MINISTACK_PORT: String(port) })).rejects.toThrow(
      `MINISTACK_PORT is ${port}, and that port of 127.0.0.1 is taken`,
    );
    server.close();
  });

  it('fails with its own last words when it does not come up', async () => {
    await expect(start(failingPython('echo "No module named ministack"; exit 1'), {})).rejects.toThrow(
      /did not come up on http:\/\/127\.0\.0\.1:[0-9]+\. It said:\nNo module named ministack/,
    );
  });

  it('gets nothing of the machine’s environment but where to find programs', async () => {
    const python = failingPython('env; exit 1');
    const message = await start(python, { PATH: process.env['PATH'], AWS_PROFILE: 'production' }).catch(String);
    expect(message).toContain('BIND_HOST=127.0.0.1');
    expect(message).not.toContain('AWS_PROFILE');
  });
});
