import { runCommand } from '../../lib/console/run-command';
import { command } from './mutations-command';

runCommand(command);
