import { endWith } from '../lib/console/end-with';
import { leftovers } from '../lib/commands/leftovers/command';
import { main } from '../lib/console/main';

main(async () => endWith(await leftovers(process.argv.slice(2))));
