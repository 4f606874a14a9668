import { join } from 'node:path';
import { doctor } from '../lib/commands/doctor/command';
import { endWith } from '../lib/console/end-with';
import { main } from '../lib/console/main';

main(async () => endWith(await doctor(process.argv.slice(2), join(__dirname, '..'))));
