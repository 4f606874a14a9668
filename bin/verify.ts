import { main } from '../lib/tryout/main';
import { verifyCommand } from '../lib/verify/command';

main(() => verifyCommand(process.argv.slice(2)));
