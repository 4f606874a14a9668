/** A real MongoDB server that is installed on this machine, with an empty database of its own. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startGroup } from '../processes/process-group';
import { waitForOutput } from '../processes/wait-for-output';
import { socketAddress } from '../settings/connection-string';

/** A server of the run's own. */
export interface StartedMongo {
  readonly uri: string;
  stop(): Promise<void>;
  /** Lets this process end while the server runs, which then ends too. */
  unref(): void;
}

const START_WITHIN_MS = 30_000;

/**
 * Starts it as a single server that listens on no port: whoever may enter the folder may ask it.
 * https://www.mongodb.com/docs/manual/reference/configuration-options/#mongodb-setting-net.bindIp
 *
 * @param binary path of `mongod`
 * @param socket path that it listens at; its files lie beside it, and so does the socket that it makes in any case
 * @throws Error with the server's last words
 */
export async function startMongod(binary: string, socket: string): Promise<StartedMongo> {
  const folder = dirname(socket);
  const data = join(folder, 'mongod');
  mkdirSync(data);
  const args = ['--bind_ip', socket, '--unixSocketPrefix', folder, '--dbpath', data];
  const server = await startGroup(binary, args);
  await waitForOutput(binary, server, /waiting for connections/i, START_WITHIN_MS);
  return { uri: socketAddress(socket), stop: () => server.stop(), unref: () => server.unref() };
}
