import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/load/command';

runCommand(command);
