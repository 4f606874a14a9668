import { main } from '../../lib/tryout/main';
import { soakCommand } from './soak-command';

main(() => soakCommand(process.argv));
