/** An API that is there already, on this machine: the function's code, without the signatures that AWS would check. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { loadFrom } from '../../../../lib/commands/load/command';
import { readResults } from '../../../../lib/load/results';
import { totalsOf } from '../../../../lib/load/summary';
import { runCredentials } from '../../../../lib/engines/run-credentials';
import type { OwnServer } from '../../../../lib/engines/own-server';
import { apiSenders } from '../../../../lib/tryout/emulator-http';
import { startFunctionApi } from '../../../../lib/tryout/function-api';
import { busy } from '../../../../lib/orders/errors';
import { runLine } from '../../../support/command-line';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { snapshotAssembly } from '../../../support/snapshot-template';

const OPERATIONS = 10;
const store = new InMemoryOrderStore();
let api: OwnServer;
let open: Server;
let address: string;
beforeAll(async () => {
  const credentials = runCredentials();
  api = await startFunctionApi(store, credentials);
  const send = apiSenders(api.url, { region: 'eu-west-1', credentials }).signed;
  open = createServer((request, response) => {
    const { method = '', url = '' } = request;
    void text(request)
      .then((body) => send(method, url, body || undefined))
      .then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      );
  });
  await new Promise<void>((listening) => open.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(open.address() as AddressInfo).port}`;
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  open.closeAllConnections();
  open.close();
  await api.stop();
});

const load = (target: string, ...more: string[]) =>
  runLine(
    loadFrom(async () => snapshotAssembly('trial', new Set(['AWS::DynamoDB::GlobalTable']))),
    ['--target', target, '--over', 'http', '--endpoint', `${target}=${address}`, '--format', 'json', '--rate', '100']
      .concat('--duration', '100ms', '--warm-up', '0', '--records', '5', '--max-lateness', '1m')
      .concat(more),
  );

it.each(['atlas', 'dynamodb'])('measures the API of %s, and removes its orders from it', async (target) => {
  const { exitCode, out, err } = await load(target);
  expect({ exitCode, err }).toStrictEqual({ exitCode: 0, err: '' });
  const { place, runs } = readResults(out, 'out');
  expect({ place, runs }).toMatchObject({
    place: 'local',
    runs: [{ target, over: 'http', engine: 'API Gateway and an emulator', invalid: [] }],
  });
  expect(totalsOf(runs[0]!)).toMatchObject({ issued: OPERATIONS, completed: OPERATIONS });
  expect(store.orders.size).toBe(0);
});

it('measures one side where the other does not answer, and says that it did', async () => {
  const { exitCode, out, err } = await load('dynamodb', '--target', 'both', '--endpoint', 'atlas=http://127.0.0.1:1');
  expect([exitCode, err]).toStrictEqual([
    1,
    expect.stringMatching(/^Not measured: atlas: --endpoint atlas=\S+ does not answer .*\n$/),
  ]);
  expect(readResults(out, 'out').runs.map(({ target }) => target)).toStrictEqual(['dynamodb']);
});

it('counts what the API throttles as failed, by the contract’s code', async () => {
  const get = store.get.bind(store);
  jest.spyOn(store, 'get').mockImplementation(async (id) => {
    if (store.orders.size > 0) throw busy(new Error('Too many'));
    return get(id);
  });
  const { operations } = readResults((await load('atlas', '--workload', 'ycsb-c')).out, 'out').runs[0]!;
  expect(operations.get).toMatchObject({ issued: OPERATIONS, completed: 0, failed: { BUSY: OPERATIONS } });
});
