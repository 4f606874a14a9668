/**
 * `npm run test:attacks`: carries out what another local user, a web page, or data of someone else could do to a run, and finds each refused.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type CommandLine } from '../../lib/console/run-command';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import { Checks } from '../../lib/tryout/checks';
import { conclude } from '../../lib/tryout/checks-text';
import type { Attack } from './attack';
import { listenersAttack } from './listeners';
import { mongoDbUriAttack } from './mongodb-uri';
import { hostileText } from './hostile-text';
import { plantedTemporaryFiles } from './planted-temporary-files';
import { replacedFunctions } from './replaced-functions';
import { tamperedDownloads } from './tampered-downloads';

const ATTACKS: readonly Attack[] = [
  listenersAttack,
  mongoDbUriAttack,
  plantedTemporaryFiles,
  replacedFunctions,
  tamperedDownloads,
  hostileText,
];

const command: CommandLine = (command, terminal) => {
  command
    .name('npm run test:attacks --')
    .description(
      'Attacks a run as another local user or a web page could, on loopback only, and finds each attack refused.',
    )
    .option('--json', 'print the result as JSON');
  return async () => {
    const { json } = command.opts<{ json?: true }>();
    const checks = new Checks();
    const { path: folder, remove } = temporaryFolder();
    for (const [index, attack] of ATTACKS.entries()) {
      const own = join(folder, String(index));
      mkdirSync(own, { mode: 0o700 });
      await terminal.progress.step(attack.title, () => attack.run(checks, own));
    }
    remove();
    return conclude(checks, json, terminal);
  };
};

runCommand(command);
