import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { RUN_TYPESCRIPT } from '../../../lib/processes/run-typescript';

it('a command goes on and ends as it would where nobody reads its output any more', async () => {
  const child = spawn(process.execPath, [...RUN_TYPESCRIPT, join(__dirname, 'writes-twice.fixture.ts')]);
  child.stdout.destroy();
  const [err, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ err, status }).toStrictEqual({ err: '', status: 3 });
});
