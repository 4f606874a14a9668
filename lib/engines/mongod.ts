/** A real MongoDB server that is installed on this machine, with an empty database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, LOOPBACK } from '../processes/free-port';
import { startGroup } from '../processes/process-group';
import { waitForOutput } from '../processes/wait-for-output';

const START_WITHIN_MS = 30_000;

/**
 * Starts it as a single server on a free loopback port. Its files are removed when it stops.
 *
 * @param binary path of `mongod`
 * @throws Error with the server's last words
 */
export async function startMongod(binary: string): Promise<{ readonly uri: string; stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'mongod-'));
  const removeData = (): void => rmSync(data, { recursive: true, force: true });
  try {
    const port = await freePort();
    const args = ['--bind_ip', LOOPBACK, '--port', `${port}`, '--dbpath', data, '--nounixsocket'];
    const server = await startGroup(binary, args);
    await waitForOutput(binary, server, /waiting for connections/i, START_WITHIN_MS);
    return { uri: `mongodb://${LOOPBACK}:${port}/`, stop: () => server.stop().finally(removeData) };
  } catch (error) {
    removeData();
    throw error;
  }
}
