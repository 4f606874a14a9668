import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { startOwnServer, type OwnServer } from '../../../lib/engines/own-server';
import { KEY_HEADER, runCredentials, signatureForm } from '../../../lib/engines/run-credentials';
import { PROJECT_ROOT } from '../../../lib/processes/project-root';

const own = runCredentials();
let server: OwnServer;
let served = 0;
beforeAll(async () => {
  server = await startOwnServer(own, (_, response) => {
    served += 1;
    response.end();
  });
});
afterAll(() => server.stop());
beforeEach(() => (served = 0));

/** @returns the status, and how often the request was looked at */
async function ask(headers: Record<string, string>): Promise<readonly [number | undefined, number]> {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const call = request(server.url, { headers, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    call.on('error', reject).end();
  });
  return [status, served];
}
const signed = (credentials = own) => ({ authorization: signatureForm(credentials, 'eu-west-1', 'execute-api') });

describe('a server of the run’s own', () => {
  it.each([
    ['in a signature', signed()],
    ['beside none', { [KEY_HEADER]: own.accessKeyId }],
  ])('serves who has its access key %s', async (_, headers) => {
    expect(await ask(headers)).toStrictEqual([200, 1]);
  });

  it.each<[string, Record<string, string>]>([
    ['has no access key', {}],
    ['has an empty one', { [KEY_HEADER]: '' }],
    ['has that of another run', signed(runCredentials())],
    ['has one of other letters', { [KEY_HEADER]: 'é'.repeat(own.accessKeyId.length) }],
    ['asks from a page', { ...signed(), origin: 'http://page.example' }],
    ['asks from a page of a file', { ...signed(), origin: 'null' }],
    ['asks by another name', { ...signed(), host: 'page.example' }],
    ['asks by another name of this machine', { ...signed(), host: 'localhost' }],
  ])('refuses who %s, unheard', async (_, headers) => {
    expect(await ask(headers)).toStrictEqual([403, 0]);
  });
});

/** A listener beside it would be one without its checks; {@link freePort} closes what it opens before it answers anybody. */
it('is the one way in which the tools listen', () => {
  const sources = ['bin', 'lambda', 'lib'].flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const listening = sources.filter((file) =>
    /\bcreateServer\b|\.listen\(/.test(readFileSync(join(PROJECT_ROOT, file), 'utf8')),
  );
  expect(listening.sort()).toStrictEqual(['lib/engines/own-server.ts', 'lib/processes/free-port.ts']);
});
