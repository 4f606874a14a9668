import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/cost/command';

runCommand(command);
