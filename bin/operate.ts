import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/operate/command';

runCommand(command);
