/** `npm run test:doors`: comes in as people do whose machine is not ours: through pipes, with an old Node, behind a proxy. */
import { runCommand, type CommandLine } from '../../lib/console/run-command';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import { Checks } from '../../lib/tryout/checks';
import { conclude } from '../../lib/tryout/checks-text';
import { otherNodes } from './other-nodes';
import { pipes } from './pipes';

const command: CommandLine = (command, terminal) => {
  command
    .name('npm run test:doors --')
    .description('Runs the commands through pipes, on other versions of Node, and with a proxy in the way.')
    .option('--json', 'print the result as JSON');
  return async () => {
    const checks = new Checks();
    const folder = temporaryFolder();
    await pipes(checks, terminal.progress);
    await otherNodes(checks, terminal.progress, folder.path);
    folder.remove();
    return conclude(checks, command.opts<{ json?: true }>().json, terminal);
  };
};

runCommand(command);
