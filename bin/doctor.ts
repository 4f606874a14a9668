import { join } from 'node:path';
import { doctor } from '../lib/doctor/doctor';
import { endWith } from '../lib/doctor/end-with';
import { main } from '../lib/tryout/main';

main(async () => endWith(await doctor(process.argv.slice(2), join(__dirname, '..'))));
