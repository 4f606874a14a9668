import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/docs/command';

runCommand(command);
