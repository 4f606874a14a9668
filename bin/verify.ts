import { main } from '../lib/console/main';
import { verifyCommand } from '../lib/commands/verify/command';

main(() => verifyCommand(process.argv.slice(2)));
