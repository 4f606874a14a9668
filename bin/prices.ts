import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/prices/command';

runCommand(command);
