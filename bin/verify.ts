import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/verify/command';

runCommand(command);
