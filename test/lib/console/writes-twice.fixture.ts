import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../../lib/console/run-command';

const PAUSE_MS = 50;

runCommand((_, { out }) => async () => {
  for (const line of ['one\n', 'two\n']) {
    out.write(line);
    await sleep(PAUSE_MS);
  }
  return 3;
});
