import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROUTES } from '../../../lib/orders/routes';
import { proxyEvent } from '../../support/api-gateway-event';
import { bundleAway } from '../../support/bundle';
import { describeWithMongo, freshDatabase } from '../../support/local-mongo';
import { answerOf, NEW_ORDER, path, type Answer } from '../../support/order-contract';

/** The bundle as Lambda runs it: a process of its own, settings in the environment, one event after the other. */
describeWithMongo('the deployed function', (engine) => {
  let bundle: ReturnType<typeof bundleAway>;
  let runtime: ChildProcess;

  beforeAll(() => {
    bundle = bundleAway(join(__dirname, '../../../lambda/atlas-orders/handler.ts'));
    runtime = fork(join(__dirname, '../../support/lambda-runtime.mjs'), [bundle.file], {
      env: {
        PATH: process.env['PATH'],
        CONNECTION_STRING: engine().uri,
        AUTH: 'none',
        DATABASE: freshDatabase(),
        COLLECTION: 'orders',
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  });
  afterAll(async () => {
    bundle?.remove();
    if (!runtime || runtime.exitCode !== null) return;
    runtime.kill('SIGKILL');
    await once(runtime, 'exit');
  });

  const invoke = async (operation: keyof typeof ROUTES, request: object): Promise<Answer> => {
    runtime.send(proxyEvent({ ...ROUTES[operation], ...request }));
    const [result] = (await once(runtime, 'message')) as [Parameters<typeof answerOf>[0]];
    return answerOf(result);
  };

  it('serves an order from its first event to its last', async () => {
    const id = path('c', 'o1');
    const change = { ...id, body: { from: 'PLACED', to: 'PAID' } };
    const answers = [
      await invoke('put', { ...id, body: NEW_ORDER }),
      await invoke('put', { ...id, body: NEW_ORDER }),
      await invoke('changeStatus', change),
      await invoke('changeStatus', change),
      await invoke('listByStatus', { query: { status: 'PAID' } }),
      await invoke('listByCustomer', { path: { customerId: 'c' }, query: { limit: '0' } }),
      await invoke('delete', id),
      await invoke('get', id),
    ];
    expect(answers.map(({ status }) => status)).toStrictEqual([201, 409, 200, 409, 200, 400, 204, 404]);
    expect(answers[4]?.body.orders).toStrictEqual([{ customerId: 'c', orderId: 'o1', status: 'PAID', ...NEW_ORDER }]);
  });
});
