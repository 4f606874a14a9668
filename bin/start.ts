import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/start/command';

runCommand(command);
