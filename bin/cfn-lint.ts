import { runCommand } from '../lib/console/run-command';
import { command } from '../lib/commands/cfn-lint/command';

runCommand(command);
