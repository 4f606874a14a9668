import { operate } from '../lib/operations/operate';
import { main } from '../lib/tryout/main';

main(() => operate(process.argv.slice(2)));
