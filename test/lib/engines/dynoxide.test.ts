import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynamoDbLabel, findDynamoDb, startDynamoDb } from '../../../lib/engines/dynoxide';
import { environment } from '../../../lib/processes/python-tools';
import { describeUnless } from '../../support/describe-unless';
import { RUN_TYPESCRIPT } from '../../../lib/processes/run-typescript';

const missing = () => {
  throw new Error('Cannot find module');
};

/** An environment that is as good as made. */
function madeIn(cache: string): string {
  const { path } = environment({ cache });
  mkdirSync(join(path, 'bin'), { recursive: true });
  writeFileSync(join(path, 'bin', 'python'), '');
  return join(path, 'bin', 'python');
}

describe('findDynamoDb', () => {
  it('takes the server that DYNAMODB_ENDPOINT names before the package', () => {
    expect(findDynamoDb({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000/' }, missing)).toStrictEqual({
      endpoint: 'http://127.0.0.1:8000',
    });
  });

  it.each(['http://[::1]:8000', 'http://localhost:8000'])('takes %s for loopback', (endpoint) => {
    expect(findDynamoDb({ DYNAMODB_ENDPOINT: endpoint })).toStrictEqual({ endpoint });
  });

  it.each([
    'https://dynamodb.eu-west-1.amazonaws.com',
    'http://10.0.0.1:8000',
    'http://127.0.0.1.example.com',
    '127.0.0.1:8000',
    'x',
  ])('refuses %s, which is not http on this machine', (endpoint) => {
    expect(() => findDynamoDb({ DYNAMODB_ENDPOINT: endpoint })).toThrow(
      `DYNAMODB_ENDPOINT is "${endpoint}"; allowed is`,
    );
  });

  it('finds the binary beside the package’s package.json', () => {
    expect(findDynamoDb({}, (id) => `/modules/${id}`)).toStrictEqual({
      binary: '/modules/@dynoxide/linux-x64/dynoxide',
    });
  });

  it('takes MiniStack where the package is not installed, and that is set up', () => {
    const cache = mkdtempSync(join(tmpdir(), 'dynamodb-'));
    const python = madeIn(cache);
    const hidden = findDynamoDb({}, missing, cache);
    rmSync(cache, { recursive: true });
    expect(hidden).toStrictEqual({ python });
    expect(dynamoDbLabel(hidden as { python: string })).toBe('MiniStack');
  });

  it('says how to get one when there is none', () => {
    expect(findDynamoDb({}, missing, '/nowhere')).toStrictEqual({
      unavailable: expect.stringContaining('DYNAMODB_ENDPOINT=http://127.0.0.1:8000'),
    });
  });
});

describe('startDynamoDb', () => {
  it('leaves a server alone that it did not start', async () => {
    const server = await startDynamoDb({ endpoint: 'http://127.0.0.1:1' });
    await server.stop();
    expect(server.endpoint).toBe('http://127.0.0.1:1');
  });
});

const found = findDynamoDb({});
const lacking = 'unavailable' in found ? found.unavailable : undefined;

describeUnless(lacking, 'a DynamoDB that was started', () => {
  if ('unavailable' in found) return;

  it('answers until it is stopped, which may be said twice', async () => {
    const server = await startDynamoDb(found);
    expect(await answers(server.endpoint)).toBe(true);
    await server.stop();
    await server.stop();
    expect(await answers(server.endpoint)).toBe(false);
  });

  it('ends with the process that started it, however that ends', async () => {
    const module = join(__dirname, '..', '..', '..', 'lib', 'engines', 'dynoxide.ts');
    const script = `const { startDynamoDb } = require(${JSON.stringify(module)});
      startDynamoDb(${JSON.stringify(found)}).then(({ endpoint }) => process.stdout.write(endpoint, () => process.kill(process.pid, 'SIGKILL')));`;
    const child = spawn(process.execPath, [...RUN_TYPESCRIPT, '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let endpoint = '';
    child.stdout.on('data', (text: Buffer) => (endpoint += text.toString()));
    await once(child, 'close');
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    for (let tries = 0; tries < 100 && (await answers(endpoint)); tries += 1) await sleep(50);
    expect(await answers(endpoint)).toBe(false);
  });

  it('is reported with its last words when it does not come up', async () => {
    await expect(startDynamoDb({ binary: '/no/such/binary' })).rejects.toThrow(
      /no\/such\/binary did not answer .* not found/,
    );
  });
});

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );
