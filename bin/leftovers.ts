import { endWith } from '../lib/doctor/end-with';
import { leftovers } from '../lib/leftovers/leftovers';
import { main } from '../lib/tryout/main';

main(async () => endWith(await leftovers(process.argv.slice(2))));
