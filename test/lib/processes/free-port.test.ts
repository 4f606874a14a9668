import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort, LOOPBACK, requestedPort } from '../../../lib/processes/free-port';

async function listen(port = 0): Promise<Server> {
  const server = createServer().listen(port, LOOPBACK);
  await once(server, 'listening');
  return server;
}

describe('a free port', () => {
  it('can be listened on', async () => {
    const server = await listen(await freePort());
    server.close();
  });
});

describe('a requested port', () => {
  it('is the one asked for', async () => {
    const port = await freePort();
    expect(await requestedPort('SOME_PORT', String(port))).toBe(port);
  });

  it('is refused when it is taken, with the setting’s name', async () => {
    const server = await listen();
    const { port } = server.address() as AddressInfo;
    await expect(requestedPort('SOME_PORT', String(port))).rejects.toThrow(
      `SOME_PORT is ${port}, and that port of 127.0.0.1 is taken. Unset it to use any free port`,
    );
    server.close();
  });

  it.each(['0', '65536', '80.5', 'http', ' '])('is refused when it is %p', async (value) => {
    await expect(requestedPort('SOME_PORT', value)).rejects.toThrow('allowed is a port number, 1 to 65535');
  });
});
