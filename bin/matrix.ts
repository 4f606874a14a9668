import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/matrix/command';

runCommand(command);
