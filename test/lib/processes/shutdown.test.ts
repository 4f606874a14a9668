import { buildSync } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openRunDirectory } from '../../../lib/processes/run-directory';
import { areGone } from '../../support/processes';

interface Owned {
  readonly path: string;
  readonly pids: readonly number[];
}

const TIMEOUT_MS = 60_000;
/** As JavaScript: a process that has to compile it first takes half a second more to start. */
let fixture: string;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-owner-'));
  fixture = join(folder, 'server-owner.cjs');
  buildSync({
    entryPoints: [join(__dirname, 'server-owner.fixture.ts')],
    outfile: fixture,
    bundle: true,
    platform: 'node',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'shutdown-test-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Starts the fixture and waits until its server runs. */
async function startOwner(then = 'wait'): Promise<{ owner: ChildProcess; owned: Owned }> {
  const owner = spawn(process.execPath, [fixture, root, then], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface({ input: owner.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  return { owner, owned: JSON.parse(line) as Owned };
}

describe('a command that has started a server', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'stops it, removes its folder and exits with 128 + the number of %s',
    async (signal, exitCode) => {
      const { owner, owned } = await startOwner();
      owner.kill(signal);
      const [code] = (await once(owner, 'exit')) as [number];
      expect({ code, gone: await areGone(owned.pids), folder: existsSync(owned.path) }).toStrictEqual({
        code: exitCode,
        gone: true,
        folder: false,
      });
    },
    TIMEOUT_MS,
  );

  it(
    'stops it when an exception is not caught',
    async () => {
      const { owner, owned } = await startOwner('throw');
      const [code] = (await once(owner, 'exit')) as [number];
      expect({ code, gone: await areGone(owned.pids), folder: existsSync(owned.path) }).toStrictEqual({
        code: 1,
        gone: true,
        folder: false,
      });
    },
    TIMEOUT_MS,
  );

  it(
    'leaves no process after SIGKILL, and its folder to the next run',
    async () => {
      const { owner, owned } = await startOwner();
      owner.kill('SIGKILL');
      await once(owner, 'exit');
      expect({ gone: await areGone(owned.pids), folder: existsSync(owned.path) }).toStrictEqual({
        gone: true,
        folder: true,
      });

      const next = await openRunDirectory(root);
      expect(existsSync(owned.path)).toBe(false);
      await next.remove();
    },
    TIMEOUT_MS,
  );
});
