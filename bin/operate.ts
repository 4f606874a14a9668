import { operate } from '../lib/commands/operate/command';
import { main } from '../lib/console/main';

main(() => operate(process.argv.slice(2)));
