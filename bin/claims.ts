import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/claims/command';

runCommand(command);
