import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/bench/command';

runCommand(command);
