/** Real processes, on the engines that this machine has. */
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runLocalWorkers } from '../../../../lib/commands/load/local-workers';
import { Refusal } from '../../../../lib/errors';
import { findDynamoDb, startDynamoDb } from '../../../../lib/engines/dynoxide';
import type { LoadOptions } from '../../../../lib/load/run-load';
import { totalsOf } from '../../../../lib/load/summary';
import { LOAD_WORKERS } from '../../../../lib/load/workers';
import { dynamoDbClient } from '../../../../lib/orders/dynamodb/client';
import { PROJECT_ROOT } from '../../../../lib/processes/project-root';
import { madeInterpreter } from '../../../../lib/processes/python-tools';
import { RUN_TYPESCRIPT } from '../../../../lib/processes/run-typescript';
import { synthProfile } from '../../../../lib/stacks/synth-profile';
import { describeUnless } from '../../../support/describe-unless';
import { someLoad } from '../../../support/load-options';
import { areGone, descendants, type Running } from '../../../support/processes';

const engine = findDynamoDb();
const lacking =
  'unavailable' in engine
    ? engine.unavailable
    : madeInterpreter() === undefined
      ? 'MiniStack is not installed. npm start does it'
      : undefined;

describeUnless(lacking, 'a load from processes of this machine', () => {
  const assembly = synthProfile('trial', { 'loadTest.enabled': true });
  const load = someLoad({ prefix: 'load-0123abcd', records: 5, rampMs: 100, latenessBoundMs: 60_000 });
  const run = (changes: Partial<LoadOptions> = {}, env: NodeJS.ProcessEnv = process.env) =>
    runLocalWorkers('dynamodb', { ...load, ...changes }, 3, {
      function: LOAD_WORKERS.dynamodb,
      assembly,
      env,
      note: () => undefined,
    });
  /** Engines of other tests among them. */
  let before: ReadonlySet<number>;
  beforeEach(() => (before = new Set(descendants(process.pid).map(({ pid }) => pid))));
  /** What runs still, beside what has ended and says nothing. */
  const left = (): string[] => descendants(process.pid).flatMap(({ pid, what }) => (before.has(pid) ? [] : what || []));

  it('does what one process would, says that it is local, and leaves nothing running', async () => {
    const { place, parts, runs } = await run();
    expect(place).toBe('local');
    expect(parts.map(({ id }) => id)).toStrictEqual([0, 1, 2].map((index) => `load-0123abcd-${index}/${index}`));
    expect(runs).toMatchObject([{ target: 'dynamodb', engine: expect.not.stringContaining('Amazon') }]);
    expect(totalsOf(runs[0]!)).toMatchObject({ issued: 100, completed: 100 });
    expect(left()).toStrictEqual([]);
  }, 120_000);

  it('has no result where a part fails, says which, and leaves nothing running', async () => {
    const failing = run({ latenessBoundMs: 0 });
    await expect(failing).rejects.toThrow(Refusal);
    await expect(failing).rejects.toThrow(/^Part [012] of load-0123abcd has failed \(Misuse: no item of a load/);
    expect(left()).toStrictEqual([]);
  }, 120_000);

  it('ends at Ctrl-C with all that it has started, and removes its table', async () => {
    const server = await startDynamoDb(engine as Exclude<typeof engine, { unavailable: string }>);
    const client = dynamoDbClient({ ...server, region: 'eu-west-1' });
    const given = ['--distributed', '2', '--target', 'dynamodb', '--endpoint', `dynamodb=${server.endpoint}`];
    const command = spawn(
      process.execPath,
      [...RUN_TYPESCRIPT, join(PROJECT_ROOT, 'bin/load.ts'), ...given, '--records', '5', '--duration', '5m'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    try {
      let started: Running[] = [];
      while (started.filter(({ what }) => what.includes('runtime.mjs')).length < 2 && command.exitCode === null) {
        started = descendants(command.pid as number);
        await new Promise((resume) => setTimeout(resume, 20));
      }
      command.kill('SIGINT');
      expect(await text(command.stdout)).toBe('');
      expect((await once(command, 'close'))[0]).toBe(130);
      expect(await areGone(started.map(({ pid }) => pid))).toBe(true);
      expect((await client.send(new ListTablesCommand({}))).TableNames).toStrictEqual([]);
    } finally {
      command.kill('SIGKILL');
      client.destroy();
      await server.stop();
    }
  }, 120_000);
});
