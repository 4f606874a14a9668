import { runCommand } from '../../lib/console/run-command';
import { command } from './soak-command';

runCommand(command);
