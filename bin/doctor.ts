import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/doctor/command';

runCommand(command);
