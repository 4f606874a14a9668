import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/test-deploy/command';

runCommand(command);
