import { operate } from '../lib/operations/operate';
import { main } from '../lib/console/main';

main(() => operate(process.argv.slice(2)));
