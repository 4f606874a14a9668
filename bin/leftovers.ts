import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/leftovers/command';

runCommand(command);
