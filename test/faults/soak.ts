import { main } from '../../lib/console/main';
import { soakCommand } from './soak-command';

main(() => soakCommand(process.argv));
