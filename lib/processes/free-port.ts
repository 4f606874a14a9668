import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Misuse } from '../errors';

export const LOOPBACK = '127.0.0.1';

/** A TCP port of {@link LOOPBACK} that nobody listens on at this moment. */
export const freePort = (): Promise<number> => listenOnce(0);

/**
 * The port that a setting asks for.
 *
 * @param setting name of the environment variable that holds `value`
 * @throws Misuse when it is no port number, or taken
 */
export async function requestedPort(setting: string, value: string): Promise<number> {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Misuse(`${setting} is "${value}"; allowed is a port number, 1 to 65535. Unset it to use any free port`);
  }
  try {
    return await listenOnce(port);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'taken' : `not usable (${String(error)})`;
    throw new Misuse(`${setting} is ${port}, and that port of ${LOOPBACK} is ${why}. Unset it to use any free port`);
  }
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer().listen(port, LOOPBACK);
  await once(server, 'listening');
  const { port: got } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return got;
}
